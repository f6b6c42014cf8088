//! The pannier program, which calls the `cli` of the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    pannier::cli::main()
}
