//! The corpus of `tests/scenarios`, played on the real server and the real core, on phones in this
//! process or in another one.

mod act;
mod compare;
mod coverage;
mod drafts;
mod driver;
mod format;
mod group;
mod home;
mod intents;
mod names;
#[macro_use]
mod page;
mod pages;
mod phones;
mod remote;
mod run;
mod screen;
mod sight;
mod stage;

use std::{collections::BTreeSet, fs, path::Path, sync::LazyLock, thread, time::Duration};

use tokio::{runtime, time::timeout};

pub use coverage::Coverage;
pub use driver::Driver;
pub use phones::Phones;

use format::Scenario;
use run::{Progress, play};

/// Far more than a scenario takes: whatever waits longer waits for ever.
const PATIENCE: Duration = Duration::from_secs(30);
/// Scenarios at once; most of their time goes into syncing files.
const LANES: usize = 4;

/// A file of the corpus.
#[derive(Debug)]
pub struct Story {
    /// Its name without `.json`.
    pub name: String,
    /// What it holds.
    pub text: String,
}

/// Every file, in order.
pub static STORIES: LazyLock<Vec<Story>> = LazyLock::new(|| {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let entries =
        fs::read_dir(directory).expect("the scenarios").map(|entry| entry.expect("an entry").path());
    let files = entries.filter(|path| path.extension().is_some_and(|it| it == "json"));
    let mut stories: Vec<_> = files
        .map(|path| Story {
            name: path.file_stem().expect("a name").to_string_lossy().into_owned(),
            text: fs::read_to_string(path).expect("a file"),
        })
        .collect();
    stories.sort_by(|one, other| one.name.cmp(&other.name));
    stories
});

/// The story of that name.
///
/// # Panics
/// When there is none.
pub fn story(name: &str) -> &'static Story {
    STORIES.iter().find(|story| story.name == name).expect("a file of that name")
}

/// Plays them all: what they met, and what is wrong with those that fail.
///
/// # Panics
/// When there is no phone to play on.
pub fn play_all(phones: &Phones) -> (Coverage, Vec<String>) {
    let play_lane = |lane| {
        let stories = STORIES.iter().skip(lane).step_by(LANES);
        stories.map(|story| story.play(phones)).collect::<Vec<_>>()
    };
    let outcomes = thread::scope(|scope| {
        let lanes: Vec<_> = (0..LANES).map(|lane| scope.spawn(move || play_lane(lane))).collect();
        lanes.into_iter().flat_map(|lane| lane.join().expect("a lane")).collect::<Vec<_>>()
    });
    let mut coverage = Coverage::default();
    let mut failed = Vec::new();
    for outcome in outcomes {
        match outcome {
            Ok(met) => coverage.merge(met),
            Err(wrong) => failed.push(wrong),
        }
    }
    (coverage, failed)
}

impl Story {
    /// The laws that it shows.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn laws(&self) -> Result<BTreeSet<u8>, String> {
        Ok(self.read()?.laws)
    }

    /// Plays it in a runtime of its own: what it met.
    ///
    /// # Errors
    /// All that is wrong at the first step that is wrong.
    ///
    /// # Panics
    /// When there is no phone to play on.
    pub fn play(&self, phones: &Phones) -> Result<Coverage, String> {
        let scenario = self.read()?;
        let runtime = runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let mut progress = Progress::default();
        let played =
            runtime.block_on(async { timeout(PATIENCE, play(&scenario, phones, &mut progress)).await });
        let wrong = match played {
            Ok(Ok(coverage)) => return Ok(coverage),
            Ok(Err(wrong)) => wrong,
            Err(_) => [vec!["it never ends".to_owned()], std::mem::take(&mut progress.missing)].concat(),
        };
        let Scenario { title, .. } = scenario;
        Err(format!("{}.json ({title})\n  {}:\n    {}", self.name, progress.step, wrong.join("\n    ")))
    }

    fn read(&self) -> Result<Scenario, String> {
        serde_json::from_str(&self.text)
            .map_err(|error| format!("{}.json cannot be read: {error}", self.name))
    }
}
