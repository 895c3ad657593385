from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from newslint.analysis.pipeline import BUILDERS, open_document
from newslint.api import Document, Edit, Finding, Fix, Option, Related, Rule, Severity, Span
from newslint.engine import check_document, run_rules
from newslint.model.document import LayerError, UndeclaredLayerError
from tests.engine.support import make_rule, plain

STORY = 'Fire\n\nThe red barn burned.\n"The red door held," Bo Lund said.\n'


def _codes(doc: Document, *rules: type[Rule]) -> list[tuple[str, int]]:
    report = check_document(doc, [rule() for rule in rules])
    return [(f.code, f.place.line) for f in report.findings]


def test_findings_come_by_place_then_code_whatever_the_order_of_rules() -> None:
    late = make_rule("AAA001", "flags-door", "door", quotes="both")
    red = make_rule("BBB001", "flags-red", "red", quotes="both")
    barn = make_rule("AAA002", "flags-the-red", "red", quotes="both")
    expected = [("AAA002", 3), ("BBB001", 3), ("AAA002", 4), ("BBB001", 4), ("AAA001", 4)]
    assert _codes(open_document(plain(STORY)), late, red, barn) == expected
    assert _codes(open_document(plain(STORY)), barn, late, red) == expected


@pytest.mark.parametrize(("policy", "lines"), [("skip", [3]), ("inside", [4]), ("both", [3, 4])])
def test_quote_policy(policy: str, lines: list[int]) -> None:
    rule = make_rule("AAA001", "flags-red", "red", quotes=policy)
    assert [line for _, line in _codes(open_document(plain(STORY)), rule)] == lines


def test_findings_below_the_threshold_are_dropped() -> None:
    class Unsure(Rule):
        code, name, quotes, threshold = "AAA001", "un-sure", "both", 0.6

        def check(self, doc: Document) -> list[Finding]:
            return [self.finding(Span(0, 4), str(c), confidence=c) for c in (0.59, 0.6, 0.9)]

    found = run_rules(open_document(plain(STORY)), [Unsure()])
    assert [f.message for f in found] == ["0.6", "0.9"]


def test_a_crashing_rule_is_one_finding_and_stops_nothing() -> None:
    class Broken(Rule):
        code, name, quotes = "AAA001", "broken-rule", "both"

        def check(self, doc: Document) -> Any:
            yield self.finding(Span(0, 4), "before the crash")
            raise ValueError("no such\nthing")

    report = check_document(
        open_document(plain(STORY)), [Broken(), make_rule("BBB001", "flags-barn", "barn")()]
    )
    assert [(f.code, f.severity) for f in report.findings] == [
        ("NL900", Severity.ERROR),
        ("BBB001", Severity.WARNING),
    ]
    assert report.findings[0].message == "rule AAA001 broken-rule crashed: ValueError: no such"


def test_a_crashing_layer_is_one_finding_and_is_built_once() -> None:
    calls = []

    def broken(doc: Document) -> Any:
        calls.append(doc)
        raise OSError("model file is missing")

    def above(doc: Document) -> Any:
        return doc.layer("reading")

    class Reads(Rule):
        code, name, reads = "AAA001", "reads-tokens", frozenset({"tokens"})

        def check(self, doc: Document) -> Any:
            yield self.finding(doc.tokens[0].span, "first")

    also = type("Also", (Reads,), {"code": "AAA002", "name": "also-reads"})
    barn = make_rule("BBB001", "flags-barn", "barn")
    doc = Document(plain(STORY), {**BUILDERS, "reading": broken, "tokens": above})
    report = check_document(doc, [Reads(), also(), barn()])
    assert [f.code for f in report.findings] == ["NL901", "BBB001"]
    assert report.findings[0].message == (
        'layer "reading" crashed: OSError: model file is missing; rules left out: AAA001, AAA002'
    )
    assert len(calls) == 1
    with pytest.raises(LayerError):
        doc.layer("tokens")


