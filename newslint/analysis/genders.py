"""What the copy shows of the gender of each person, and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from newslint.analysis.names import given_share, parse_person
from newslint.model.document import Document
from newslint.model.mentions import EntityKind, Form, Gender, Mention, Number

__all__ = ["gender_evidence"]

Evidence = tuple[Gender, str]
_SURE = 0.2
_FIRM = 3
"""Pronouns against which a title stands: *Mr Halden* may be a bear, and Ms Halden who wrote it."""
_MANY = 4
_RARE = 0.02


def gender_evidence(
    doc: Document, groups: Mapping[int, Sequence[Mention]]
) -> dict[int, list[Evidence]]:
    """For each entity the gender that titles, pronouns and nouns show, with the words that do.

    Titles come first, then pronouns, then gendered nouns. A pronoun counts where nobody else can be
    meant: it goes back to the entity's name, and no other person stands in its sentence before it
    or in the sentence before. Where many go back to the name, all of them count.
    """
    found: dict[int, list[Evidence]] = {}
    for entity, mentions in groups.items():
        evidence = (
            _borne_out(mentions, list(_from_titles(doc, mentions)), _FIRM)
            or _of_pronouns(doc, mentions)
            or _borne_out(mentions, _majority(list(_from_nouns(doc, mentions))), 1)
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


def _borne_out(mentions: Sequence[Mention], shown: list[Evidence], most: int) -> list[Evidence]:
    """What titles or nouns show, unless more pronouns of the person than ``most`` go against it."""
    against = [
        m
        for m in mentions
        if shown
        and m.form is Form.PRONOUN
        and not m.in_quote
        and m.gender not in {Gender.UNKNOWN, shown[0][0]}
    ]
    return shown if len(against) <= most else []


def _of_pronouns(doc: Document, mentions: Sequence[Mention]) -> list[Evidence]:
    """What the pronouns that go back to a name show: the clear ones, or the bulk of many.

    What the given name suggests weighs in: those that agree with it count alone unless clear ones
    outnumber them, and a single one against it is no evidence.
    """
    linked = [
        mention
        for mention in mentions
        if mention.form is Form.PRONOUN
        and mention.gender is not Gender.UNKNOWN
        and not mention.in_quote
        and _means_name(doc, mention)
    ]
    clear = [m for m in linked if _alone(doc, m)]
    suggested = _suggested(doc, mentions)
    agreeing = [m for m in linked if m.gender is suggested]
    against = [m for m in clear if m.gender is not suggested]
    counted = linked if len(linked) >= _MANY else clear
    if suggested is not Gender.UNKNOWN and len(against) <= 1 + len(agreeing):
        counted = agreeing
    return _majority([(m.gender, doc.at(m.span)) for m in counted])


def _suggested(doc: Document, mentions: Sequence[Mention]) -> Gender:
    """The gender of nearly all who bear the given name, unknown for other names."""
    for mention in mentions:
        if mention.form is Form.NAME and mention.kind is EntityKind.PERSON:
            share = given_share(parse_person([t.text for t in doc.tokens.in_span(mention.span)]))
            if share is not None and not _RARE < share < 1 - _RARE:
                return Gender.MALE if share <= _RARE else Gender.FEMALE
    return Gender.UNKNOWN


def _means_name(doc: Document, pronoun: Mention) -> bool:
    """Whether the chain of links leads back to a name, or the entity has none."""
    mention: Mention | None = pronoun
    while mention is not None and mention.form is Form.PRONOUN:
        mention = None if mention.antecedent is None else doc.mentions[mention.antecedent]
    return mention is not None and mention.form is not Form.NOMINAL


def _alone(doc: Document, pronoun: Mention) -> bool:
    """Whether the pronoun's entity is the only person that it can mean."""
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
