"""dateline-format: a dateline that lacks its date or its capitals.

## What it does
Looks at datelines of agencies whose form is fixed, *CITY, Month day (Agency) -*, and asks for the
date when it is missing and neither the file's metadata nor the command line gives the day of
publication. It also asks for capitals where the city has none. In a dateline of the Associated
Press it asks for the state or country after a city that is not on the list of those that stand
alone. Datelines of other houses are left alone.

## Why it matters
With no date anywhere, *Thursday* and *in January* cannot be checked against anything, and an
archive cannot tell which Thursday was meant.

## Bad
NAIROBI (Reuters) - Two ministers resigned on Thursday, officials said.
---
Nairobi, May 3 (Reuters) - Two ministers resigned on Thursday, officials said.
---
SPRINGFIELD (AP) — Two ministers resigned on Thursday, officials said.

## Good
NAIROBI, May 3 (Reuters) - Two ministers resigned on Thursday, officials said.
---
NAIROBI, Kenya (AP) — Two ministers resigned on Thursday, officials said.
---
CHICAGO (AP) — Two ministers resigned on Thursday, officials said.
---
NAIROBI - Two ministers resigned on Thursday, officials said.

## When to ignore
A website that strips the date from datelines and prints it elsewhere; set `agencies` to an empty
list there.

## Authority
Reuters Handbook, datelines. AP Stylebook, datelines, as public pages list its cities.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Dateline, Document, Edit, Finding, Fix, Option, Rule, Severity, lexicon


class DatelineFormat(Rule):
    """Flag a dateline that is not in its agency's form."""

    code = "STR012"
    name = "dateline-format"
    reads = frozenset({"structure"})
    quotes = "both"
    fix = "suggest"
    options = (
        Option(
            "agencies",
            ["Reuters", "Thomson Reuters Foundation"],
            "Agencies whose datelines always carry city in capitals and date.",
        ),
        Option(
            "with-state",
            ["AP", "Associated Press"],
            "Agencies that name state or country after all but the best-known cities.",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """At most two findings: no date, a city without capitals, a city without its state."""
        dateline = doc.structure.dateline
        if dateline is None or not dateline.place:
            return
        if dateline.agency in self.option("with-state"):
            yield from self._alone(dateline)
        if dateline.agency not in self.option("agencies"):
            return
        if dateline.date_span is None and doc.structure.story_date is None:
            example = f"{_city(dateline)}, June 26 ({dateline.agency}) -"
            yield self.finding(
                dateline.span,
                f'"{doc.at(dateline.span)}" carries no date, and nothing else in the file does:'
                f' "{example}"?',
            )
        city = _city(dateline)
        if not doc.at(dateline.place_span).startswith(city):
            edit = Edit(dateline.place_span, city + dateline.place[len(city) :])
            yield self.finding(
                dateline.place_span,
                f'The city of a {dateline.agency} dateline stands in capitals: "{city}"?',
                fix=Fix(f'write "{city}"', (edit,)),
            )

    def _alone(self, dateline: Dateline) -> Iterator[Finding]:
        """Query a city that has to carry its state or country."""
        known = lexicon("str_standalone", "newslint_rules.data")
        city = dateline.place.upper()
        if "," in city or "/" in city or city in known:
            return
        yield self.finding(
            dateline.place_span,
            f'"{dateline.place}" alone in a dateline of {dateline.agency}: which state or country?',
            severity=Severity.SUGGESTION,
        )


def _city(dateline: Dateline) -> str:
    """The city without its country or state, in capitals."""
    return dateline.place.partition(",")[0].upper()
