//! The command line: exit codes, words in two languages, what is printed and what is not.

use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use super::site::{DINH_BANG, RECEPTION, Site, Spoken, dinh_bang};

fn site() -> Site {
    Site::with("2023/a.yaml", RECEPTION)
}

fn wrong() -> Site {
    Site::with("2023/a.yaml", "kind: citizen-recption\nperiod: 2023\n")
}

#[test]
fn it_ends_with_0_1_2_or_3() {
    site().danbiet(&["build"]).code(0);
    site().danbiet(&["check"]).code(0);
    wrong().danbiet(&["build"]).code(1);
    wrong().danbiet(&["check"]).code(1);
    for usage in [
        &["biuld"][..],
        &["build", "--nothing"],
        &["build", "--jobs", "many"],
        &["build", "--jobs", "0"],
        &["build", "--at", "20/11/2026"],
        &["build", "--at", "2026-02-30"],
        &["build", "--format", "xml"],
        &["build", "--lang", "fr"],
        &["serve", "--port", "99999"],
        &["completions", "csh"],
        &["init"],
        &[],
    ] {
        let spoken = site().danbiet(usage).code(2);
        assert!(!spoken.err.is_empty() && spoken.out.is_empty(), "{usage:?}: {spoken:?}");
    }
    for impossible in ["/proc/danbiet", "/dev/null/public", "/sys/danbiet"] {
        let spoken = site().danbiet(&["build", "--out", impossible]).code(3);
        assert!(spoken.err.contains("Cách sửa:"), "{spoken:?}");
        let spoken = site().danbiet(&["build", "--lang", "en", "--out", impossible]).code(3);
        assert!(spoken.err.contains("Remedy:"), "{spoken:?}");
    }
    site().danbiet(&["build", "--site", "/nonexistent"]).code(3);
}

#[test]
fn a_warning_is_no_error() {
    let text = RECEPTION.replace(
        "value: 120",
        "value: 120 }\n    - { line: petitions, value: 9 }\n    - { line: complaints, value: 8",
    );
    let spoken = Site::with("2023/a.yaml", &text).danbiet(&["build"]).code(0);
    assert!(spoken.err.contains("DB200"), "{}", spoken.err);
}

#[test]
fn help_is_in_both_languages() {
    let commands = ["build", "check", "init", "new", "serve", "status", "merge", "completions"];
    let vi = site().danbiet(&["--help"]).code(0).out;
    let en = site().danbiet(&["--help", "--lang", "en"]).code(0).out;
    assert!(vi.contains("Cách dùng") && vi.contains("Mã kết thúc"), "{vi}");
    assert!(en.contains("Usage") && en.contains("Exit codes"), "{en}");
    for command in commands {
        assert!(vi.contains(command) && en.contains(command), "{command}");
        let vi = site().danbiet(&[command, "--help"]).code(0).out;
        let en = site().danbiet(&[command, "--lang", "en", "--help"]).code(0).out;
        assert!(vi.contains("Cách dùng") && en.contains("Usage"), "{command}");
        assert!(!vi.contains("Options") && !en.contains("Tùy chọn"), "{command}:\n{vi}\n{en}");
    }
    // English is never half Vietnamese: the accents tell.
    let accents = |text: &str| {
        text.chars().any(|sign| "ạảãấầẩẫậắằẵặẹẻẽếềểễệọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđ".contains(sign))
    };
    assert!(!accents(&en), "{en}");
}

#[test]
fn complaints_about_usage_speak_the_language_asked_for() {
    let vi = site().danbiet(&["build", "--nothing"]).code(2).err;
    let en = site().danbiet(&["build", "--nothing", "--lang", "en"]).code(2).err;
    assert!(vi.contains("--nothing") && en.contains("--nothing"));
    assert!(!vi.contains("unexpected argument"), "{vi}");
    assert!(en.contains("--nothing") && vi != en);
}

