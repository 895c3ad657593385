"""source-label-drift: one unnamed source under two labels.

## What it does
Compares unnamed sources that have the same description and another rank: *militia sources* in one
place, *militia officials* in another; and *the army* where the story elsewhere quotes *the
military*. At least one of the two must speak. Labels that one sentence sets side by side are
different sources and are left alone. The words alone decide; no language model is read.

## Why it matters
The label is what the desk agreed with the source. An official speaks with more weight than a
source, and readers count two labels as two sources.

## Bad
Customs sources said on Monday that the ship had been turned back.

The cargo was not named. Customs officials later put its worth at two million pesos.
---
The military said it had retaken the bridge.

The bridge was lost in May. The army said four soldiers were hurt.

## Good
Customs sources said on Monday that the ship had been turned back. The sources did not say why.
---
Customs officials and customs sources gave different accounts of the search.

## When to ignore
They are two sources, and the story would say so at greater length.

## Authority
Reuters Handbook, essentials of sourcing: keep the description agreed with the source.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from newslint.api import Document, Finding, Related, Rule, Severity, Span, lazy_regex
from newslint_rules.consistency._forms import Occurrence, matches, split

_SAYS = (
    r"(?: (?:has|have|had|also|later|initially|earlier|then))*"
    r" (?:said|says?|told|added|denied|confirmed|put|gave|given|demanded|announced|warned)\b"
)
_RANKS = (
    r"(?<!\b(?:of|to|by|with|for|at|in|on|against|between|told|among) )"
    r"\b(?P<kind>\p{L}[\p{L}’'-]+) (?P<rank>sources?|officials?)\b"
)
_FORCES = r"\b[Tt]he (?P<rank>military|army)(?=(?:['’]s)? \p{Ll}+(?:ed|id|s)\b)"
_SPEAKS = lazy_regex(_SAYS)
# Words before a source that do not say where it comes from.
_VAGUE = frozenset(
    "a an and another anonymous any as but first four from further high-ranking his"
    " her if its local many more most no of one or other our second senior several some such that"
    " the their these third this those three top two unnamed when where which while who whose with"
    " high junior various multiple numerous few both all according".split()
)


class _Label(NamedTuple):
    """One use of a label; ``speaks`` if a verb of saying follows it."""

    occurrence: Occurrence
    sentence: int
    speaks: bool


class SourceLabelDrift(Rule):
    """Query sources whose label changes."""

    code = "CON003"
    name = "source-label-drift"
    severity = Severity.WARNING
    reads = frozenset({"structure", "quotes", "sentences"})

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each first use of a rarer label."""
        groups: dict[str, list[_Label]] = defaultdict(list)
        for match in matches(doc, _RANKS):
            kind = match["kind"].lower()
            if kind not in _VAGUE and not kind.endswith(("ed", "ing")):
                groups[kind].append(_label(doc, match))
        groups["the"] = [_label(doc, match) for match in matches(doc, _FORCES)]
        for group in groups.values():
            if any(label.speaks for label in group):
                yield from self._drift(doc, group)

    def _drift(self, doc: Document, group: Sequence[_Label]) -> Iterator[Finding]:
        parted = split([label.occurrence for label in group])
        if parted is None:
            return
        forms = {(label.occurrence.form, label.sentence) for label in group}
        if len(forms) > len({sentence for _, sentence in forms}):
            return
        odd, usual = parted.odd[0], parted.first
        line = doc.line_of(usual.span.start)
        yield self.finding(
            odd.span,
            f'"{doc.at(odd.span)}" here, "{doc.at(usual.span)}" on line {line}: the same source?',
            related=(Related(usual.span, "first label"),),
            confidence=0.7,
        )


def _label(doc: Document, match: regex.Match[str]) -> _Label:
    sentence = doc.sentence_at(match.start())
    attributed = doc.text[max(0, match.start() - 13) : match.start()].endswith("according to ")
    return _Label(
        Occurrence(match["rank"].removesuffix("s"), Span(*match.span())),
        sentence.index if sentence else -1,
        attributed or _SPEAKS.match(doc.text, match.end()) is not None,
    )
