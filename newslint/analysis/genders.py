"""What the copy shows of the gender of each person, and where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newslint.model.document import Document
from newslint.model.mentions import EntityKind, Form, Gender, Mention, Number

__all__ = ["gender_evidence"]

Evidence = tuple[Gender, str]


def gender_evidence(
    doc: Document, groups: Mapping[int, Sequence[Mention]]
) -> dict[int, list[Evidence]]:
    """For each entity the gender that titles, nouns and pronouns show, with the words that do.

    Titles and gendered nouns outweigh pronouns. A pronoun counts only where nobody else can be
    meant: no other person stands in its sentence before it or in the sentence before.
    """
    found: dict[int, list[Evidence]] = {}
    for entity, mentions in groups.items():
        worded: list[Evidence] = [
            (m.gender, doc.at(m.title or m.span))
            for m in mentions
            if m.form is not Form.PRONOUN and m.gender is not Gender.UNKNOWN
        ]
        spoken: list[Evidence] = [
            (m.gender, doc.at(m.span))
            for m in mentions
            if m.form is Form.PRONOUN and m.gender is not Gender.UNKNOWN and _certain(doc, m)
        ]
        evidence = worded or _majority(spoken)
        if evidence:
            found[entity] = evidence
    return found


def _certain(doc: Document, pronoun: Mention) -> bool:
    """Whether the pronoun's entity is the only person that it can mean."""
    if pronoun.in_quote or pronoun.antecedent is None:
        return False
    others = {
        m.entity
        for m in doc.mentions[: pronoun.index]
        if m.sentence >= pronoun.sentence - 1
        and m.kind is EntityKind.PERSON
        and m.number is not Number.PLURAL
        and not m.in_quote
    }
    return others == {pronoun.entity}


def _majority(evidence: Sequence[Evidence]) -> list[Evidence]:
    """The evidence for the gender that at least three in four pronouns show."""
    for gender in (Gender.MALE, Gender.FEMALE):
        agreeing = [item for item in evidence if item[0] is gender]
        if agreeing and 4 * len(agreeing) >= 3 * len(evidence):
            return agreeing
    return []
