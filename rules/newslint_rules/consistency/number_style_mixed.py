"""number-style-mixed: nine and 9 for like things.

## What it does
Compares how the running copy writes small whole numbers before one and the same plural noun, and
numbers of one size before any nouns in one sentence: *nine men* against *9 men*, *nine men and 8
women*. Figures that are always written one way (ages, units, money, percentages, scores, hours) and
numbers that open a sentence are left out.

## Why it matters
A reader who meets both forms looks for a difference that is not there.

## Bad
Rescuers found nine men and 8 women in the lift.
---
The firm has four ships. It sold 4 ships in May and still has four ships at sea.

## Good
Rescuers found nine men and eight women in the lift, 12 metres below ground.
---
Six years ago 6 percent voted. Nine boys and 11 girls were hurt.

## When to ignore
A table or a list of scores among the text.

## Authority
AP Stylebook, numerals: spell out one to nine; most houses do, and all want one way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from newslint.api import Document, Edit, Finding, Fix, Related, Rule, Severity, Span
from newslint_rules.consistency._forms import Occurrence, matches, split

_WORDS = {
    word: value
    for value, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty".split(),
        start=2,
    )
}
_NAMES = {value: word for word, value in _WORDS.items()}
_COUNT = (
    rf"(?<![\w.,:$£€/-])(?<!\b[Nn]o\. )(?:(?P<words>{'|'.join(_WORDS)})|(?P<figures>\d{{1,2}}))"
    r" (?P<noun>\p{Ll}{3,}s|men|women|people|children)\b(?![-’'])"
)
# What is written in figures, or has a rule of its own, in most houses.
_UNITS = frozenset(
    "years months weeks days hours minutes seconds miles yards metres meters kilometres kilometers "
    "feet inches degrees points percents cents dollars pounds euros kilos kilograms grams tonnes "
    "tons litres liters gallons acres hectares goals runs wickets games sets matches votes seats "
    "times thirds quarters fifths halves tenths others years-old knots stone this was has "
    "is".split()
)
_SMALL = 9


class NumberStyleMixed(Rule):
    """Query numbers written in the way the story uses less for such things."""

    code = "CON011"
    name = "number-style-mixed"
    severity = Severity.SUGGESTION
    reads = frozenset({"structure", "quotes", "sentences"})
    fix = "suggest"

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each number in the rarer style."""
        groups: dict[tuple[object, ...], list[Occurrence]] = defaultdict(list)
        for match in matches(doc, _COUNT):
            form = "words" if match["words"] else "figures"
            value = _WORDS[match["words"]] if match["words"] else int(match["figures"])
            sentence = doc.sentence_at(match.start())
            if match["noun"] in _UNITS or sentence is None or value < min(_WORDS.values()):
                continue
            occurrence = Occurrence(form, Span(*match.span()))
            size = value <= _SMALL
            groups[size, "noun", match["noun"]].append(occurrence)
            groups[size, "sentence", sentence.index].append(occurrence)
        seen: set[Span] = set()
        for group in groups.values():
            parted = split(group)
            for odd in parted.odd if parted else ():
                if odd.span in seen or parted is None or parted.first.span in seen:
                    continue
                seen.add(odd.span)
                usual = parted.first.span
                yield self.finding(
                    odd.span,
                    f'"{doc.at(odd.span)}" here, but "{doc.at(usual)}" on line '
                    f"{doc.line_of(usual.start)}: words or figures?",
                    related=(Related(usual, f"in {parted.first.form}"),),
                    fix=_other_style(doc, odd.span),
                )


def _other_style(doc: Document, counted: Span) -> Fix | None:
    """The number in figures if it is in words, else in words if it has a short one."""
    number = doc.at(counted).partition(" ")[0]
    text = str(_WORDS[number]) if number in _WORDS else _NAMES.get(int(number))
    sentence = doc.sentence_at(counted.start)
    if text is None or sentence is None or sentence.span.start == counted.start:
        return None
    edit = Edit(Span(counted.start, counted.start + len(number)), text)
    return Fix(f'write "{text}"', (edit,))
