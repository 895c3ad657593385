"""hyphenation-mixed: one word with and without its hyphen.

## What it does
Compares lower-case words that the running copy writes both closed and hyphenated (*cooperate*,
*co-operate*), and a list of compounds that are also written open (*health care*). Names, headlines
and quotations are left out, as are pairs whose hyphen changes the meaning (*re-sign*, *resign*) or
depends on the place in the sentence (*long-term*, *long term*).

## Why it matters
Readers notice, and a search of the archive finds only one of the two.

## Bad
The states agreed to cooperate on water. They will co-operate on power from May.
---
The ceasefire began at dawn. Both sides broke the cease-fire within the hour.

## Good
The states agreed to co-operate on water. They will co-operate on power from May.
---
The striker will re-sign in June. The manager may resign in May.

## When to ignore
A term that a document defines with its own spelling.

## Authority
A standard check of copy-editing tools; AP and Guardian: follow one dictionary.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from string import ascii_lowercase

from newslint.api import (
    Document,
    Finding,
    Rule,
    Severity,
    Span,
    lexicon,
)
from newslint_rules.consistency._forms import Occurrence, matches, queries, words

_HYPHEN = r"-[a-z]{2,}(?![\w@/-]|\.\w)(?<=(?<![\w'’@./-])[a-z]+-[a-z]+)"
# A hyphen here makes another word.
_DIFFERENT = frozenset(
    "resign resigned resigning recover recovered reform reformed recreation resent represent "
    "release released research resort retreat remark recount recounted recollect redress relay "
    "resound restrain retreat reserve reserved coop prose correspondent unionised unionized "
    "makeup upfront backup online".split()
)


class HyphenationMixed(Rule):
    """Query the rarer of two spellings that differ by a hyphen or a space."""

    code = "CON008"
    name = "hyphenation-mixed"
    severity = Severity.SUGGESTION
    reads = frozenset({"structure", "quotes"})
    fix = "suggest"

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each use of a rarer spelling."""
        yield from queries(self, doc, _same_words(doc), "one form?")


def _same_words(doc: Document) -> Iterator[Sequence[Occurrence]]:
    """The places of each word that stands in more than one form."""
    groups: dict[str, list[Occurrence]] = defaultdict(list)
    for match in matches(doc, _HYPHEN):
        start = match.start()
        while doc.text[start - 1] in ascii_lowercase:
            start -= 1
        span = Span(start, match.end())
        closed = doc.at(span).replace("-", "")
        if closed not in _DIFFERENT:
            groups[closed].append(Occurrence(doc.at(span), span))
    for match in matches(doc, _open_compounds()):
        form = match.group()
        groups[form.replace(" ", "")].append(Occurrence(form, Span(*match.span())))
    for span in words(doc, groups.keys() - _DIFFERENT):
        groups[doc.at(span)].append(Occurrence(doc.at(span), span))
    for closed, occurrences in groups.items():
        if len({occurrence.form for occurrence in occurrences}) > 1:
            yield sorted(groups[closed], key=lambda occurrence: occurrence.span)


@cache
def _open_compounds() -> str:
    lines = lexicon("con_joined", "newslint_rules.data")
    words = sorted(form for line in lines for form in line.split(" / ") if " " in form)
    return rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])"
