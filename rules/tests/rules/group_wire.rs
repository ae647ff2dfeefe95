//! A group's answers have the members of the wire, in the examples of its contract.

use pace_rules::group::{
    GroupPlayer, LeaderboardRow, Overview, PairProfile, PairingRow, PlayerProfile, RecentGuest,
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

/// An answer of the wire, read and written again.
fn again<T: DeserializeOwned + Serialize>(json: &str) -> (Value, Value) {
    let read: T = serde_json::from_str(json).expect("an answer of the wire");
    (serde_json::to_value(read).expect("plain data"), serde_json::from_str(json).expect("JSON"))
}

#[test]
fn answers_have_the_members_of_the_wire() {
    let games = r#"[{"teamANames":["Ann","Ben"],"teamBNames":["Cal","Dee"],"teamAScore":21,"teamBScore":15,"won":true,
        "date":"2026-01-05T19:10:00.000Z"}]"#;
    let lost = r#"[{"teamANames":["Ben","Dee"],"teamBNames":["Ann","Cal"],"teamAScore":21,"teamBScore":19,"won":false,
        "date":"2026-01-05T20:00:00.000Z","margin":2}]"#;
    let (ours, theirs) = again::<Vec<GroupPlayer>>(
        r#"[{"id":"gp-1","groupId":"group-1","name":"Ann","eloRating":1532,"wins":1,"losses":0,"totalGames":1,
            "createdAt":"2026-01-05T18:01:00.000Z"}]"#,
    );
    assert_eq!(ours, theirs);
    let (ours, theirs) = again::<Vec<RecentGuest>>(
        r#"[{"name":"Gus","sessionCount":2,"lastSessionId":"session-9","lastSessionName":"Friday 9",
            "lastSessionDate":"2026-01-09T19:00:00.000Z"}]"#,
    );
    assert_eq!(ours, theirs);
    let (ours, theirs) = again::<Vec<LeaderboardRow>>(
        r#"[{"groupPlayerId":"gp-1","playerName":"Ann","eloRating":1558,"rank":1,"totalGames":4,"wins":3,"losses":1,
            "winRate":75,"recentForm":["L","W","W","W"],"trend":"up"}]"#,
    );
    assert_eq!(ours, theirs);
    let (ours, theirs) = again::<Overview>(
        r#"{"totalGames":4,"totalSessions":1,"totalPlayers":4,"avgPointDifferential":3.3,"gamesPerSession":4,
            "closestMatchups":[{"team1Player1Name":"Ann","team1Player2Name":"Ben","team2Player1Name":"Cal",
            "team2Player2Name":"Dee","team1Wins":2,"team2Wins":2,"totalGames":4}],
            "highestElo":[{"name":"Ann","rating":1558}],"eloSpread":128,
            "bestWinStreak":[{"name":"Ann","streak":3}],"mostGamesPlayed":[{"name":"Ann","games":4}],
            "highestPairElo":[{"player1Name":"Ann","player2Name":"Ben","rating":1516}],
            "bestPairStreak":[{"player1Name":"Ann","player2Name":"Ben","streak":2}],
            "mostGamesTogether":[{"player1Name":"Ann","player2Name":"Ben","games":3}],
            "dreamTeam":{"player1Name":"Ann","player2Name":"Ben","winRate":67,"gamesPlayed":3,"wins":2,"losses":1},
            "unluckyPlayer":{"name":"Cal","count":1},"unluckyPairing":{"player1Name":"Cal","player2Name":"Dee","count":1},
            "clutchPlayer":{"name":"Ann","count":1},"clutchPairing":{"player1Name":"Ann","player2Name":"Ben","count":1},
            "firstSessionDate":"2026-01-05T19:00:00.000Z","daysSinceFirstSession":5}"#,
    );
    assert_eq!(ours, theirs);
    let (ours, theirs) = again::<PlayerProfile>(&format!(
        r#"{{"groupPlayerId":"gp-1","playerName":"Ann","eloRating":1558,"rank":1,"totalPlayers":4,
            "totalGames":4,"wins":3,"losses":1,"winRate":75,"pointsScored":83,"pointsConceded":74,"pointDifferential":9,
            "sessionsPlayed":1,"recentForm":["L","W","W","W"],"currentStreak":-1,"bestWinStreak":3,
            "partnerStats":[{{"partnerId":"gp-2","partnerName":"Ben","gamesPlayed":1,"wins":1,"losses":0,"winRate":100,
            "games":{games}}}],
            "opponentStats":[{{"opponentId":"gp-3","opponentName":"Cal","gamesPlayed":2,"wins":2,"losses":0,"winRate":100,
            "games":[]}}],"recentGames":{games},"unluckyGames":{lost},"unluckyCount":1,"clutchGames":[],"clutchCount":0}}"#,
    ));
    assert_eq!(ours, theirs);
    let (ours, theirs) = again::<Vec<PairingRow>>(
        r#"[{"player1Id":"gp-1","player1Name":"Ann","player2Id":"gp-2","player2Name":"Ben","gamesPlayed":6,"wins":4,
            "losses":2,"winRate":66.66666666666667,"eloRating":1531,"isQualified":true}]"#,
    );
    assert_eq!(ours, theirs);
    let (ours, theirs) = again::<PairProfile>(&format!(
        r#"{{"player1Id":"gp-1","player1Name":"Ann","player2Id":"gp-2","player2Name":"Ben","gamesPlayed":1,"wins":1,
            "losses":0,"winRate":100,"eloRating":1516,"pointsFor":21,"pointsAgainst":15,"pointDifferential":6,
            "currentStreak":1,"bestWinStreak":1,"recentForm":["W"],"recentGames":{games},
            "matchups":[{{"pairingPlayer1Id":"gp-1","pairingPlayer1Name":"Ann","pairingPlayer2Id":"gp-2",
            "pairingPlayer2Name":"Ben","opponentPlayer1Id":"gp-3","opponentPlayer1Name":"Cal","opponentPlayer2Id":"gp-4",
            "opponentPlayer2Name":"Dee","wins":1,"losses":0,"gamesPlayed":1,"winRate":100,"pointsFor":21,
            "pointsAgainst":15,"pointDifferential":6,"games":{games}}}],
            "unluckyGames":[],"unluckyCount":0,"clutchGames":[],"clutchCount":0}}"#,
    ));
    assert_eq!(ours, theirs);
}
