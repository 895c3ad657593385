"""Every figure of the story: its value, what it counts, what happened and who says so."""

from __future__ import annotations

from dataclasses import replace

from newslint.analysis.quantities.figures import Figure, figures
from newslint.analysis.quantities.heads import Anchor, anchor_of, counted, event_of, narrowing
from newslint.analysis.quantities.parts import is_part
from newslint.model.document import Document
from newslint.model.quantities import Quantity, QuantityKind
from newslint.model.span import Span
from newslint.model.times import TimeKind
from newslint.model.tokens import Sentence, Token

__all__ = ["build"]

_DATE_WORDS = frozenset(
    {QuantityKind.COUNT, QuantityKind.ORDINAL, QuantityKind.YEAR, QuantityKind.CODE}
    | {QuantityKind.AGE, QuantityKind.SCORE, QuantityKind.RATIO}
)


def build(doc: Document) -> tuple[Quantity, ...]:
    """All figures in text order; those that are parts of calendar dates are left to ``dates``."""
    dated = [t.span for t in doc.dates if t.kind is not TimeKind.RELATIVE]
    found: list[Quantity] = []
    for sentence in doc.sentences:
        for figure in figures(doc.at(sentence.span)):
            placed = _moved(figure, sentence.span.start)
            if placed.kind in _DATE_WORDS and any(placed.figure.overlaps(s) for s in dated):
                continue
            quantity = _read(doc, sentence, placed, len(found))
            if quantity is not None:
                found.append(quantity)
    return tuple(found)


def _moved(figure: Figure, by: int) -> Figure:
    return figure._replace(span=figure.span.shifted(by), figure=figure.figure.shifted(by))


def _read(doc: Document, sentence: Sentence, figure: Figure, index: int) -> Quantity | None:
    quantity = Quantity(
        index=index,
        span=figure.span,
        figure=figure.figure,
        sentence=sentence.index,
        kind=figure.kind,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        step=figure.step,
        modifier=figure.modifier,
        unit=figure.unit,
        source=_source(doc, figure.figure),
        in_quote=doc.quote_at(figure.figure.start) is not None,
    )
    anchor = anchor_of(doc.tokens, figure.figure, figure.kind)
    if anchor is None or figure.kind is QuantityKind.CODE:
        return quantity
    if _pronoun(anchor):
        return None
    return _with_grammar(doc, sentence, quantity, anchor)


def _with_grammar(
    doc: Document, sentence: Sentence, quantity: Quantity, anchor: Anchor
) -> Quantity:
    noun, part = counted(doc.tokens, anchor)
    event = event_of(doc.tokens, anchor, noun)
    part = part or is_part(doc.text, sentence.span, quantity.span, doc.tokens, noun)
    return replace(
        quantity,
        noun=_name(noun) if noun else None,
        noun_token=noun.index if noun else None,
        modifiers=narrowing(doc.tokens, noun, quantity.span) if noun else (),
        event=event.lemma.lower() if event else None,
        event_token=event.index if event else None,
        subset=part,
    )


def _name(noun: Token) -> str:
    """The lemma of a noun; participles that stand for people stay as they are ("30 injured")."""
    participle = noun.upos == "VERB" or noun.xpos == "VBN"
    return noun.lower if participle else noun.lemma.lower()


def _pronoun(anchor: Anchor) -> bool:
    """Whether the word is no number here: "the one who", "no one", "on the one hand"."""
    token = anchor.token
    return token.lower == "one" and token.upos in ("PRON", "NOUN", "DET")


def _source(doc: Document, figure: Span) -> int | None:
    """The attribution with the shortest claim that holds the figure."""
    holding = [a for a in doc.attributions if a.claim.contains(figure)]
    return min(holding, key=lambda a: len(a.claim)).index if holding else None
