"""Puts the sheet together from the layers of a document."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from newslint.analysis.timewords import WEEKDAYS
from newslint.model.document import Document
from newslint.model.quantities import Quantity
from newslint.model.span import Span
from newslint.model.story import Role
from newslint.model.times import TimeExpression
from newslint.patterns import lazy_regex
from newslint.sheet.grade import reading_grade
from newslint.sheet.ledger import ledger
from newslint.sheet.model import Comparison, Day, Figure, Head, Initials, Quotation, Sheet
from newslint.sheet.parties import parties, speaker_name
from newslint.sheet.sources import sources
from newslint.sheet.wording import bare, clean

if TYPE_CHECKING:
    from newslint.rule import Rule

__all__ = ["build_sheet"]

_LINK = lazy_regex(r"^(?:more )?(?:of )?(?:the |its |their |his |her |those |these )?")
_NEAR = 40


def build_sheet(doc: Document, rules: Sequence[Rule] = ()) -> Sheet:
    """Everything that someone has to check, with the lines it stands on.

    The ``rules`` tell which figures they compare with which.
    """
    people, organisations, places, others = parties(doc)
    return Sheet(
        path=doc.story.path,
        head=_head(doc),
        people=people,
        organisations=organisations,
        places=places,
        others=others,
        initials=_initials(doc),
        figures=_figures(doc, ledger(doc, rules)),
        dates=tuple(_day(doc, expression) for expression in doc.dates),
        quotes=_quotes(doc),
        sources=sources(doc),
    )


def _head(doc: Document) -> Head:
    structure = doc.structure
    headline, dateline = structure.headline, structure.dateline
    byline = next(iter(structure.of_role(Role.BYLINE)), None)
    filed = dateline.date_span if dateline else None
    return Head(
        headline=clean(doc.at(headline.span)) if headline else None,
        byline=clean(doc.at(byline.span)) if byline else None,
        place=dateline.place if dateline else None,
        agency=(dateline.agency if dateline else None) or doc.story.metadata.agency,
        dateline_date=clean(doc.at(filed)) if filed else None,
        story_date=structure.story_date.isoformat() if structure.story_date else None,
        words=len(doc.text.split()),
        sentences=len(doc.sentences),
        grade=reading_grade(doc),
        editor_notes=tuple(dict.fromkeys(map(clean, doc.story.metadata.editor_notes))),
    )


def _initials(doc: Document) -> tuple[Initials, ...]:
    return tuple(
        Initials(
            letters=found.letters,
            expansion=clean(doc.at(found.expansion)) if found.expansion else None,
            introduced=doc.line_of(found.tie.start) if found.tie else None,
            used=_lines(doc, found.uses),
        )
        for found in doc.initials
    )


def _figures(doc: Document, compared: Mapping[int, tuple[Comparison, ...]]) -> tuple[Figure, ...]:
    found = []
    for quantity in doc.quantities:
        unit = "" if quantity.unit == "%" else quantity.unit or ""
        source = None if quantity.source is None else doc.attributions[quantity.source]
        found.append(
            Figure(
                line=doc.line_of(quantity.span.start),
                text=clean(doc.at(quantity.span)),
                kind=str(quantity.kind),
                low=_finite(quantity.low),
                high=_finite(quantity.high),
                what=_counted(doc, quantity) or unit,
                event=quantity.event,
                source=speaker_name(doc, source) if source else None,
                in_quote=quantity.in_quote,
                compared=compared.get(quantity.index, ()),
            )
        )
    return tuple(found)


def _counted(doc: Document, quantity: Quantity) -> str:
    """What a figure counts, in the words of the copy from the figure on ("crew members")."""
    if quantity.noun_token is None:
        return ""
    noun = doc.tokens[quantity.noun_token]
    before = [t for t in doc.tokens.children(noun, "amod", "compound") if t.index < noun.index]
    start = min((t.span.start for t in before), default=noun.span.start)
    if quantity.span.end <= noun.span.start <= quantity.span.end + _NEAR:
        start = quantity.span.end
    elif start < quantity.span.end <= noun.span.start:
        start = noun.span.start
    return _LINK.sub("", bare(doc.text[start : noun.span.end].strip(" ,-–(")))


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _day(doc: Document, expression: TimeExpression) -> Day:
    weekday = expression.value.weekday() if expression.value else expression.weekday
    return Day(
        line=doc.line_of(expression.span.start),
        text=clean(doc.at(expression.span)),
        kind=str(expression.kind),
        day=expression.value.isoformat() if expression.value else None,
        weekday=None if weekday is None else WEEKDAYS[weekday],
    )


def _quotes(doc: Document) -> tuple[Quotation, ...]:
    speakers = {
        index: speaker_name(doc, attribution)
        for attribution in doc.attributions
        for index in attribution.quotes
    }
    return tuple(
        Quotation(
            line=doc.line_of(quote.span.start),
            text=clean(doc.at(quote.inner)),
            kind=quote.kind,
            speaker=speakers.get(quote.index),
            closed=quote.closed,
        )
        for quote in doc.quotes
    )


def _lines(doc: Document, spans: tuple[Span, ...]) -> tuple[int, ...]:
    return tuple(doc.line_of(span.start) for span in spans)
