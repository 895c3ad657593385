"""The formats for programs: json and jsonl against their schema, and github."""

import json
from importlib.resources import files

import jsonschema
import pytest

from newslint import __version__
from newslint.finding import Severity
from newslint.output import View, render
from newslint.report import FileReport, RunReport
from tests.output.samples import finding, report

SCHEMA = json.loads((files("newslint") / "schemas/report.schema.json").read_text("utf-8"))


def whole(run: RunReport, **view: object) -> dict:
    found = json.loads("\n".join(render("json", run, View(**view))))
    jsonschema.validate(found, SCHEMA)
    return found


def test_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_json_holds_the_contract():
    found = whole(report())
    assert found["version"] == __version__
    assert found["notes"] == ["desk/notes.log passed over"]
    assert [file["path"] for file in found["files"]] == ["desk/ferry.txt", "desk/photo.txt"]
    assert found["files"][1] == {"path": "desk/photo.txt", "findings": [], "error": "binary file"}
    assert found["files"][0]["findings"][1] == {
        "code": "NUM001",
        "name": "conflicting-counts",
        "severity": "error",
        "message": '"17 passengers" here, but 14 passengers on line 3: which figure stands?',
        "line": 5,
        "column": 32,
        "end_line": 5,
        "end_column": 45,
        "confidence": 0.93,
        "related": [
            {
                "line": 3,
                "column": 97,
                "end_line": 3,
                "end_column": 110,
                "message": "14 passengers here",
            }
        ],
        "fix": None,
    }
    assert found["summary"] == {
        "files": 1,
        "unreadable": 1,
        "words": 52,
        "errors": 2,
        "warnings": 1,
        "suggestions": 0,
        "held_back": 1,
    }


def test_json_fix_replaces_exactly_its_place():
    fix = whole(report())["files"][0]["findings"][2]["fix"]
    assert fix == {
        "title": 'write " hospital"',
        "safe": True,
        "edits": [{"line": 5, "column": 53, "end_line": 5, "end_column": 63, "text": " hospital"}],
    }


def test_json_statistics():
    figures = whole(report(), statistics=True)["statistics"]
    assert figures["layers"] == {"tokens": 0.2}
    assert {rule["code"]: rule["count"] for rule in figures["rules"]} == {
        "NUM001": 1,
        "REF001": 1,
        "TYP001": 1,
    }


@pytest.mark.parametrize(
    ("key", "value"),
    [("line", 0), ("severity", "fatal"), ("confidence", 1.5), ("code", "num1"), ("name", "A b")],
)
def test_schema_refuses_a_finding_out_of_shape(key, value):
    found = whole(report())
    found["files"][0]["findings"][0][key] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(found, SCHEMA)


def test_jsonl_is_one_valid_object_a_line():
    lines = [json.loads(line) for line in render("jsonl", report(), View())]
    for line in lines:
        jsonschema.validate(line, {"$ref": "#/$defs/line", "$defs": SCHEMA["$defs"]})
    assert [line.get("code") for line in lines] == ["REF001", "NUM001", "TYP001", None]
    assert lines[-1] == {"path": "desk/photo.txt", "error": "binary file"}


def test_github_commands():
    assert list(render("github", report(), View())) == [
        "::error title=REF001 pronoun-no-antecedent,file=desk/ferry.txt,line=5,col=1,endLine=5,"
        'endColumn=3::Who is "He"? No man before this.',
        "::error title=NUM001 conflicting-counts,file=desk/ferry.txt,line=5,col=32,endLine=5,"
        'endColumn=45::"17 passengers" here, but 14 passengers on line 3: which figure stands?'
        "%0Aline 3: 14 passengers here",
        "::warning title=TYP001 double-space,file=desk/ferry.txt,line=5,col=53,endLine=5,"
        "endColumn=63::Two spaces between words.",
        "::error file=desk/photo.txt,title=not checked::binary file",
    ]


def test_github_shows_suggestions_as_notices():
    found = finding("replaced", severity=Severity.SUGGESTION)
    (line,) = render("github", RunReport((FileReport("a.txt", (found,)),)), View())
    assert line.startswith("::notice title=NUM001 conflicting-counts,file=a.txt,line=3,col=221,")


def test_github_escapes_what_ends_a_property_or_a_command():
    source = "one\ntwo"
    found = finding("one\ntwo", source=source, message="100% of\r\nthem: a, b")
    run = RunReport((FileReport("a,b:c%.txt", (found,), source),))
    assert list(render("github", run, View())) == [
        "::error title=NUM001 conflicting-counts,file=a%2Cb%3Ac%25.txt,line=1,endLine=2"
        "::100%25 of%0D%0Athem: a, b"
    ]