def test_a_superseded_finding_goes_only_where_the_other_rule_speaks() -> None:
    wide = make_rule("AAA001", "flags-red-barn", "red barn", supersedes=frozenset({"BBB001"}))
    red = make_rule("BBB001", "flags-red", "red", quotes="both")
    other = make_rule("CCC001", "also-red", "red", quotes="both")
    assert _codes(open_document(plain(STORY)), wide, red, other) == [
        ("CCC001", 3),
        ("AAA001", 3),
        ("BBB001", 4),
        ("CCC001", 4),
    ]


class _Counts(Rule):
    """Tells how many findings of the rules on red and on barns there are."""

    code, name = "AAA000", "counts-others"
    reviews = (
        make_rule("BBB001", "flags-red", "red"),
        make_rule("BBB002", "flags-barn", "barn", threshold=2.0),
    )

    def review(self, doc: Document, found: Sequence[Finding]) -> Iterator[Finding]:
        yield self.finding(Span(0, 4), " ".join(f"{f.code}:{f.span.start}" for f in found))


@pytest.mark.parametrize("order", [1, -1])
def test_a_review_sees_what_its_rules_found_within_policy_and_threshold(order: int) -> None:
    red, barn = _Counts.reviews
    rules = [_Counts(), red(), barn(), make_rule("CCC001", "flags-door", "door", quotes="both")()]
    report = check_document(open_document(plain(STORY)), rules[::order])
    assert [f.code for f in report.findings] == ["AAA000", "BBB001", "CCC001"]
    assert report.findings[0].message == f"BBB001:{STORY.index('red')}"


def test_a_review_alone_has_its_rules_run_without_reporting_them() -> None:
    report = check_document(open_document(plain(STORY)), [_Counts()])
    assert [(f.code, f.message) for f in report.findings] == [
        ("AAA000", f"BBB001:{STORY.index('red')}")
    ]


def test_a_reviewed_rule_of_the_run_keeps_its_options() -> None:
    class Asks(Rule):
        code, name, options = "BBB001", "asks-for-a-word", (Option("word", "red", "what"),)

        def check(self, doc: Document) -> Iterator[Finding]:
            start = doc.text.index(self.option("word"))
            yield self.finding(Span(start, start + 1), self.option("word"))

    class Repeats(Rule):
        code, name, reviews = "AAA001", "repeats-others", (Asks,)

        def review(self, doc: Document, found: Sequence[Finding]) -> Iterator[Finding]:
            for finding in found:
                yield self.finding(Span(0, 4), finding.message)

    doc = open_document(plain(STORY))
    assert [f.message for f in run_rules(doc, [Repeats()])] == ["red"]
    assert [f.message for f in run_rules(doc, [Repeats(), Asks({"word": "barn"})])] == [
        "barn",
        "barn",
    ]


def test_a_crash_of_a_rule_that_runs_for_a_review_is_told() -> None:
    class Broken(Rule):
        code, name = "BBB001", "broken-rule"

        def check(self, doc: Document) -> list[Finding]:
            raise ValueError("no such thing")

    class Silent(Rule):
        code, name, reviews = "AAA001", "silent-rule", (Broken,)

        def review(self, doc: Document, found: Sequence[Finding]) -> list[Finding]:
            assert not found
            return []

    (found,) = run_rules(open_document(plain(STORY)), [Silent()])
    assert found.message == "rule BBB001 broken-rule crashed: ValueError: no such thing"


def test_exact_doubles_are_reported_once() -> None:
    class Twice(Rule):
        code, name, quotes = "AAA001", "says-twice", "both"

        def check(self, doc: Document) -> list[Finding]:
            return [self.finding(Span(0, 4), text) for text in ("a", "a", "b")]

    report = check_document(open_document(plain(STORY)), [Twice()])
    assert [f.message for f in report.findings] == ["a", "b"]


