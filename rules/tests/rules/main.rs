//! The laws of the rules, examples of the wire, and the texts that people see.

mod any;
mod apply_laws;
mod balance_laws;
mod balances;
mod bill_laws;
mod changes;
mod club;
mod evening;
mod group_answers;
mod group_laws;
mod group_records;
mod group_recount;
mod group_wire;
mod payments;
mod pool;
mod prediction;
mod ratings;
mod schedules;
mod schedules_formats;
mod schedules_plans;
mod schedules_replans;
mod share_texts;
mod suggestions;
mod twice;
mod wire_examples;
mod wire_laws;
