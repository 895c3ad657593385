"""Dated steps in the course of things: crime, arrest, charge, verdict, prison, release; life."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newslint.api import Document, TimeExpression, TimeKind, Token, lazy_regex
from newslint_rules.dates._who import verb_above, who

# The order of the law and of life; each stage comes no earlier than the ones before it.
_STAGES = (
    ("bear",),
    ("murder", "kill", "stab", "rape", "rob", "attack", "bomb", "steal", "pour", "ignite", "shoot"),
    ("arrest", "detain", "capture"),
    ("charge", "indict"),
    ("convict",),
    ("sentence", "jail", "imprison"),
    ("release", "free", "parole"),
    ("die",),
)
_OPEN = lazy_regex(r"\([^()]*$")
_SHUT = lazy_regex(r"[^()]*\)")
_RUN = lazy_regex(r"\d ?[-–—] ?\d")
_REACH = 6
_LEGAL = range(1, 7)
_STAGE = {verb: stage for stage, verbs in enumerate(_STAGES) for verb in verbs}
_ONCE = frozenset({"bear", "die"})
_DATED = (TimeKind.DATE, TimeKind.MONTH, TimeKind.YEAR)


class Step(NamedTuple):
    """What befell somebody when: the verb (lemma), its stage and token, its date and who it is.

    ``people`` holds surnames in lower case and, for pronouns and common nouns, entity numbers.
    """

    verb: str
    stage: int
    token: int
    time: TimeExpression
    people: frozenset[str]


def steps(doc: Document) -> list[Step]:
    """All dated steps of the body, in text order."""
    return list(_steps(doc))


def _steps(doc: Document) -> Iterator[Step]:
    former: Step | None = None
    for time in doc.dates:
        if time.kind not in _DATED or time.year is None or time.sentence is None:
            continue
        words = doc.tokens.in_span(time.span)
        if not words or doc.quote_at(time.span.start) is not None or _is_life(doc, time):
            continue
        verb = _verb(doc, words[0])
        if verb is None:
            continue
        people = _people(doc, verb)
        if (
            former is not None
            and former.time.sentence == time.sentence - 1
            and _taken_up(doc, verb)
        ):
            people |= former.people
        if people:
            former = Step(verb.lemma, _STAGE[verb.lemma], verb.index, time, people)
            yield former


def _is_life(doc: Document, time: TimeExpression) -> bool:
    """Whether the date is an end of a span in brackets: somebody's life or reign."""
    before = _OPEN.search(doc.text, max(0, time.span.start - 40), time.span.start)
    after = _SHUT.match(doc.text, time.span.end, time.span.end + 40)
    return bool(before and after and _RUN.search(doc.text, before.start(), after.end()))


def _verb(doc: Document, date: Token) -> Token | None:
    """The verb of a step that a date goes with: the one it hangs on, or the last one before it."""
    above = verb_above(doc, date)
    before = [t for t in doc.tokens.of_sentence(date.sentence) if t.index < date.index]
    last = next((t for t in reversed(before) if t.upos == "VERB"), None)
    between = above is not None and last is not None and above.index < last.index
    near = last is not None and date.index - last.index <= _REACH
    if above is not None and above.lemma in _STAGE and not (between and near):
        return above
    return last if near and last is not None and last.lemma in _STAGE else None


def _taken_up(doc: Document, verb: Token) -> bool:
    """Whether the subject is a pronoun, so that it goes on about the sentence before."""
    return any(t.lower in ("he", "she", "they") for t in doc.tokens.children(verb, "nsubj"))


def _people(doc: Document, verb: Token) -> frozenset[str]:
    """Whom a verb concerns: its subject, that of the verb it depends on, and its object."""
    found: set[str] = set()
    for child in doc.tokens.children(verb, "obj"):
        found |= who(doc, child)
    token: Token | None = verb
    for _ in range(3):
        subjects = doc.tokens.children(token, "nsubj") if token is not None else ()
        for child in subjects:
            found |= who(doc, child)
        if subjects or token is None:
            break
        token = doc.tokens.head(token)
    return frozenset(found)


def clash(first: Step, second: Step) -> str | None:
    """What is wrong with two steps of one person, or None."""
    if not first.people & second.people or first.token == second.token:
        return None
    if first.verb == second.verb and first.verb in _ONCE and _differ(first.time, second.time):
        return "which date is right?"
    early, late = sorted((first, second), key=lambda step: step.stage)
    ordered = {early.stage, late.stage} <= {0, 7} or {early.stage, late.stage} <= set(_LEGAL)
    if early.stage < late.stage and ordered and _before(late.time, early.time):
        return "can that come first?"
    return None


def _differ(one: TimeExpression, other: TimeExpression) -> bool:
    pairs = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    return any(a is not None and b is not None and a != b for a, b in pairs)


def _before(one: TimeExpression, other: TimeExpression) -> bool:
    """Whether ``one`` is certainly the earlier of two dates."""
    for a, b in ((one.year, other.year), (one.month, other.month), (one.day, other.day)):
        if a is None or b is None:
            return False
        if a != b:
            return a < b
    return False
