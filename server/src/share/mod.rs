//! The page behind a viewer link: it only reads.

use axum::extract::{Path, State};

use crate::{app::App, error::Error};

pub(crate) async fn page(State(app): State<App>, Path(token): Path<String>) -> Result<String, Error> {
    app.store.viewed(&token).await?.map(|_| String::new()).ok_or(Error::NotFound)
}
