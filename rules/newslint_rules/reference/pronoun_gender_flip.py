"""pronoun-gender-flip: one person called both he and she.

## What it does

Compares each *he* and *she* outside quotations with what the story shows of the person it goes
back to: *Mr* or *Ms*, a noun such as *actress*, or the pronouns of the rest of the copy. A first
name alone is never evidence. The rule is silent when anybody else of the fitting gender stands
near enough to be meant, and for people the story calls *they*. It also queries "she added" right
after the words of a man, and the other way round.

## Why it matters

It is the slip that families, and defendants, ring about. After a cut or a merge it also tells that
the words now stand under the wrong speaker.

## Bad

Mayor Ines Okoro opened the bridge on Friday. She had promised it for ten years.

Okoro cut the ribbon with his grandson and walked to the far bank.

## Good

Mayor Ines Okoro opened the bridge on Friday. She had promised it for ten years.

Okoro cut the ribbon with her grandson and walked to the far bank.

## When to ignore

When the pronoun points to somebody who stands outside the file, in a caption or a table.

## Authority

Copy-desk practice; the Associated Press Stylebook on gender-neutral language.
"""

from __future__ import annotations

from collections.abc import Iterable

from newslint.api import (
    Attribution,
    Document,
    Entity,
    EntityKind,
    Finding,
    Form,
    Gender,
    Mention,
    Related,
    Rule,
    Severity,
)
from newslint_rules.reference._people import PRONOUNS, People, Strength, pronouns

_NEAR = 3
_CONTINUES = frozenset({"add", "continue", "conclude"})
_WORDS = {Gender.MALE: "he", Gender.FEMALE: "she"}


class PronounGenderFlip(Rule):
    """Query a pronoun whose gender is not that of the person it goes back to."""

    code = "REF009"
    name = "pronoun-gender-flip"
    severity = Severity.ERROR
    supersedes = frozenset({"REF001"})
    reads = frozenset(
        {"structure", "quotes", "sentences", "tokens", "mentions", "entities", "attributions"}
    )

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield a finding for each pronoun that nobody but a person of the other gender fits."""
        people = People(doc)
        for pronoun in pronouns(doc):
            gender = PRONOUNS[doc.tokens[pronoun.head].lower]
            meant = _named_before(doc, pronoun)
            if meant is None or not _flips(doc, pronoun, meant, gender):
                meant = _last_speaker(doc, people.speeches.get(pronoun.index), gender)
                if meant is None:
                    continue
            elif _other_fits(doc, people, pronoun, meant, gender):
                continue
            yield self._finding(doc, pronoun, doc.entities[meant.entity], meant)

    def _finding(self, doc: Document, pronoun: Mention, entity: Entity, meant: Mention) -> Finding:
        word, name = doc.at(pronoun.span), " ".join(doc.at(meant.span).split())
        evidence = entity.gender_evidence[0] if entity.gender_evidence else name
        message = (
            f'"{word}" for {name}, who is "{evidence}" elsewhere: '
            f"{_WORDS[entity.gender]}, or is somebody else meant?"
        )
        place = next(
            (
                doc.mentions[i].span
                for i in entity.mentions
                if doc.at(doc.mentions[i].title or doc.mentions[i].span) == evidence
            ),
            meant.span,
        )
        related = (Related(place, f"{name} is {_WORDS[entity.gender]} here"),)
        return self.finding(pronoun.span, message, related=related, confidence=0.75)


def _named_before(doc: Document, pronoun: Mention) -> Mention | None:
    """The name that the pronoun's chain leads back to, else the subject of its sentence."""
    if pronoun.antecedent is None:
        return _subject_of(doc, pronoun)
    mention: Mention | None = pronoun
    while mention is not None and mention.form is Form.PRONOUN:
        mention = None if mention.antecedent is None else doc.mentions[mention.antecedent]
    if mention is None or mention.form is Form.NOMINAL or mention.kind is not EntityKind.PERSON:
        return None
    return mention


