//! What developers read, given to the platform's own log.

use std::{
    fmt::{self, Write},
    sync::Arc,
};

use tracing::{
    Event, Metadata, Subscriber,
    field::{Field, Visit},
    span,
};

/// How much a line matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, uniffi::Enum)]
pub enum LogLevel {
    /// What happens.
    Debug,
    /// What is worth knowing.
    Info,
    /// What should not be.
    Warning,
    /// What must not be.
    Error,
}

/// Takes lines; called on any thread. Lines have no names and no codes.
#[uniffi::export(with_foreign)]
pub trait LogSink: Send + Sync {
    /// Takes one.
    fn write(&self, level: LogLevel, target: String, line: String);
}

/// Writes all lines of at least that level there, until the process ends. False if something takes
/// the lines already.
#[uniffi::export]
pub fn write_log(least: LogLevel, sink: Arc<dyn LogSink>) -> bool {
    tracing::subscriber::set_global_default(Lines { least, sink }).is_ok()
}

struct Lines {
    least: LogLevel,
    sink: Arc<dyn LogSink>,
}

const fn level(of: tracing::Level) -> Option<LogLevel> {
    match of {
        tracing::Level::ERROR => Some(LogLevel::Error),
        tracing::Level::WARN => Some(LogLevel::Warning),
        tracing::Level::INFO => Some(LogLevel::Info),
        tracing::Level::DEBUG => Some(LogLevel::Debug),
        tracing::Level::TRACE => None,
    }
}

impl Subscriber for Lines {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        // What the network library says may have addresses in it.
        metadata.target().starts_with("pace_")
            && metadata.is_event()
            && level(*metadata.level()).is_some_and(|level| level >= self.least)
    }

    fn event(&self, event: &Event<'_>) {
        let mut line = Line::default();
        event.record(&mut line);
        if let Some(level) = level(*event.metadata().level()) {
            self.sink.write(level, event.metadata().target().to_owned(), line.0);
        }
    }

    // Spans are not enabled, so these are not called with one of ours.
    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }
    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}
    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}
    fn enter(&self, _: &span::Id) {}
    fn exit(&self, _: &span::Id) {}
}

/// The message, then `name=value` of each field.
#[derive(Default)]
struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        if field.name() == "message" {
            self.0.insert_str(0, &format!("{value:?}"));
        } else {
            // Writing to a text does not fail.
            let _written = write!(self.0, " {}={value:?}", field.name());
        }
    }
}
