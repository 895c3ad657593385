"""Which parts of a story differ from its earlier version."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from difflib import SequenceMatcher

from newslint.model.span import Span
from newslint.model.story import Story
from newslint.patterns import lazy_regex
from newslint.report import FileReport, Place, ReportedFinding

__all__ = ["only_changed"]

_LINE_END = lazy_regex(r"\r\n|\r|\n")


def only_changed(
    report: FileReport, story: Story, before: FileReport, earlier: Story
) -> FileReport:
    """The report without what was there before.

    A finding stays if the place that it flags, or another that it names, has changed: the line in
    the file, and the paragraph in the copy (a format may hold a whole story on one line). It also
    stays if the earlier version did not raise it: the change has caused it from elsewhere, as when
    a cut leaves a "he" without the man.

    Args:
        report: All findings on ``story``.
        story: The story as it is.
        before: All findings on ``earlier``.
        earlier: The story as it was.
    """
    changed = _Changed(story, earlier)
    known = {(finding.code, finding.context) for finding in before.findings}
    kept = tuple(
        finding
        for finding in report.findings
        if (finding.code, finding.context) not in known
        or any(map(changed.at, _spans(finding, changed)))
    )
    return replace(report, findings=kept)


def _spans(finding: ReportedFinding, changed: _Changed) -> list[Span]:
    return [finding.span, *(changed.span(place) for place, _ in finding.related)]


class _Changed:
    """Tells of places in the source of a story whether they have changed."""

    def __init__(self, story: Story, earlier: Story) -> None:
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(story.source))]
        self._lines = _new_lines(_LINE_END.split(earlier.source), _LINE_END.split(story.source))
        before = {_even(block.span.of(earlier.text)) for block in earlier.blocks}
        self._same = [
            story.source_map.source_span(block.span)
            for block in story.blocks
            if _even(block.span.of(story.text)) in before
        ]

    def at(self, span: Span) -> bool:
        """Whether a span of the source lies on a changed line, outside paragraphs that stayed."""
        first, last = self._line(span.start), self._line(max(span.start, span.end - 1))
        if not any(line in self._lines for line in range(first, last + 1)):
            return False
        return not any(same.start <= span.start and span.end <= same.end for same in self._same)

    def span(self, place: Place) -> Span:
        """A place of a finding as a span of the source."""
        return Span(
            self._starts[place.line - 1] + place.column - 1,
            self._starts[place.end_line - 1] + place.end_column - 1,
        )

    def _line(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1


def _new_lines(before: list[str], after: list[str]) -> frozenset[int]:
    """Indices of the lines that are not in the earlier version, by the shortest way between."""
    matcher = SequenceMatcher(None, before, after)  # which takes blank lines for no landmarks
    changed = [range(*code[3:]) for code in matcher.get_opcodes() if code[0] != "equal"]
    return frozenset(line for lines in changed for line in lines)


def _even(text: str) -> str:
    return " ".join(text.split())
