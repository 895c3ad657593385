"""quote-altered: the words inside quotation marks are not those of the earlier version.

## What it does

Runs with `--since` alone. Lays each quotation of five words or more that is new beside those that
have gone, and queries one that is nearly, but not quite, the same. Marks, capitals and words added
in square brackets do not count, nor does a quotation that was cut at its beginning or end, or in
the middle with an ellipsis.

Silent when the new version carries a note that it was corrected.

## Why it matters

What stands between quotation marks is what somebody said. It does not change when the story is
edited: either the first version misquoted, which wants a correction, or this one does.

## Bad

"The bridge will open in the spring of next year," the mayor said.

=== later version ===

"The bridge should open in the spring of next year," the mayor said.

## Good

"The bridge will open in the spring of next year, if it stops raining," the mayor said.

=== later version ===

"The bridge will open in the spring of next year," the mayor said.

---

"The bridge will open in the spring of next year," the mayor said.

=== later version ===

"The [new] bridge will open ... next year," the mayor said.

## When to ignore

The quotation was translated, and the translation has been mended. (Words that were merely cut from
the middle without an ellipsis make a warning, not an error.)

## Authority

The AP Stylebook and the Reuters Handbook of Journalism: never alter a quotation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from newslint.api import Document, Finding, Quote, Rule, Severity, Span, lazy_regex
from newslint_rules.versions._pairs import has_new_note

_FEWEST = 5
_ALIKE = 0.7
_WORD = lazy_regex(r"\w+(?:[.,'’]\w+)*")
_ADDED = lazy_regex(r"\[[^\]]*\]")
_GAP = lazy_regex(rf"{_ADDED.pattern}|…|\.\s?\.\s?\.")


class QuoteAltered(Rule):
    """Compares quotations with those of the earlier version."""

    code = "VER004"
    name = "quote-altered"
    severity = Severity.ERROR
    default = "since"
    quotes = "both"
    reads = frozenset({"earlier", "structure", "quotes"})

    def check(self, doc: Document) -> Iterator[Finding]:
        """Yield a finding for each quotation whose words were changed."""
        earlier = doc.earlier
        if earlier is None or has_new_note(earlier, doc):
            return
        then = [words for _, words in _quoted(earlier)]
        now = [words for _, words in _quoted(doc)]
        gone = [words for words in then if words not in now]
        for quote, words in _quoted(doc):
            if words in then:
                continue
            was = max(gone, key=lambda old: _alike(old, words), default=None)
            if was is None or _alike(was, words) < _ALIKE:
                continue
            parts = [_words(part) for part in _GAP.split(doc.at(quote.inner))]
            if not (_is_within(was, words) or all(_is_within(part, was) for part in parts)):
                yield self._finding(doc, quote, was, words)

    def _finding(
        self, doc: Document, quote: Quote, was: Sequence[str], now: Sequence[str]
    ) -> Finding:
        places = _places(doc, quote)
        codes = SequenceMatcher(None, was, now, autojunk=False).get_opcodes()
        _, start, end, new_start, new_end = next(c for c in codes if c[0] != "equal")
        old = " ".join(was[start:end])
        if new_start == new_end:  # words that are gone: the one before, or the first
            span = places[max(new_start - 1, 0)]
            message = f'"{old}" was said here in the earlier version: cut without an ellipsis?'
            return self.finding(span, message, confidence=0.8, severity=Severity.WARNING)
        span = Span(places[new_start].start, places[new_end - 1].end)
        before = f'"{old}"' if old else "nothing"
        message = (
            f'"{doc.at(span)}" inside a quotation, but {before} in the earlier version: '
            "what was said?"
        )
        return self.finding(span, message, confidence=0.9)


def _quoted(doc: Document) -> list[tuple[Quote, list[str]]]:
    """The quotations long enough to be told apart, and their words."""
    found = []
    for quote in doc.quotes:
        words = [word for span in _places(doc, quote) for word in _words(doc.at(span))]
        if len(words) >= _FEWEST:
            found.append((quote, words))
    return found


def _places(doc: Document, quote: Quote) -> list[Span]:
    """Where the words of a quotation stand, without those added in brackets."""
    text, start = doc.at(quote.inner), quote.inner.start
    added = [match.span() for match in _ADDED.finditer(text)]
    return [
        Span(start + match.start(), start + match.end())
        for match in _WORD.finditer(text)
        if not any(low <= match.start() < high for low, high in added)
    ]


def _alike(one: Sequence[str], other: Sequence[str]) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0


def _words(text: str) -> list[str]:
    return [word.replace("’", "'") for word in _WORD.findall(text.lower())]


def _is_within(part: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether words follow each other in a text as they do in another."""
    return any(whole[i : i + len(part)] == part for i in range(len(whole) - len(part) + 1))
