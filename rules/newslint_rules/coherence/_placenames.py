"""Reading places off the copy: *in Ghent*, *near the port city of Ghent, Belgium*."""

from __future__ import annotations

from collections.abc import Sequence

from newslint.api import Document, EntityKind, Span, Token
from newslint_rules.coherence._gazetteer import Spot, country_of, is_known, spot
from newslint_rules.coherence._statements import entity_of

IN = frozenset({"in", "at", "near", "outside"})
_LOOSE = frozenset({"near", "outside"})
_SETTLED = frozenset({"city", "town", "village", "resort", "port", "suburb"})
_FILLERS = _SETTLED | frozenset(
    "the northern southern eastern western central downtown nearby capital of north south east"
    " west northeast northwest southeast southwest".split()
)


def place_at(doc: Document, case: Token) -> tuple[Spot, Span] | None:
    """The place behind a preposition, with its span from the first name to the last."""
    names = _names(doc, case.index + 1)
    if not names:
        return None
    where = spot(tuple(name for name, _ in names), loose=case.lower in _LOOSE)
    return None if where is None else (where, names[0][1].to(names[-1][1]))


def town_in_front(doc: Document, noun: Token) -> tuple[Spot, Sequence[Token]] | None:
    """The town in *the Ghent meeting*, *a Ghent theatre*, with its words."""
    start = noun.index
    while start and doc.tokens[start - 1].deprel == "compound" and start > noun.index - 2:
        if doc.tokens[start - 1].upos == "PROPN":
            break
        start -= 1
    end = start
    while start and doc.tokens[start - 1].upos == "PROPN":
        start -= 1
    run = doc.tokens[start:end]
    if not run or start == 0 or doc.tokens[start - 1].lower not in ("the", "a"):
        return None
    name = " ".join(t.text for t in run)
    if not is_known(name) or country_of(name) == name:
        return None
    where = spot((name,))
    return None if where is None or where.town is None else (where, run)


def _names(doc: Document, at: int) -> list[tuple[str, Span]]:
    """The place that begins there, and the larger ones behind its commas or an *in*."""
    settled = False
    while at < len(doc.tokens) and (_is_filler(doc.tokens[at])):
        settled = settled or doc.tokens[at].lower in _SETTLED
        at += 1
    found: list[tuple[str, Span]] = []
    while True:
        run = _run(doc, at)
        name = _written(run)
        if not run or not (settled or _is_place(doc, name, run)):
            return found
        settled = False
        found.append((name, run[0].span.to(run[-1].span)))
        at = run[-1].index + 1
        if at >= len(doc.tokens) - 1 or doc.tokens[at].lower not in (",", "in"):
            return found
        at += 1


def _written(run: Sequence[Token]) -> str:
    """A name; out of capitals (*IN NEW MEXICO*) as the running text has it."""
    name = " ".join(t.text for t in run)
    return name.title() if name.isupper() and len(run) > 1 else name


def _is_filler(token: Token) -> bool:
    return token.lower in _FILLERS or token.upos == "ADJ"


def _run(doc: Document, at: int) -> list[Token]:
    run: list[Token] = []
    while at < len(doc.tokens) and doc.tokens[at].upos == "PROPN":
        if run and doc.tokens[at].sentence != run[0].sentence:
            break
        run.append(doc.tokens[at])
        at += 1
    return run


def _is_place(doc: Document, name: str, run: list[Token]) -> bool:
    if is_known(name):
        return True
    ids = (entity_of(doc, token) for token in run)
    entity = next((i for i in ids if i is not None), None)
    return entity is not None and doc.entities[entity].kind is EntityKind.PLACE
