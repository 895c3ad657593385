"""place-in-wrong-country: a city and a country that do not go together.

## What it does

Looks up a city followed by a country (*Lagos, Nigeria*) and one that the copy calls a country's
(*the Nigerian port of Lagos*) in a list of some 1,900 cities with all countries that have one of
that name. It asks where the list has the city in other countries only. Lists of places and cities
that it does not know are left alone.

## Why it matters

People who live there notice, and the rest look for the story on the wrong map.

## Bad

VELIN - A ferry from Lagos, Kenya, ran aground on Monday.
---
VELIN - The sailors were flown home from the Peruvian capital, Quito, on Monday.

## Good

VELIN - A ferry from Lagos, Nigeria, ran aground on Monday.
---
VELIN - The mayor comes from Paris, Texas, and has never been to France.
---
VELIN - The airline will fly to Lagos, Kenya and Egypt from May.

## When to ignore

A namesake too small for the list, and countries that have changed their borders since.

## Authority

Copy-desk practice: check places on a map.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

import regex

from newslint.api import Document, Finding, Rule, Severity, Span, lazy_regex, lexicon
from newslint_rules.structure._names import country_forms

_DATA = "newslint_rules.data"
_NAME = r"\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,2}"
_BEHIND = lazy_regex(
    rf"(?<![\p{{Lu}}\p{{L}}], )(?<!\p{{L}})(?P<city>{_NAME}), (?P<country>{_NAME})"
    r"(?=[.;)]|, (?!\p{Lu})| (?!and\b|or\b|to\b|against\b)\p{Ll})"
)
_CALLED = lazy_regex(
    rf"(?<!\p{{L}})(?P<country>{_NAME}) (?:capital|city|town|port|resort)(?: city)?(?: of|,)?"
    rf" (?P<city>{_NAME})"
)
_ALSO = {"Britain": ("England", "Scotland", "Wales", "United Kingdom", "Northern Ireland")}


class PlaceInWrongCountry(Rule):
    """Query a city in a country that has none of that name."""

    code = "NAM010"
    name = "place-in-wrong-country"
    severity = Severity.WARNING
    default = "off"
    reads = frozenset({"structure", "quotes"})
    quotes = "both"

    def check(self, doc: Document) -> Iterator[Finding]:
        """Yield a finding for each city that the list has elsewhere only."""
        for paragraph in doc.structure.body:
            for pattern in (_BEHIND, _CALLED):
                for match in pattern.finditer(doc.text, paragraph.span.start, paragraph.span.end):
                    yield from self._pair(match)

    def _pair(self, match: regex.Match[str]) -> Iterator[Finding]:
        country, cities = _countries().get(match["country"]), _cities()
        city = next((c for c in _endings(match["city"]) if c in cities), None)
        if country is None or city is None or country in cities[city]:
            return
        where = " or ".join(cities[city])
        message = f'"{match[0]}": the {city} of the maps is in {where}. Which is right?'
        yield self.finding(Span(*match.span()), message, confidence=0.7)


def _endings(words: str) -> Iterator[str]:
    """A run of capitalised words and its shorter ends or beginnings, the longest first."""
    parts = words.split()
    for length in range(len(parts), 0, -1):
        yield " ".join(parts[-length:])
        yield " ".join(parts[:length])


@cache
def _cities() -> Mapping[str, tuple[str, ...]]:
    """For each city the countries that have one of that name."""
    rows = (line.split(": ", 1) for line in lexicon("nam_cities", _DATA))
    return {city: tuple(countries.split(", ")) for city, countries in rows}


@cache
def _countries() -> Mapping[str, str]:
    """Countries by name and adjective, as far as these mean one country alone."""
    named = {country for countries in _cities().values() for country in countries}
    found = {country: country for country in named}
    for country, forms in country_forms().items():
        if country in named:
            for form in forms[1:]:
                found[form] = "" if found.get(form, country) != country else country
    found |= {form: country for country, forms in _ALSO.items() for form in forms}
    return {form: country for form, country in found.items() if country and form != "Georgia"}
