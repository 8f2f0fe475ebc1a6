//! JUnit XML, which every CI server reads: a suite for each file, a case for each finding. An error
//! is a failed case; warnings and notes are cases that passed and have something to say.

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::place::{Places, clean};
use super::{SETTINGS, ordered, plain_one, severity};
use crate::finding::{Finding, Lang, Lookup, Severity};

/// All findings as one document; a site without any has one case, which passed.
pub fn junit(findings: &[Finding], sources: &dyn Lookup, lang: Lang) -> String {
    let places = Places::of(findings, sources);
    let mut report = Report::new("danbiet check");
    let mut suite: Option<TestSuite> = None;
    for finding in ordered(findings) {
        let path = finding.at.map_or_else(|| SETTINGS.to_owned(), |span| places.path(span));
        if suite.as_ref().is_none_or(|suite| suite.name.as_str() != path) {
            report.test_suites.extend(suite.replace(TestSuite::new(path.as_str())));
        }
        if let Some(suite) = &mut suite {
            suite.add_test_case(case(finding, &path, &places, lang));
        }
    }
    report.test_suites.extend(suite);
    if report.test_suites.is_empty() {
        let mut suite = TestSuite::new("content");
        suite.add_test_case(TestCase::new("danbiet check", TestCaseStatus::success()));
        report.test_suites.push(suite);
    }
    // The counts of the whole are those of its suites.
    let suites = &report.test_suites;
    (report.tests, report.failures) =
        (suites.iter().map(|suite| suite.tests).sum(), suites.iter().map(|s| s.failures).sum());
    report.to_string().unwrap_or_default()
}

fn case(finding: &Finding, path: &str, places: &Places<'_>, lang: Lang) -> TestCase {
    let place = finding.at.and_then(|span| places.place(span));
    let place = place.map_or(String::new(), |at| format!(" {}:{}", at.line, at.column));
    let told = plain_one(finding, places, lang);
    let mut status = TestCaseStatus::success();
    if finding.severity == Severity::Error {
        status = TestCaseStatus::non_success(NonSuccessKind::Failure);
        status.set_type(finding.code);
        status.set_message(clean(&finding.words(lang).cause));
        status.set_description(told.as_str());
    }
    let name = format!("{} {}{place}", severity(finding.severity, lang), finding.code);
    let mut case = TestCase::new(name, status);
    case.set_classname(path);
    if finding.severity != Severity::Error {
        case.set_system_out(told);
    }
    case
}
