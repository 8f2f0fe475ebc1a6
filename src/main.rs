//! Arguments in, exit code out.

fn main() -> std::process::ExitCode {
    danbiet::cli::run(std::env::args_os().collect())
}
