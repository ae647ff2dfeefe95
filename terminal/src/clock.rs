//! Times as people here read them.

use jiff::{
    Zoned,
    civil::{Date, Time},
    tz::TimeZone,
};
use pace_rules::time::Timestamp;

/// The present moment and the local time zone.
#[derive(Debug, Clone)]
pub(crate) struct Clock {
    pub(crate) now: Timestamp,
    pub(crate) zone: TimeZone,
}

impl Clock {
    /// This machine's clock.
    pub(crate) fn system() -> Self {
        Self { now: now(), zone: TimeZone::system() }
    }

    /// Looks at the machine's clock once more.
    pub(crate) fn tick(&mut self) {
        self.now = now();
    }

    fn zoned(&self, time: Timestamp) -> Zoned {
        jiff::Timestamp::from_millisecond(time.millis()).unwrap_or_default().to_zoned(self.zone.clone())
    }

    /// "19:42" today, else "10 Jan 19:42".
    pub(crate) fn recent(&self, time: Timestamp) -> String {
        let shown = self.zoned(time);
        let pattern = if shown.date() == self.zoned(self.now).date() { "%H:%M" } else { "%-d %b %H:%M" };
        shown.strftime(pattern).to_string()
    }

    /// "Sat 10 Jan 2026, 19:30".
    pub(crate) fn long(&self, time: Timestamp) -> String {
        self.zoned(time).strftime("%a %-d %b %Y, %H:%M").to_string()
    }

    /// "10 Jan 2026".
    pub(crate) fn day(&self, time: Timestamp) -> String {
        self.zoned(time).strftime("%-d %b %Y").to_string()
    }

    /// "2026-01-10" and "19:30", as they are typed.
    pub(crate) fn typed(&self, time: Timestamp) -> (String, String) {
        let time = self.zoned(time);
        (time.strftime("%Y-%m-%d").to_string(), time.strftime("%H:%M").to_string())
    }

    /// Reads a typed date.
    pub(crate) fn parse_date(text: &str) -> Result<Date, String> {
        text.trim().parse().map_err(|_| "write it like 2026-01-10".to_owned())
    }

    /// Reads a typed time of day.
    pub(crate) fn parse_time(text: &str) -> Result<Time, String> {
        let complaint = "write it like 19:30";
        let (hour, minute) = text.trim().split_once([':', '.']).ok_or(complaint)?;
        let number = |part: &str| part.parse::<i8>().map_err(|_| complaint.to_owned());
        Time::new(number(hour)?, number(minute)?, 0, 0).map_err(|_| complaint.to_owned())
    }

    /// The moment at which it is that time of that day here.
    pub(crate) fn moment(&self, date: Date, time: Time) -> Timestamp {
        let local = date.to_datetime(time).to_zoned(self.zone.clone());
        Timestamp::from_millis(local.map_or(self.now.millis(), |zoned| zoned.timestamp().as_millisecond()))
    }
}

fn now() -> Timestamp {
    Timestamp::from_millis(jiff::Timestamp::now().as_millisecond())
}

#[cfg(test)]
mod tests {
    use super::{Clock, TimeZone, Timestamp};

    fn clock() -> Clock {
        Clock { now: Timestamp::from_millis(1_768_073_400_000), zone: TimeZone::UTC }
    }

    #[test]
    fn today_needs_no_date() {
        let clock = clock();
        assert_eq!(clock.recent(clock.now), "19:30");
        assert_eq!(clock.recent(Timestamp::from_millis(clock.now.millis() - 86_400_000)), "9 Jan 19:30");
        assert_eq!(clock.long(clock.now), "Sat 10 Jan 2026, 19:30");
    }

    #[test]
    fn what_is_shown_can_be_typed_back() {
        let clock = clock();
        let (date, time) = clock.typed(clock.now);
        let date = Clock::parse_date(&date).expect("a date");
        assert_eq!(clock.moment(date, Clock::parse_time(&time).expect("a time")), clock.now);
        for wrong in ["", "25:00", "19", "ab:cd", "19:60"] {
            assert!(Clock::parse_time(wrong).is_err(), "{wrong}");
        }
        assert!(Clock::parse_date("10.1.2026").is_err());
    }
}
