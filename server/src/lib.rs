//! The truth: groups, sessions and games over HTTP, on one `SQLite` file.
//!
//! A request is read and checked by `extract`, handed to the store by a use case of `groups`,
//! `sessions` or `games`, judged there by the rules that the phone judges with, and answered after
//! its commit. Reading order: `app`, `games`, `store`.
//!
//! ```
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let directory = tempfile::tempdir()?;
//! let config = pace_server::Config::new(directory.path().join("pace.db"));
//! let running = pace_server::start(config, pace_server::system_clock()).await?;
//! println!("sessions at http://{}/api/sessions", running.addr);
//! running.stop().await;
//! # Ok(())
//! # }
//! ```

mod app;
mod archive;
mod clock;
mod config;
mod connections;
mod envelope;
mod error;
mod extract;
mod games;
mod groups;
mod health;
mod id;
mod limits;
mod rate;
mod reply;
mod running;
mod serve;
mod sessions;
mod share;
mod signals;
mod store;

pub use archive::{ArchiveError, ExportArgs, Format, ImportArgs, Imported, export, import};
pub use clock::{Clock, system_clock};
#[doc(hidden)]
pub use config::Fault;
pub use config::{Access, Config, Limits, Rate};
pub use running::{Running, StartError, start};
pub use serve::{ServeArgs, serve};
pub use signals::asked_to_end;
pub use store::OpenError;
