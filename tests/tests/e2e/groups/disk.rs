//! What of groups is on disk.

use std::{fs, path::Path};

use pace_core::{failure::Failure, snapshot::Tab};
use pace_tests::{
    circle::{Circle, MEMBERS},
    proxy::{Fault, Seen},
};

/// Everything that is on a phone's disk, file after file.
fn on_disk(directory: &Path) -> String {
    let files = fs::read_dir(directory).expect("the directory");
    files.map(|file| fs::read_to_string(file.expect("a file").path()).expect("text")).collect()
}

#[tokio::test]
async fn three_recent_groups_and_nothing_else_of_a_group_is_on_disk() {
    let circle = Circle::begin().await;
    for number in 1..=3 {
        circle.ann.group(&circle.group).close();
        let (group, created) = circle.ann.home().create_group(&format!("Group {number}"));
        circle.ann.settle(created).await.expect("created");
        circle.ann.group(&group).close();
        circle.ann.clock.advance(std::time::Duration::from_secs(1));
    }
    let names: Vec<String> =
        circle.ann.home().snapshot().recent_groups.iter().map(|group| group.name.clone()).collect();
    assert_eq!(names, ["Group 3", "Group 2", "Group 1"]);
    let directory = circle.ann.directory.clone();
    circle.ann.stop().await;
    let disk = on_disk(&directory);
    for text in MEMBERS.into_iter().chain(["Fridays under test", circle.group.as_str()]) {
        assert!(!disk.contains(text), "{text} is on disk");
    }
    assert!(disk.contains("Group 3"));
}

#[tokio::test]
async fn a_write_is_on_disk_until_it_is_applied_and_an_open_tab_never() {
    let circle = Circle::begin().await;
    let page = circle.ann.group(&circle.group);
    circle.ann.proxy.times(3, Seen::is_write, Fault::LostAnswer);
    assert_eq!(circle.ann.settle(page.add_players(&["Eleanora"])).await, Err(Failure::Unconfirmed));
    let disk = on_disk(&circle.ann.directory);
    assert!(disk.contains("Eleanora") && !disk.contains("Annabel"), "{disk}");
    circle.sync().await;
    let disk = on_disk(&circle.ann.directory);
    assert!(!disk.contains("Eleanora"), "{disk}");
}

#[tokio::test]
async fn a_recent_group_opens_after_a_restart_by_its_id_with_one_call() {
    let mut circle = Circle::begin().await;
    circle.ben = circle.ben.restart().await;
    let recent = circle.ben.home().snapshot().recent_groups[0].clone();
    assert_eq!((recent.id.clone(), recent.name.as_str()), (circle.group.clone(), "Fridays under test"));
    let before = circle.ben.proxy.count();
    circle.ben.settle(circle.ben.group(&recent.id).open(Tab::Sessions)).await.expect("it opens");
    assert_eq!(circle.ben.proxy.count() - before, 1);
}
