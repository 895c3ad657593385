"""list count mismatch: the number announced and the list that follows do not agree.

## What it does

Counts the names in a clean list set off by dashes, commas or a colon, or after "made up of" and
"consists of", and compares with the number or group word before it: "three men - Li, Wu, Ma and
Gao". Exact comparison, no tolerance; lists with "including", "among them" or anything but names and
ages are left alone. "The sixth club to ..., after A, B and C" is counted as well.

## Why it matters

A name has been lost or added; readers count along.

## Bad

Three men - Li, Wu, Ma and Gao - were held overnight, the harbour police said.

## Good

Four men - Li, Wu, Ma and Gao - were held overnight, the harbour police said.

## When to ignore

When one item of the list is a double name ("Trinidad and Tobago").

## Authority

Copy-desk practice: count what the copy counts.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from newslint.api import Document, Finding, Related, Rule, Severity, Span, lazy_regex
from newslint_rules.numbers._lists import names_in
from newslint_rules.numbers._skeleton import Skeleton, gap, skeletons, slot

_NAMES = r"(?:[^<>:;()–—]|<a\d+>)"
_SET_OFF = lazy_regex(
    rf"{slot('number', 'c')} (?P<noun>(?:[a-z-]+ ){{0,2}}[a-z-]+)"
    rf"(?: - | – | — |—|: )(?P<list>{_NAMES}+?)(?: - | – | — |—|\.$|\. )"
)
_GROUPS = {"pair": 2, "duo": 2, "trio": 3, "quartet": 4, "quintet": 5, "sextet": 6}
_MADE_UP = lazy_regex(
    rf"\b(?:(?P<group>{'|'.join(_GROUPS)})|{slot('number', 'c')}[ -](?:nation|member|country|party|"
    rf"man|strong|team)[a-z -]{{0,20}})\b{gap(25)}\b(?:is|are|was|were)? ?(?:made up of|"
    r"consist(?:s|ed|ing)? of|compris(?:es|ed|ing)|composed of) "
    r"(?P<list>[^<>:;()–—]+?)(?:\.$|\. |, which| - | – )",
    regex.IGNORECASE,
)
_BETWEEN_COMMAS = lazy_regex(
    rf"\b[Tt]he (?:(?P<group>{'|'.join(_GROUPS)})|{slot('number', 'c')} (?:[a-z-]+ )?"
    rf"(?:[a-z-]+s|men|women|people|children)), (?P<list>[A-Z]{_NAMES}+?), (?=[a-z])(?!and\b|who\b)"
)
_RANKED = lazy_regex(
    rf"\b(?:becomes?|became|will become|is|was)\b{gap(12)} {slot('rank', 'o')} [a-z]+\b{gap(90)}, "
    r"(?:after|following|joining) (?P<list>[^<>:;()–—]+?)(?:\.$|\. )",
    regex.IGNORECASE,
)
_WERE = lazy_regex(
    rf"^(?:The|All|They|These) (?:other )?{slot('number', 'c')}(?: [a-z]+)? (?:were|are) "
    r"(?P<list>[^<>:;()–—]+?)(?:\.$|\. )"
)
_TWOFOLD = lazy_regex(
    r"\b(?:\w+ and (?:Tobago|Herzegovina|Barbuda|Nevis|Miquelon|Wales|Gomorrah))\b"
)


class ListCountMismatch(Rule):
    """Counts the names of clean lists."""

    code = "NUM011"
    name = "list-count-mismatch"
    severity = Severity.WARNING
    reads = frozenset({"structure", "sentences", "tokens", "quotes", "quantities"})

    def check(self, doc: Document) -> Iterator[Finding]:
        """Yield a finding for each announced number that its list does not bear out."""
        for skeleton in (*skeletons(doc), *_group_sentences(doc)):
            for pattern, offset in (
                (_SET_OFF, 0),
                (_MADE_UP, 0),
                (_WERE, 0),
                (_BETWEEN_COMMAS, 0),
                (_RANKED, -1),
            ):
                for match in pattern.finditer(skeleton.text):
                    finding = self._compare(doc, skeleton, match, offset)
                    if finding is not None:
                        yield finding

    def _compare(
        self, doc: Document, skeleton: Skeleton, match: regex.Match[str], offset: int
    ) -> Finding | None:
        listed = names_in(match["list"])
        announced = _announced(skeleton, match)
        if listed is None or announced is None or _TWOFOLD.search(match["list"]):
            return None
        span, value = announced
        if listed == value + offset:
            return None
        names = skeleton.span(match, "list")
        return self._finding(doc, span, names, listed, "before it" if offset else "listed")

    def _finding(self, doc: Document, span: Span, names: Span, listed: int, where: str) -> Finding:
        return self.finding(
            span,
            f'"{doc.at(span)}" here, but {listed} {where}: is a name missing or one too many?',
            related=(Related(names, f"{listed} names"),),
            confidence=0.75,
        )


def _announced(skeleton: Skeleton, match: regex.Match[str]) -> tuple[Span, float] | None:
    groups = match.groupdict()
    if groups.get("group"):
        return skeleton.span(match, "group"), _GROUPS[groups["group"].lower()]
    quantity = skeleton.figure(match, "rank" if groups.get("rank") else "number")
    return (quantity.figure, quantity.value) if quantity.exact else None


def _group_sentences(doc: Document) -> Iterator[Skeleton]:
    """Sentences without figures that speak of a trio or quartet."""
    with_figures = {quantity.sentence for quantity in doc.quantities}
    for sentence in doc.sentences:
        text = doc.at(sentence.span)
        if sentence.index not in with_figures and any(group in text.lower() for group in _GROUPS):
            yield Skeleton(sentence, text, {}, ((0, sentence.span.start),))