def test_undeclared_layers_are_refused_when_strict() -> None:
    class Sneaky(Rule):
        code, name = "AAA001", "sneaky-rule"

        def check(self, doc: Document) -> Any:
            yield self.finding(doc.quotes[0].span, "quote")

    doc = open_document(plain(STORY))
    assert [f.code for f in run_rules(doc, [Sneaky()], strict=True)] == ["NL900"]
    with pytest.raises(UndeclaredLayerError):
        doc.restricted(frozenset({"structure"})).layer("quotes")


def test_places_are_those_of_the_source() -> None:
    class Places(Rule):
        code, name, quotes, fix = "AAA001", "two-places", "both", "safe"

        def check(self, doc: Document) -> Any:
            at = doc.text.index("wrapped")
            span = Span(at, at + 7)
            first = Related(Span(0, 3), "here")
            fix = Fix("cut", (Edit(span, ""),), safe=True)
            yield self.finding(span, "m", related=(first,), fix=fix)

    source = (
        "\ufeffOne day a man in a long coat walked down the hill to the very old town that he\r\n"
        "knew of, as wrapped lines go, and there he sat for so long that all the people of\r\n"
        "the town came out to look at him.\r\n"
    )
    (found,) = check_document(open_document(plain(source)), [Places()]).findings
    assert (found.place.line, found.place.column, found.place.end_column) == (2, 13, 20)
    assert (found.related[0][0].line, found.related[0][0].column) == (1, 1)
    assert found.fix is not None
    assert found.fix.edits[0].span.of(source[1:]) == "wrapped"


def test_timings_are_kept_only_when_asked_for() -> None:
    rule = make_rule("AAA001", "flags-red", "red")
    doc = open_document(plain(STORY))
    timings: dict[str, float] = {}
    assert check_document(doc, [rule()], timings=timings).timings is timings
    assert timings["AAA001"] > 0
    assert check_document(doc, [rule()]).timings == {}


def test_a_configured_severity_beats_that_of_the_finding() -> None:
    assert (
        make_rule("AAA001", "red-rule")(severity=Severity.ERROR)
        .finding(Span(0, 1), "m", severity=Severity.SUGGESTION)
        .severity
        is Severity.ERROR
    )


def test_a_document_has_an_earlier_version_only_if_it_is_compared_with_one() -> None:
    assert open_document(plain(STORY)).earlier is None
    doc = open_document(plain(STORY), earlier=plain("It was otherwise.\n"))
    assert doc.earlier is not None
    assert doc.earlier.text == "It was otherwise.\n"
    assert doc.earlier.earlier is None


def test_a_rule_sees_only_its_layers_of_the_earlier_version_too() -> None:
    doc = open_document(plain(STORY), earlier=plain(STORY))
    shown = doc.restricted(frozenset({"earlier", "quotes"})).earlier
    assert shown is not None
    assert shown.quotes == doc.quotes
    with pytest.raises(UndeclaredLayerError):
        _ = shown.sentences


@pytest.mark.parametrize(
    ("old", "new", "fixed"),
    [
        ("red", "blue", False),  # inside: the words of the speaker
        ("barn", "shed", True),  # outside
        ("the  red", "the red", True),  # white space inside
        ('"the  red door"', "", True),  # the whole quotation
        ('said "the', "said the", True),  # a mark
        ('barn "the', "shed the", False),  # half of it
    ],
)
def test_no_fix_changes_what_somebody_said(old: str, new: str, fixed: bool) -> None:
    class Rewording(Rule):
        code, name, quotes, fix = "AAA001", "re-wording", "both", "safe"

        def check(self, doc: Document) -> Iterator[Finding]:
            span = Span(doc.text.index(old), doc.text.index(old) + len(old))
            yield self.finding(span, "m", fix=Fix("f", (Edit(span, new),), safe=True))

    story = plain('The barn said "the  red door" in May. At the barn "the  red door" stood.')
    (found,) = check_document(open_document(story), [Rewording()]).findings
    assert (found.fix is not None) is fixed
