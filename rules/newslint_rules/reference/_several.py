"""What counts as several things, and who the several are whom somebody blames or praises."""

from __future__ import annotations

from newslint.api import Document, EntityKind, Form, Mention, Number, Token, lexicon

__all__ = ["EITHER", "blamed", "is_several", "joined"]

EITHER = frozenset(
    "authority force troop police politics economics headquarters news series means news percent"
    " official people people".split()
)
"""Plurals and bodies that *it* may take up."""

_COUNTED = frozenset({"NNP", "NNPS", "NNS"})
_BLAMES = frozenset(
    "accuse applaud attack berate blame castigate censure challenge charge condemn criticise"
    " criticize denounce fault fine hail investigate lambast lambaste mock penalise penalize praise"
    " prosecute punish question rebuke reprimand scold slam sue thank".split()
)
_DEEDS = frozenset(
    "action advice attitude ban behaviour behavior choice conduct courage decision delay effort"
    " error failure handling help inaction kindness management mistake neglect part patience plan"
    " policy practice reaction refusal response role ruling silence stance support treatment use"
    " verdict work".split()
)


def is_several(doc: Document, meant: Mention) -> bool:
    """Whether a subject is a plural noun, or nouns joined by *and*."""
    head = doc.tokens[meant.head]
    if not head.deprel.startswith("nsubj"):
        return False
    if any(_is_joined(doc, word) for word in doc.tokens.in_span(meant.span)):
        return True
    if meant.number is not Number.PLURAL or head.lemma in EITHER:
        return False
    if head.lower in lexicon("organisation_nouns") or meant.form is Form.NAME:
        return False
    return meant.kind not in {EntityKind.ORGANISATION, EntityKind.PLACE, EntityKind.TIME}


def joined(doc: Document, head: Token) -> list[Token]:
    """The nouns that *and* joins to a noun."""
    found: list[Token] = []
    todo = [head]
    while todo:
        below = [
            child
            for child in doc.tokens.children(todo.pop(), "conj")
            if child.upos in {"NOUN", "PROPN"} and child not in found and child != head
        ]
        found += below
        todo += below
    return found


def _is_joined(doc: Document, head: Token) -> bool:
    """Whether *and* joins a noun to another; two abstract nouns may count as one thing."""
    others = joined(doc, head)
    return all(t.xpos in _COUNTED for t in (head, *others)) and any(
        t.lower == "and" for other in others for t in doc.tokens.children(other, "cc")
    )


def blamed(doc: Document, its: Mention, head: Token) -> Mention | None:
    """The several whom somebody blames or praises for a deed that *its* makes their own.

    *Miners sued the owners over its refusal*: none if *its* is tied to a thing of the sentence, or
    to one further back and those blamed are no bodies.
    """
    deed = doc.tokens.head(head)
    if deed is None or deed.lemma not in _DEEDS:
        return None
    if not any(t.lower in {"over", "for", "about"} for t in doc.tokens.children(deed, "case")):
        return None
    holder = doc.tokens.head(deed)
    verb = doc.tokens.head(holder) if holder is not None and holder.deprel == "obj" else holder
    if holder is None or verb is None or verb.lemma not in _BLAMES:
        return None
    below = (holder,) if holder.deprel == "obj" else doc.tokens.children(verb, "obj", "nsubj:pass")
    heads = {token.index for token in below}
    meant = next((m for m in doc.mentions if m.head in heads), None)
    if meant is None or doc.tokens[meant.head].xpos != "NNS":
        return None
    tied = None if its.antecedent is None else doc.mentions[its.antecedent]
    if tied is None or tied.kind is EntityKind.PERSON or tied.index == meant.index:
        return meant
    bodies = doc.tokens[meant.head].lemma in lexicon("organisation_nouns")
    return meant if bodies and tied.sentence != its.sentence else None