def _subject_of(doc: Document, pronoun: Mention) -> Mention | None:
    """The one person named before a possessive in its sentence, as its subject."""
    if doc.tokens[pronoun.head].deprel != "nmod:poss":
        return None
    named: list[Mention] = []
    for index in range(pronoun.index - 1, -1, -1):
        mention = doc.mentions[index]
        if mention.sentence != pronoun.sentence:
            break
        if mention.kind is EntityKind.PERSON:
            named.append(mention)
    alone = len(named) == 1 and named[0].form not in {Form.PRONOUN, Form.NOMINAL}
    return named[0] if alone and _is_subject(doc, named[0], pronoun) else None


def _flips(doc: Document, pronoun: Mention, meant: Mention, gender: Gender) -> bool:
    """Whether the copy shows the other gender, and does so without this pronoun."""
    entity = doc.entities[meant.entity]
    if entity.gender in {Gender.UNKNOWN, gender}:
        return False
    if any(
        doc.mentions[i].span.contains(pronoun.span) and i != pronoun.index for i in entity.mentions
    ):
        return False  # *Singh is her brother*: the pronoun is not he
    own = doc.at(pronoun.span).casefold()
    shown = [word for word in entity.gender_evidence if word.casefold() != own]
    pronouns_only = all(word.casefold() in PRONOUNS for word in shown)
    opposite = 0.1 if entity.gender is Gender.MALE else 0.9
    fits_name = entity.given_share is None or (
        entity.given_share <= opposite
        if entity.gender is Gender.MALE
        else entity.given_share >= opposite
    )
    return bool(shown) and (not pronouns_only or fits_name or len(shown) > 1)


def _other_fits(
    doc: Document, people: People, pronoun: Mention, meant: Mention, gender: Gender
) -> bool:
    """Whether somebody else of that gender stands near, before or later in the sentence.

    A possessive in the sentence that the person opens as its subject is hers or his unless that
    sentence names another.
    """
    owns = doc.tokens[pronoun.head].deprel == "nmod:poss" and _is_subject(doc, meant, pronoun)
    for candidate in (*people.before(pronoun), *people.after(pronoun, 0)):
        mention = candidate.mention
        if mention.entity == meant.entity or mention.in_quote or not candidate.likely(gender):
            continue
        here = mention.sentence == pronoun.sentence and candidate.strength > Strength.LOOSE
        if here and not (owns and mention.head > pronoun.head):
            return True
        if not 0 < people.distance(mention, pronoun) <= _NEAR:
            continue
        if candidate.strength is Strength.NAMED and _stands_out(doc, mention):
            return True
        if not owns and candidate.strength > Strength.LOOSE:
            return True
    return False


def _is_subject(doc: Document, meant: Mention, pronoun: Mention) -> bool:
    head = doc.tokens[meant.head]
    return meant.sentence == pronoun.sentence and head.deprel.startswith("nsubj")


def _stands_out(doc: Document, mention: Mention) -> bool:
    """Whether a name is the subject or object of its clause."""
    return doc.tokens[mention.head].deprel.partition(":")[0] in {"nsubj", "obj", "iobj", "appos"}


def _last_speaker(doc: Document, attribution: Attribution | None, gender: Gender) -> Mention | None:
    """The speaker before an "added" that follows nobody else's words, if of the other gender."""
    if attribution is None or attribution.verb not in _CONTINUES or not attribution.inverted:
        return None
    before = attribution.index - 1
    while before >= 0 and (
        doc.attributions[before].speaker is None
        or doc.attributions[before].sentence == attribution.sentence
    ):
        before -= 1
    source = doc.attributions[before].speaker if before >= 0 else None
    if source is None:
        return None
    speaker = doc.mentions[source]
    shown = doc.entities[speaker.entity].gender
    near = attribution.sentence - speaker.sentence <= _NEAR
    named = speaker.form is not Form.NOMINAL and speaker.kind is EntityKind.PERSON
    return speaker if named and near and shown not in {Gender.UNKNOWN, gender} else None
