"""figure-moved: a figure is not what it was in the earlier version, and nothing says why.

## What it does

Runs with `--since` alone. Lays each sentence that changed beside what it was, and queries a figure
in the place of another one: a toll, a sum, a share, an age, a score.

Silent when the old figure is still named close by ("19, up from 14", "revised from 14"), when one
is a closer reading of the other ("about 100" and 104), and when the new version carries a note that
it was corrected or updated.

## Why it matters

A figure that moves between two versions is either news, which the story should tell ("up from 14"),
or a mistake in one of them, which wants a correction. A reader who saw the first version is owed
one or the other.

## Bad

The fire in the market killed 14 people, the mayor said on Tuesday.

=== later version ===

The fire in the market killed 19 people, the mayor said on Tuesday.

## Good

The fire in the market killed 14 people, the mayor said on Tuesday.

=== later version ===

The fire in the market killed 19 people, up from 14 in the first count, the mayor said on Tuesday.

---

The fire in the market killed 14 people, the mayor said on Tuesday.

=== later version ===

(Corrects toll in paragraph 1)

The fire in the market killed 19 people, the mayor said on Tuesday.

## When to ignore

A running story whose every version is dated, where readers expect the latest figure alone.

## Authority

The wire agencies' rules for corrections and updates: say what changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint.api import Document, Finding, Quantity, QuantityKind, Rule, Severity, Span
from newslint_rules.versions._pairs import Pair, edits, has_new_note, pairs

_PAIRED = frozenset({QuantityKind.SCORE, QuantityKind.RATIO})


class FigureMoved(Rule):
    """Compares the figures of changed sentences with what they were."""

    code = "VER001"
    name = "figure-moved"
    severity = Severity.WARNING
    default = "since"
    reads = frozenset(
        {"earlier", "structure", "quotes", "sentences", "tokens", "mentions", "attributions"}
        | {"quantities"}
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Yield a finding for each figure that moved without a word."""
        earlier = doc.earlier
        if earlier is None or has_new_note(earlier, doc):
            return
        for pair in pairs(earlier, doc):
            for was, now in _moved(earlier, doc, pair):
                if not _is_named(earlier.at(was.figure), doc, pair.after.index):
                    yield self.finding(
                        now.span,
                        f'"{doc.at(now.span)}" here, but "{earlier.at(was.span)}" in the earlier '
                        "version: has it moved (up from, down from), or is a correction due?",
                        confidence=0.8,
                    )


def _moved(earlier: Document, doc: Document, pair: Pair) -> Iterator[tuple[Quantity, Quantity]]:
    for edit in edits(earlier, doc, pair):
        before, after = _figures(earlier, edit.before), _figures(doc, edit.after)
        if len(before) != len(after):
            continue
        for was, now in zip(before, after, strict=True):
            if was.kind is now.kind and _differ(was, now):
                yield was, now


def _differ(was: Quantity, now: Quantity) -> bool:
    """Whether two figures cannot stand for one, or are hedged alike and not the same."""
    if was.kind in _PAIRED:
        return (was.value, was.low, was.high) != (now.value, now.low, now.high)
    apart = now.low > was.high or now.high < was.low
    return apart or (was.modifier == now.modifier and was.value != now.value)


def _figures(doc: Document, words: Sequence[Span]) -> list[Quantity]:
    """The figures that stand among these words."""
    return [q for q in doc.quantities if any(q.figure.overlaps(word) for word in words)]


def _is_named(figure: str, doc: Document, sentence: int) -> bool:
    """Whether the old figure stands in the new sentence or beside it."""
    near = {sentence - 1, sentence, sentence + 1}
    return any(q.sentence in near and doc.at(q.figure) == figure for q in doc.quantities)