#[test]
fn shells_get_their_completions() {
    for (shell, sign) in
        [("bash", "complete -F"), ("zsh", "#compdef danbiet"), ("fish", "complete -c danbiet")]
    {
        let out = site().danbiet(&["completions", shell]).code(0).out;
        assert!(out.contains(sign) && out.contains("base-url"), "{shell}:\n{out}");
    }
}

#[test]
fn quiet_prints_nothing_when_all_is_well() {
    let site = site();
    for command in [&["build", "--quiet"][..], &["build", "-q"], &["check", "--quiet"]] {
        let spoken = site.danbiet(command).code(0);
        assert_eq!((spoken.out.as_str(), spoken.err.as_str()), ("", ""), "{command:?}");
    }
    let spoken = wrong().danbiet(&["check", "--quiet"]).code(1);
    assert!(spoken.err.contains("DB100"), "{}", spoken.err);
}

#[test]
fn without_a_terminal_progress_is_plain_lines() {
    let spoken = site().danbiet(&["build"]).code(0);
    assert!(!spoken.err.contains('\u{1b}') && !spoken.err.contains('\r'), "{:?}", spoken.err);
    for step in ["Đọc tệp", "Kiểm tra", "Dựng trang", "Xuất bản", "Đã xuất bản"]
    {
        assert!(spoken.err.contains(step), "no {step} in {}", spoken.err);
    }
    // The heaviest pages are named with their bytes.
    assert!(
        spoken.err.contains("Trang nặng nhất") && spoken.err.contains(" B  "),
        "{}",
        spoken.err
    );
}

#[test]
fn json_is_valid_versioned_and_alone_on_the_output() {
    for (site, code, errors) in [(site(), 0, 0), (wrong(), 1, 1)] {
        for command in ["check", "build"] {
            let spoken = site.danbiet(&[command, "--format", "json"]).code(code);
            let json: serde_json::Value = serde_json::from_str(&spoken.out).unwrap();
            assert_eq!((&json["version"], &json["lang"]), (&1.into(), &"vi".into()));
            assert_eq!(json["errors"], errors, "{json}");
        }
    }
    let spoken = wrong().danbiet(&["check", "--format", "json", "--lang", "en"]).code(1);
    let json: serde_json::Value = serde_json::from_str(&spoken.out).unwrap();
    let found = &json["findings"][0];
    assert_eq!(found["file"], dinh_bang("2023/a.yaml"));
    assert_eq!((&found["line"], &found["column"]), (&1.into(), &7.into()));
    assert!(found["cause"].as_str().unwrap().starts_with("There is no kind"), "{json}");
}

#[test]
fn plain_is_one_line_a_finding() {
    let spoken = wrong().danbiet(&["check", "--format", "plain", "--quiet"]).code(1);
    let line = format!("{}:1:7: ", dinh_bang("2023/a.yaml"));
    assert_eq!(
        spoken.err.lines().filter(|said| said.starts_with(&line)).count(),
        1,
        "{}",
        spoken.err
    );
}

#[test]
fn a_finding_shows_its_line_and_a_mark_under_it() {
    let said = wrong().danbiet(&["check"]).code(1).err;
    let at = said.lines().position(|line| line.contains("kind: citizen-recption")).unwrap();
    let (line, mark) = (said.lines().nth(at).unwrap(), said.lines().nth(at + 1).unwrap());
    let column = |text: &str, sign| text.chars().position(|c| c == sign);
    let word = line.chars().count() - "citizen-recption".chars().count();
    assert_eq!(column(mark, '^').or(column(mark, '─')).or(column(mark, '━')), Some(word), "{said}");
    let en = wrong().danbiet(&["check", "--lang", "en"]).code(1).err;
    assert!(en.contains("There is no kind") && en.contains("the last site stands"), "{en}");
}

