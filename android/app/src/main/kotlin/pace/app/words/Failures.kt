package pace.app.words

import pace.app.R
import pace.core.AddressException
import pace.core.Failure

/** What to tell a person about a failure, in their language. */
fun Failure.words(): Words = when (this) {
    is Failure.Rejected -> rejected[code]?.let { words(it) } ?: Words { _ -> sentence }
    is Failure.Offline -> words(R.string.words_offline)
    is Failure.Unconfirmed -> words(R.string.words_unconfirmed)
    is Failure.ServerBusy -> retryAfter?.let { wait ->
        val seconds = wait.seconds.coerceIn(1, 3600).toInt()
        plural(R.plurals.words_busy_for, seconds)
    } ?: words(R.string.words_busy)
    is Failure.NotFound -> words(R.string.words_not_found)
    is Failure.UpgradeRequired -> words(R.string.words_upgrade)
    is Failure.Internal -> words(R.string.words_internal, reportId)
}

/** Only codes that mean one thing: under "invalid" the server's sentence says more than a general one. */
private val rejected = mapOf(
    "session_unknown" to R.string.words_session_unknown,
    "session_deleted" to R.string.words_session_deleted,
    "game_unknown" to R.string.words_game_unknown,
    "game_deleted" to R.string.words_game_deleted,
    "player_has_games" to R.string.words_player_has_games,
    "game_played" to R.string.words_game_played,
    "id_taken" to R.string.words_id_taken,
    "expired" to R.string.words_expired,
    "group_unknown" to R.string.words_group_unknown,
    "group_deleted" to R.string.words_group_deleted,
    "player_unknown" to R.string.words_player_unknown,
    "not_saved_yet" to R.string.words_not_saved_yet,
    "name_taken" to R.string.words_name_taken,
    "payment_deleted" to R.string.words_payment_deleted,
)

fun AddressException.words(): Words = when (this) {
    is AddressException.Unreadable -> words(R.string.words_address_unreadable)
    is AddressException.Open -> words(R.string.words_address_open)
}
