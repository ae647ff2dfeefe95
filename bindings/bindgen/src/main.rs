//! Generates the Kotlin and Swift faces from the built library. A package of its own, so that no
//! generator is built into what phones carry.

fn main() {
    uniffi::uniffi_bindgen_main();
}
