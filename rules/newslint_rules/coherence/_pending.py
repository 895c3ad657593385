"""Done and still to be done: approved by the Senate, and must yet be approved by the Senate."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from newslint.api import Document, Span, lazy_regex
from newslint_rules.coherence._statements import Conflict, Statement, base, modifiers, statements

_DUE = frozenset({"must", "need", "have"})
_ANEW = lazy_regex(
    r"\b(?:again|final\w*|another|amended|revised|also|both|version|other|each|every|full|if|"
    r"earlier|last|ago|previous\w*|committee|first|any|all)\b",
    regex.IGNORECASE,
)


def pending(doc: Document) -> Iterator[Conflict]:
    """What a body is said to have done, against what it is said still to have to do."""
    passive = [s for s in statements(doc) if _agents(s) and not doc.in_quotation(s.token.span)]
    due = [s for s in passive if _is_due(s)]
    for later in due:
        for done in passive:
            if done.token.lemma != later.token.lemma or _is_due(done):
                continue
            if done.denied or _ANEW.search(doc.at(done.sentence.span)) or not done.asserted:
                continue
            if done.token.sentence != later.token.sentence and _by_one(doc, done, later):
                first, second = sorted((_span(doc, done), _span(doc, later)))
                yield Conflict(second, first, 0.75)
                break


def _agents(statement: Statement) -> frozenset[str]:
    doc = statement.doc
    below = doc.tokens.children(statement.token, "obl")
    by = (t for t in below if any(c.lower == "by" for c in doc.tokens.children(t, "case")))
    return frozenset(base(t) for t in by if t.upos in ("NOUN", "PROPN"))


def _is_due(statement: Statement) -> bool:
    """Whether a sentence says that it is still to be done."""
    doc = statement.doc
    helpers = {c.lower for c in doc.tokens.children(statement.token, "aux")}
    head = doc.tokens.head(statement.token)
    forced = statement.token.deprel == "xcomp" and head is not None and head.lemma in _DUE
    plain = not _ANEW.search(doc.at(statement.sentence.span))
    return plain and ("must" in helpers or forced)


def _by_one(doc: Document, one: Statement, other: Statement) -> bool:
    """Whether one body does both, and not to two things that the copy names differently."""
    if not _agents(one) & _agents(other):
        return False
    things = one.done_to, other.done_to
    if not all(things):
        return True
    mine, theirs = (base(t[0]) for t in things)
    return mine == theirs and (
        not modifiers(doc, things[0][0])
        or not modifiers(doc, things[1][0])
        or bool(modifiers(doc, things[0][0]) & modifiers(doc, things[1][0]))
    )


def _span(doc: Document, statement: Statement) -> Span:
    helpers = doc.tokens.children(statement.token, "aux")
    start = min((c.span.start for c in helpers), default=statement.token.span.start)
    last = doc.tokens.children(statement.token, "obl")[-1]
    by = (t for t in doc.tokens.children(statement.token, "obl") if base(t) in _agents(statement))
    end = next(by, last).span.end
    return Span(min(start, statement.token.span.start), max(end, statement.token.span.end))
