"""time-zone-missing: a clock time of a story that crosses borders, without a zone.

## What it does

Looks at stories that name two countries or more (their names or peoples) and asks for the zone of
the first clock time that has none in its sentence, when no time before it had one. *Local time*,
*GMT*, *ET* and the like are zones; *noon* and *midnight* are read as well.

## Why it matters

Readers in three zones switch on at three hours, and two of them miss the launch.

## Bad

The French probe lifts off at 14:30 on Friday from a pad in Brazil.

## Good

The French probe lifts off at 14:30 GMT on Friday from a pad in Brazil.

## When to ignore

In local copy, and where the dateline settles the zone.

## Authority

Newsroom convention of agencies with readers in many time zones.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from newslint.api import Document, Finding, Role, Rule, Severity, TimeKind, lazy_regex, lexicon

_ZONE = lazy_regex(
    r"\blocal time\b|\b[A-Z][a-z]+ time\b|\b(?:GMT|UTC|BST|CES?T|E[DS]?T|C[DS]T|M[DS]T|P[DS]?T|"
    r"AE[DS]T|IST|JST|MSK|SGT|HKT)\b"
)
_WORD = lazy_regex(r"\b[A-Z][a-z]+\b")
_COUNTRIES = 2
_REACH = 24


class TimeZoneMissing(Rule):
    """Query a time that does not say where."""

    code = "DAT014"
    name = "time-zone-missing"
    severity = Severity.SUGGESTION
    default = "off"
    reads = frozenset({"structure", "quotes", "sentences", "dates"})

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield at most one finding, for the first clock time without a zone."""
        for when in doc.dates:
            if when.kind is not TimeKind.CLOCK or when.sentence is None:
                continue
            sentence = doc.sentences[when.sentence]
            if sentence.role is not Role.BODY or doc.in_quotation(when.span):
                continue
            around = doc.text[sentence.span.start : max(sentence.span.end, when.span.end + _REACH)]
            if not _ZONE.search(around) and _crosses_borders(doc):
                yield self.finding(when.span, f'"{doc.at(when.span)}": in which time zone?')
            return


def _crosses_borders(doc: Document) -> bool:
    """Whether the story names two countries, or their peoples."""
    table = _countries()
    found = {table[word] for word in _WORD.findall(doc.text) if word in table}
    return len(found) >= _COUNTRIES


@cache
def _countries() -> dict[str, int]:
    """The single words that stand for each country, numbered."""
    table = {word: index for index, words in enumerate(_HOME) for word in words.split()}
    groups = sorted(lexicon("str_countries", "newslint_rules.data"))
    for index, line in enumerate(groups, start=len(_HOME)):
        table.update({name: index for name in line.split(", ") if " " not in name})
    return table


_HOME = ("American Washington Americans", "British Britain London Britons England Scotland")
