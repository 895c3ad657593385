"""headline-name-not-in-body: the headline names somebody or some place that the story does not.

## What it does
Looks for each person of the headline in the story by surname, and asks where the story has only a
name that differs by a letter or two, the surname with another given name, or none at all; so too
for bodies and towns that it spells otherwise or does not know. It asks about a country that the
story names neither by name nor by people, capital or seat of power, while it names another country
that the headline does not; and one that the first two paragraphs lack while the first has one other
in its place. A person or body that comes up once far down, where the first paragraph has one that
the story is about; an office where the first paragraph has another: these are asked about too.
Headlines in capitals are left alone.

## Why it matters
Most readers read no more than the headline. If it names the wrong person or country, they have been
told something false.

## Bad
Lena Osako wins harbour race

Lena Osaka won the race round the harbour on Sunday by two lengths. It was her third win in the
town, where she was born. Osaka said she would sail again next year.
---
Opera troupe invited to Chile

The troupe will sing in Norway for a month, its director said on Sunday. The singers have bought
boots and learned a folk song. Norwegian schools have asked for seats.

## Good
Lena Osaka wins harbour race

Lena Osaka won the race round the harbour on Sunday by two lengths. It was her third win.
---
Moscow opens archive

The Kremlin lifted the seal on ninety boxes of letters on Sunday. Russian scholars stood in a queue.

## When to ignore
A nickname or pet name that every reader knows.

## Authority
Editors' Code of Practice (IPSO), clause 1: headlines must be supported by the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import (
    Document,
    EntityKind,
    Finding,
    Mention,
    Paragraph,
    Related,
    Rule,
    Severity,
    Span,
    lexicon,
)
from newslint_rules.structure._headnames import (
    Clash,
    another_given_name,
    another_office,
    misspelt,
    swapped,
    unknown_place,
)
from newslint_rules.structure._names import (
    body_words,
    countries_in,
    country_forms,
    look_alike,
    name_words,
    names_in,
)

_LEAST_WORDS = 20
_TOP = 2


class HeadlineNameNotInBody(Rule):
    """Flag names of the headline that the story lacks."""

    code = "STR001"
    name = "headline-name-not-in-body"
    severity = Severity.ERROR
    reads = frozenset({"structure", "sentences", "tokens", "mentions"})
    quotes = "both"
    supersedes = frozenset({"NAM001"})

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each name that the story lacks."""
        headline = doc.structure.headline
        if headline is None or doc.at(headline.span).isupper():
            return
        words = body_words(doc, headline.span)
        if len(words) < _LEAST_WORDS:
            return
        asked: list[Span] = []
        for finding in self._people(doc, headline, words):
            asked.append(finding.span)
            yield finding
        yield from self._countries(doc, headline)
        if doc.structure.body:
            yield from self._clashes(doc, headline, words, asked)

    def _clashes(
        self, doc: Document, headline: Paragraph, words: frozenset[str], asked: list[Span]
    ) -> Iterator[Finding]:
        """Names, towns and offices that the story has otherwise, where none was asked about yet."""
        for clashes, confidence in (
            (misspelt(doc, headline, words), 0.85),
            (another_given_name(doc, headline, words), 0.8),
            (swapped(doc, headline), 0.7),
            (unknown_place(doc, headline, words), 0.7),
            (another_office(doc, headline), 0.7),
        ):
            for clash in clashes:
                if not any(clash.span.overlaps(span) for span in asked):
                    asked.append(clash.span)
                    yield self._clash(doc, clash, confidence)

    def _clash(self, doc: Document, clash: Clash, confidence: float) -> Finding:
        line = doc.line_of(clash.other.start)
        return self.finding(
            clash.span,
            f'"{doc.at(clash.span)}" in the headline, but "{doc.at(clash.other)}" on line {line}:'
            " which is right?",
            related=(Related(clash.other, "so here"),),
            confidence=confidence,
        )

    def _people(
        self, doc: Document, headline: Paragraph, words: frozenset[str]
    ) -> Iterator[Finding]:
        known = {word.lower() for word in words}
        for mention in names_in(doc, headline.span, EntityKind.PERSON):
            name = name_words(doc, mention.span)
            if not name or _in_story(name[-1], known) or _is_role(name):
                continue
            other = _namesake(doc, headline, name[-1])
            whole = doc.at(mention.span)
            if other is not None:
                line = doc.line_of(other.span.start)
                yield self.finding(
                    mention.span,
                    f'"{whole}" in the headline, but "{doc.at(other.span)}" on line {line}:'
                    " which spelling is right?",
                    related=(Related(other.span, "spelled so here"),),
                    confidence=0.9,
                )
            elif len(name) > 1 and not any(_in_story(part, known) for part in name):
                message = f'"{whole}" stands in the headline and nowhere in the story: who is it?'
                yield self.finding(mention.span, message, confidence=0.7)

    def _countries(self, doc: Document, headline: Paragraph) -> Iterator[Finding]:
        above = countries_in(doc.at(headline.span))
        lede, top = countries_in(_top(doc, 1)), countries_in(_top(doc, _TOP))
        named = countries_in(doc.text[: headline.span.start] + doc.text[headline.span.end :])
        for mention in names_in(doc, headline.span, EntityKind.PLACE):
            country = doc.at(mention.span)
            others = sorted((named if country not in named else lede) - above)
            swapped = len(above - top) == len(lede - above) == 1
            if country not in above - top or not others or (country in named and not swapped):
                continue
            where = "nowhere in the story" if country not in named else "not at its top"
            place = _first(doc, country_forms()[others[0]], headline.span.end)
            yield self.finding(
                mention.span,
                f'"{country}" stands in the headline and {where}, which has {others[0]}:'
                " which is right?",
                related=(Related(place, f"{others[0]} here"),) if place else (),
                confidence=0.8 if country not in named else 0.65,
            )


def _top(doc: Document, count: int) -> str:
    """The dateline's place and the first ``count`` paragraphs."""
    dateline = doc.structure.dateline
    place = dateline.place if dateline else ""
    return " ".join([place, *(doc.at(p.span) for p in doc.structure.body[:count])])


def _in_story(word: str, known: set[str]) -> bool:
    low = word.lower()
    return low in known or low + "s" in known or (low.endswith("s") and low[:-1] in known)


def _is_role(name: tuple[str, ...]) -> bool:
    """Whether a headline in title case only made a job look like a name."""
    return name[-1].lower() in lexicon("person_nouns")


def _namesake(doc: Document, headline: Paragraph, surname: str) -> Mention | None:
    """The first person of the story whose surname looks like the one of the headline."""
    whole = Span(0, len(doc.text))
    for mention in names_in(doc, whole, EntityKind.PERSON):
        name = name_words(doc, mention.span)
        if not headline.span.contains(mention.span) and name and look_alike(surname, name[-1:]):
            return mention
    return None


def _first(doc: Document, forms: tuple[str, ...], start: int) -> Span | None:
    places = [(doc.text.find(form, start), form) for form in forms]
    found = min(((at, form) for at, form in places if at >= 0), default=None)
    return Span(found[0], found[0] + len(found[1])) if found else None
