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
    games, health, limits, sessions, share,
    store::Store,
};

/// What handlers share.
#[derive(Clone)]
pub(crate) struct App {
    pub(crate) store: Arc<Store>,
    pub(crate) clock: Clock,
    pub(crate) access: Access,
    pub(crate) limits: Arc<Limits>,
}

impl App {
    pub(crate) fn new(store: Arc<Store>, clock: Clock, config: &Config) -> Self {
        Self { store, clock, access: config.access, limits: Arc::new(config.limits.clone()) }
    }

    pub(crate) fn router(self) -> Router {
        let api = Router::new()
            .route("/sessions", get(sessions::list).post(sessions::create))
            .route("/sessions/summary", get(sessions::summaries))
            .route("/sessions/{id}", get(sessions::read).put(sessions::replace).delete(sessions::delete))
            .route("/sessions/{id}/changes", post(sessions::change))
            .route("/sessions/{id}/games", get(games::list).post(games::record))
            .route("/sessions/{id}/games/{game}", put(games::edit).delete(games::delete))
            .route("/health", get(health::process))
            .route("/health/db", get(health::database));
        let gate = limits::Gate::new(&self.limits);
        Router::new()
            .nest("/api", api)
            .route("/health", get(health::process))
            .route("/s/{viewer}", get(share::page))
            .route("/session/{id}", get(share::invitation))
            .route("/session/{id}/summary", get(share::invitation))
            .fallback(async || Error::NotFound)
            .method_not_allowed_fallback(async || Error::MethodNotAllowed)
            .layer(middleware::from_fn_with_state(gate, limits::admit))
            .layer(CompressionLayer::new())
            .layer(middleware::from_fn(envelope::wrap))
            .with_state(self)
    }
}
