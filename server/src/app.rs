//! What handlers share, and which path leads where.

use std::sync::Arc;

use axum::{
    Router, middleware,
    routing::{get, post, put},
};
use tower_http::compression::CompressionLayer;

use crate::{
    clock::Clock,
    config::{Access, Config, Limits},
    envelope,
    error::Error,
    games, groups, health, limits,
    rate::RateLimit,
    sessions, share,
    store::Store,
};

/// What handlers share.
#[derive(Clone)]
pub(crate) struct App {
    pub(crate) store: Arc<Store>,
    pub(crate) clock: Clock,
    pub(crate) access: Access,
    /// A proxy says who asks.
    pub(crate) trusts_forwarded: bool,
    pub(crate) limits: Arc<Limits>,
    /// Looking codes up, so that nobody finds a group by guessing.
    pub(crate) lookups: Arc<RateLimit>,
}

impl App {
    pub(crate) fn new(store: Arc<Store>, clock: Clock, config: &Config) -> Self {
        let limits = Arc::new(config.limits.clone());
        let lookups = Arc::new(RateLimit::new(limits.address_lookups, limits.lookups));
        let trusts_forwarded = config.trust_forwarded;
        Self { store, clock, access: config.access, trusts_forwarded, limits, lookups }
    }

    pub(crate) fn router(self) -> Router {
        let api = Router::new()
            .route("/sessions", get(sessions::list).post(sessions::create))
            .route("/sessions/summary", get(sessions::summaries))
            .route("/sessions/{id}", get(sessions::read).put(sessions::replace).delete(sessions::delete))
            .route("/sessions/{id}/changes", post(sessions::change))
            .route("/sessions/{id}/games", get(games::list).post(games::record))
            .route("/sessions/{id}/games/{game}", put(games::edit).delete(games::delete))
            .route("/groups", get(groups::list).post(groups::create))
            .route("/groups/shareable/{code}", get(groups::join))
            .route("/groups/{id}", get(groups::read).delete(groups::delete))
            .route("/groups/{id}/changes", post(groups::change))
            .route(
                "/groups/{id}/players",
                get(groups::players).post(groups::add_players).delete(groups::remove_player),
            )
            .route("/groups/{id}/players/{player}/stats", get(groups::player_profile))
            .route("/groups/{id}/guests", get(groups::guests).post(groups::promote))
            .route("/groups/{id}/sessions", get(groups::sessions))
            .route("/groups/{id}/stats", get(groups::leaderboard).post(groups::recalculate_ratings))
            .route("/groups/{id}/overview", get(groups::overview))
            .route("/groups/{id}/suggestion", get(groups::suggestion))
            .route("/groups/{id}/pairings", get(groups::pairings).post(groups::recalculate_pairings))
            .route("/groups/{id}/pairings/{one}/{other}", get(groups::pair_profile))
            .route("/health", get(health::process))
            .route("/health/db", get(health::database));
        let gate = limits::Gate::new(&self.limits);
        Router::new()
            .nest("/api", api)
            .route("/health", get(health::process))
            .route("/s/{viewer}", get(share::page))
            .route("/session/{id}", get(share::invitation))
            .route("/session/{id}/summary", get(share::invitation))
            .route("/group/shareable/{code}", get(share::group_invitation))
            .fallback(async || Error::NotFound)
            .method_not_allowed_fallback(async || Error::MethodNotAllowed)
            .layer(middleware::from_fn_with_state(gate, limits::admit))
            .layer(CompressionLayer::new())
            .layer(middleware::from_fn(envelope::wrap))
            .with_state(self)
    }
}
