"""Reports made by hand."""

from __future__ import annotations

from newslint.finding import Severity
from newslint.model.span import Span
from newslint.report import (
    FileReport,
    Place,
    Remedy,
    ReportedEdit,
    ReportedFinding,
    RunReport,
)

STORY = """Ferry hits pier, 14 hurt

HALDEN HARBOUR, March 3 (Wire) - A commuter ferry struck a pier in Halden Harbour on Monday \
and 14 passengers were taken to hospital, the harbour authority said, in the third such accident \
on the line since the operator replaced its older vessels two years ago.

He told a news conference that 17 passengers\twere in  hospital .
"""


def place_of(source: str, words: str) -> tuple[Place, Span]:
    """Where ``words`` first stand."""
    start = source.index(words)
    span = Span(start, start + len(words))
    ends = []
    for offset in (span.start, span.end):
        before = source[:offset]
        ends += [before.count("\n") + 1, offset - before.rfind("\n")]
    return Place(*ends), span


def finding(
    words: str,
    code: str = "NUM001",
    name: str = "conflicting-counts",
    severity: Severity = Severity.ERROR,
    message: str = '"17 passengers" here, but 14 passengers on line 3: which figure stands?',
    *,
    source: str = STORY,
    related: tuple[tuple[str, str], ...] = (),
    fix: str | None = None,
) -> ReportedFinding:
    place, span = place_of(source, words)
    remedy = (
        None
        if fix is None
        else Remedy(f'write "{fix}"', (ReportedEdit(place, span, fix),), safe=True)
    )
    notes = tuple((place_of(source, other)[0], note) for other, note in related)
    return ReportedFinding(
        code, name, severity, message, place, span, confidence=0.93, related=notes, fix=remedy
    )


def report() -> RunReport:
    """Two errors, one with a related line, a warning with a fix, and a lost file."""
    findings = (
        finding(
            "He", "REF001", "pronoun-no-antecedent", message='Who is "He"? No man before this.'
        ),
        finding("17 passengers", related=(("14 passengers", "14 passengers here"),)),
        finding(
            "  hospital",
            "TYP001",
            "double-space",
            Severity.WARNING,
            "Two spaces between words.",
            fix=" hospital",
        ),
    )
    timings = {"REF001": 0.002, "NUM001": 0.004, "TYP001": 0.001, "layer tokens": 0.2}
    return RunReport(
        (
            FileReport(
                "desk/ferry.txt",
                findings,
                STORY,
                words=52,
                timings=timings,
                held_back={Severity.SUGGESTION: 1},
            ),
            FileReport("desk/photo.txt", error="binary file"),
        ),
        notes=("desk/notes.log passed over",),
    )
