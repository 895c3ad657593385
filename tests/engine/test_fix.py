from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from newslint.finding import Severity
from newslint.fix import MAX_ROUNDS, apply_fixes, diff, fix_until_stable
from newslint.model.span import Span
from newslint.report import FileReport, Place, Remedy, ReportedEdit, ReportedFinding

NOWHERE = Place(1, 1, 1, 1)


def _finding(
    *edits: tuple[int, int, str], code: str = "AAA001", safe: bool = True
) -> ReportedFinding:
    made = tuple(ReportedEdit(NOWHERE, Span(start, end), text) for start, end, text in edits)
    span = Span(edits[0][0], edits[0][1])
    fix = Remedy("fix", made, safe)
    return ReportedFinding(code, "made-up", Severity.WARNING, str(edits), NOWHERE, span, fix=fix)


def test_only_safe_fixes_unless_suggested_ones_are_asked_for() -> None:
    found = [_finding((0, 1, "x")), _finding((2, 3, "y"), safe=False)]
    assert apply_fixes("a b", found).source == "x b"
    assert apply_fixes("a b", found, suggested=True).source == "x y"


def test_of_overlapping_fixes_the_first_by_place_then_code_is_taken() -> None:
    late = _finding((1, 4, "L"), code="AAA000")
    early = _finding((0, 2, "E"), code="BBB001")
    same = _finding((0, 2, "S"), code="CCC001")
    fixed = apply_fixes("abcdef", [late, same, early])
    assert fixed.source == "Ecdef"
    assert fixed.applied == (early,)


def test_a_fix_of_several_edits_is_taken_whole_or_not_at_all() -> None:
    pair = _finding((0, 1, "("), (5, 6, ")"))
    inner = _finding((5, 6, "!"))
    assert apply_fixes("abcdef", [pair, inner]).source == "(bcde)"
    blocker = _finding((0, 2, "B"), code="AAA000")
    late_pair = _finding((1, 2, "("), (5, 6, ")"))
    assert apply_fixes("abcdef", [late_pair, blocker]).source == "Bcdef"


def test_the_very_same_edit_is_made_once() -> None:
    both = [_finding((0, 1, ""), code="AAA001"), _finding((0, 1, ""), code="BBB001")]
    fixed = apply_fixes("abc", both)
    assert fixed.source == "bc"
    assert len(fixed.applied) == 2


def test_insertions_at_one_place_clash() -> None:
    one, two = _finding((1, 1, "x")), _finding((1, 1, "y"), code="BBB001")
    assert apply_fixes("ab", [one, two]).source == "axb"
    assert apply_fixes("ab", [_finding((0, 1, "z")), two]).source == "zb"
    assert apply_fixes("ab", [_finding((0, 1, "z")), _finding((1, 2, "w"))]).source == "zw"


def _writer(
    source: str, check: Callable[[str], FileReport]
) -> Callable[[tuple[ReportedEdit, ...]], FileReport]:
    def write(edits: tuple[ReportedEdit, ...]) -> FileReport:
        nonlocal source
        for edit in reversed(edits):
            source = source[: edit.span.start] + edit.text + source[edit.span.end :]
        return check(source)

    return write


def test_fixing_goes_on_until_nothing_changes() -> None:
    def halve(source: str) -> FileReport:
        at = source.find("  ")
        found = (_finding((at, at + 2, " ")),) if at >= 0 else ()
        return FileReport("x", found, source)

    report, applied = fix_until_stable(halve("a     b"), _writer("a     b", halve))
    assert report.source == "a b"
    assert len(applied) == 4


def test_rules_that_undo_each_other_are_stopped() -> None:
    def flip(source: str) -> FileReport:
        return FileReport("x", (_finding((0, 1, "b" if source == "a" else "a")),), source)

    assert len(fix_until_stable(flip("a"), _writer("a", flip))[1]) == MAX_ROUNDS


def test_diff() -> None:
    assert diff("a.txt", "one\ntwo\n", "one\n2\n") == (
        "--- a.txt\n+++ a.txt\n@@ -1,2 +1,2 @@\n one\n-two\n+2\n"
    )
    assert diff("a.txt", "one", "two") == (
        "--- a.txt\n+++ a.txt\n@@ -1 +1 @@\n-one\n\\ No newline at end of file\n"
        "+two\n\\ No newline at end of file\n"
    )
    assert diff("a.txt", "one", "one") == ""


SPANS = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(lambda s: (min(s), max(s)))


@given(st.lists(st.tuples(SPANS, st.text("xyz", max_size=3)), max_size=8))
def test_what_no_fix_touches_stays(edits: list[tuple[tuple[int, int], str]]) -> None:
    source = "abcdefghijkl"
    found = [_finding((*span, text)) for span, text in edits]
    fixed = apply_fixes(source, found)
    assert fixed == apply_fixes(source, found[::-1])
    spans = [f.fix.edits[0].span for f in fixed.applied if f.fix]
    kept = [c for i, c in enumerate(source) if not any(s.start <= i < s.end for s in spans)]
    assert [c for c in fixed.source if c in source] == kept
