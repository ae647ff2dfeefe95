//! The one runtime of the process.

use std::{io, sync::OnceLock};

use tokio::runtime::{Builder, Runtime};

static RUNTIME: OnceLock<Result<Runtime, io::ErrorKind>> = OnceLock::new();

/// The runtime, which begins with the first phone and ends with the process.
pub(crate) fn runtime() -> io::Result<&'static Runtime> {
    let begun = RUNTIME.get_or_init(|| {
        let threads = Builder::new_multi_thread().worker_threads(2).thread_name("pace").enable_all().build();
        threads.map_err(|error| error.kind())
    });
    begun.as_ref().map_err(|kind| (*kind).into())
}
