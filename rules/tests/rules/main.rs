//! The laws of the rules, examples of the wire, and the texts that people see.

mod any;
mod apply_laws;
mod bill_laws;
mod changes;
mod club;
mod evening;
mod group_answers;
mod group_laws;
mod group_records;
mod group_recount;
mod group_wire;
mod pool;
mod prediction;
mod ratings;
mod schedules;
mod share_texts;
mod suggestions;
mod twice;
mod wire_examples;
mod wire_laws;