#[test]
fn the_day_of_the_build_comes_from_the_flag() {
    let site = site();
    let said = site.danbiet(&["build", "--at", "2024-02-29"]).code(0).err;
    assert!(said.contains("29/02/2024"), "{said}");
    let said = site.danbiet(&["build"]).code(0).err;
    assert!(said.contains("29/12/2023"), "{said}");
}

#[test]
fn the_address_of_publication_comes_from_the_flag() {
    let site = site().base_url("https://bacninh.gov.vn/cong-khai/");
    let run = site.build();
    run.success();
    let page = run.page(&format!("{DINH_BANG}/2023/tiep-cong-dan"));
    let canonical = format!("https://bacninh.gov.vn/cong-khai/{DINH_BANG}/2023/tiep-cong-dan/");
    assert!(page.html.contains(&canonical));
    assert!(run.sitemap().contains(&canonical));
    run.says_nowhere("https://example.vn");
    for wrong in
        ["bacninh.gov.vn", "ftp://bacninh.gov.vn", "https://", "https://a b", "https://a\"b"]
    {
        site.danbiet(&["build", "--base-url", wrong]).code(1);
    }
}

#[test]
fn an_output_that_may_not_be_written_is_a_fault_of_the_machine() {
    let site = site();
    site.build().success();
    let before = site.published();
    // Root may write anywhere, so somebody else has to try.
    let id = Command::new("id").arg("-u").output().unwrap().stdout;
    if id.starts_with(b"0\n") {
        let out = site.around().join("tep");
        std::fs::write(&out, "x").unwrap();
        let spoken = site.danbiet(&["build", "--out", out.to_str().unwrap()]).code(3);
        assert!(spoken.err.contains("tep"), "{}", spoken.err);
    } else {
        let folder = site.around().join("khoa");
        std::fs::create_dir(&folder).unwrap();
        std::fs::set_permissions(&folder, PermissionsExt::from_mode(0o555)).unwrap();
        let out = folder.join("public");
        site.danbiet(&["build", "--out", out.to_str().unwrap()]).code(3);
    }
    assert_eq!(site.published(), before);
}

#[test]
fn what_is_not_of_its_making_stays() {
    let site = site();
    std::fs::create_dir(site.path("public")).unwrap();
    std::fs::write(site.path("public/CNAME"), "congkhai.vn").unwrap();
    site.danbiet(&["build"]).code(0);
    assert_eq!(std::fs::read_to_string(site.path("public/CNAME")).unwrap(), "congkhai.vn");
    site.danbiet(&["build"]).code(0);
    assert!(site.path("public/CNAME").exists());
}

#[test]
fn it_runs_from_any_folder() {
    let site = site();
    let mut command = Command::new(env!("CARGO_BIN_EXE_danbiet"));
    command.args(["build", "--site"]).arg(site.path(".")).current_dir("/");
    Spoken::of(&mut command).code(0);
    assert!(site.published().contains_key("index.html"));
}

#[test]
fn it_is_the_version_of_the_package() {
    let out = site().danbiet(&["--version"]).code(0).out;
    assert_eq!(out.trim(), concat!("danbiet ", env!("CARGO_PKG_VERSION")));
}

#[test]
fn two_commands_lay_out_a_province_and_a_document() {
    let site = Site::bare();
    site.danbiet(&["init", "--province", "79"]).code(0);
    let spoken =
        site.danbiet(&["new", "citizen-reception", "--unit", "phuong sai gon", "--period", "2026"]);
    let spoken = spoken.code(0);
    site.danbiet(&["build", "--quiet"]).code(0);
    let published = site.published();
    let page = published.keys().find(|path| path.contains("phuong-sai-gon/2026/tiep-cong-dan"));
    assert!(page.is_some(), "{spoken:?}");
    // Laying out once more changes nothing that is there.
    site.danbiet(&["init", "--province", "79"]).code(0);
    site.danbiet(&["new", "no-such-kind", "--unit", "phuong sai gon", "--period", "2026"]).code(2);
}
