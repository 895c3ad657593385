"""What the copy shows of the gender of each person, and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from newslint.model.document import Document
from newslint.model.mentions import EntityKind, Form, Gender, Mention, Number

__all__ = ["gender_evidence"]

Evidence = tuple[Gender, str]
_SURE = 0.2


def gender_evidence(
    doc: Document, groups: Mapping[int, Sequence[Mention]]
) -> dict[int, list[Evidence]]:
    """For each entity the gender that titles, pronouns and nouns show, with the words that do.

    Titles come first, then pronouns, then gendered nouns. A pronoun counts only where nobody else
    can be meant: it goes back to the entity's name, and no other person stands in its sentence
    before it or in the sentence before.
    """
    found: dict[int, list[Evidence]] = {}
    for entity, mentions in groups.items():
        evidence = (
            list(_from_titles(doc, mentions))
            or _majority(list(_from_pronouns(doc, mentions)))
            or _majority(list(_from_nouns(doc, mentions)))
        )
        if evidence:
            found[entity] = evidence
    return found


def _from_titles(doc: Document, mentions: Sequence[Mention]) -> Iterator[Evidence]:
    for mention in mentions:
        named = mention.form not in {Form.PRONOUN, Form.NOMINAL}
        if named and mention.gender is not Gender.UNKNOWN:
            yield mention.gender, doc.at(mention.title or mention.span)


def _from_nouns(doc: Document, mentions: Sequence[Mention]) -> Iterator[Evidence]:
    for mention in mentions:
        gendered = mention.form is Form.NOMINAL and mention.gender is not Gender.UNKNOWN
        if gendered and (mention.antecedent is None or mention.orphan < _SURE):
            yield mention.gender, doc.at(mention.span)


def _from_pronouns(doc: Document, mentions: Sequence[Mention]) -> Iterator[Evidence]:
    for mention in mentions:
        gendered = mention.form is Form.PRONOUN and mention.gender is not Gender.UNKNOWN
        if gendered and _means_name(doc, mention) and _alone(doc, mention):
            yield mention.gender, doc.at(mention.span)


def _means_name(doc: Document, pronoun: Mention) -> bool:
    """Whether the chain of links leads back to a name, or the entity has none."""
    mention: Mention | None = pronoun
    while mention is not None and mention.form is Form.PRONOUN:
        mention = None if mention.antecedent is None else doc.mentions[mention.antecedent]
    return mention is not None and mention.form is not Form.NOMINAL


def _alone(doc: Document, pronoun: Mention) -> bool:
    """Whether the pronoun's entity is the only person that it can mean."""
    if pronoun.in_quote:
        return False
    others: set[int] = set()
    for index in range(pronoun.index - 1, -1, -1):
        mention = doc.mentions[index]
        if mention.sentence < pronoun.sentence - 1:
            break
        single = mention.kind is EntityKind.PERSON and mention.number is not Number.PLURAL
        if single and not mention.in_quote:
            others.add(mention.entity)
    return others == {pronoun.entity}


def _majority(evidence: Sequence[Evidence]) -> list[Evidence]:
    """The evidence for the gender that three in four words show; of two words, the first."""
    if len(evidence) == 2 and evidence[0][0] is not evidence[1][0]:
        return [evidence[0]]
    for gender in (Gender.MALE, Gender.FEMALE):
        agreeing = [item for item in evidence if item[0] is gender]
        if agreeing and 4 * len(agreeing) >= 3 * len(evidence):
            return agreeing
    return []
