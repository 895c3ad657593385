"""pronoun-gender-flip: one person called both he and she.

## What it does

Compares each *he* and *she* outside quotations with what the story shows of the person it goes
back to: *Mr* or *Ms*, a noun such as *actress*, or the pronouns of the rest of the copy. A first
name alone is never evidence. The rule is silent when anybody else of the fitting gender stands
near enough to be meant or bears the same surname, for people the story calls *they*, and where
three pronouns or more go against a title, which is then no evidence. It also queries "she added"
right after the words of a man, and "she said" where a man has spoken twice in a row and no woman
has come up since; and the other way round.

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

Copy-desk practice.
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

_MOST = 2
_NEAR = 3
_NEAR_BOUND = 2
_CONTINUES = frozenset({"add", "continue", "conclude"})
_REFLEXIVE = frozenset({"himself", "herself"})
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
        flips: dict[int, list[tuple[Mention, Mention]]] = {}
        for pronoun, meant in self._all(doc):
            flips.setdefault(meant.entity, []).append((pronoun, meant))
        for entity, found in flips.items():
            if len(found) <= _MOST:
                for pronoun, meant in found:
                    yield self._finding(doc, pronoun, doc.entities[entity], meant)

    def _all(self, doc: Document) -> Iterable[tuple[Mention, Mention]]:
        people = People(doc)
        for pronoun in pronouns(doc):
            gender = PRONOUNS[doc.tokens[pronoun.head].lower]
            bound = _bound(doc, pronoun)
            clashing = (
                meant
                for meant in (bound, _named_before(doc, pronoun))
                if meant is not None
                and not _is_apart(doc, pronoun, meant)
                and _flips(doc, pronoun, meant, gender)
                and not _other_fits(doc, people, pronoun, meant, gender, owns=meant is bound)
                and not _other_speaks(doc, people, pronoun, meant)
            )
            meant = next(clashing, None) or _last_speaker(doc, people, pronoun, gender)
            if meant is not None:
                yield pronoun, meant

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
    """The name that the pronoun's chain leads back to, or the noun that stands for one."""
    mention: Mention | None = pronoun
    while mention is not None and mention.form is Form.PRONOUN:
        mention = None if mention.antecedent is None else doc.mentions[mention.antecedent]
    if mention is None or mention.kind is not EntityKind.PERSON:
        return None
    if mention.form is Form.NOMINAL and doc.entities[mention.entity].name is None:
        return None
    return mention


def _bound(doc: Document, pronoun: Mention) -> Mention | None:
    """The one person named in the sentence whom grammar offers first.

    That is the subject before a possessive or a reflexive, and the speaker before what he or she
    says of himself or herself (*Lu said he would*).
    """
    named: list[Mention] = []
    for index in range(pronoun.index - 1, -1, -1):
        mention = doc.mentions[index]
        if mention.sentence != pronoun.sentence:
            break
        counted = doc.tokens[mention.head].upos == "NUM"  # *nine of her colleagues*
        if mention.kind is EntityKind.PERSON and mention.form is not Form.PRONOUN and not counted:
            named.append(mention)
    if len(named) != 1 or named[0].form is Form.NOMINAL:
        return None
    head, subject = doc.tokens[pronoun.head], doc.tokens[named[0].head]
    if not subject.deprel.startswith("nsubj"):
        return None
    if head.deprel == "nmod:poss" or head.lower in _REFLEXIVE:
        return named[0]
    clause = doc.tokens.head(head) if head.deprel.startswith("nsubj") else None
    spoken = clause is not None and clause.deprel == "ccomp" and clause.head == subject.head
    return named[0] if spoken else None


def _is_apart(doc: Document, pronoun: Mention, meant: Mention) -> bool:
    """Whether the person is the subject of the clause in which *him* or *her* is an object."""
    head = doc.tokens[pronoun.head]
    verb = doc.tokens.head(head) if head.deprel in {"obj", "iobj"} else None
    while verb is not None and verb.deprel == "xcomp" and not doc.tokens.children(verb, "nsubj"):
        verb = doc.tokens.head(verb)
    subjects = {t.index for t in doc.tokens.children(verb, "nsubj")} if verb else set()
    own = doc.entities[meant.entity].mentions
    return head.lower not in _REFLEXIVE and any(doc.mentions[i].head in subjects for i in own)


def _flips(doc: Document, pronoun: Mention, meant: Mention, gender: Gender) -> bool:
    """Whether the copy shows the other gender, and does so without this pronoun."""
    entity = doc.entities[meant.entity]
    if entity.gender in {Gender.UNKNOWN, gender}:
        return False
    if _shares_surname(doc, meant, gender):
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


def _shares_surname(doc: Document, meant: Mention, gender: Gender) -> bool:
    """Whether another of the story who may be of that gender bears the surname."""
    surname = doc.at(meant.span).split()[-1].casefold()
    return any(
        other.index != meant.entity
        and other.kind is EntityKind.PERSON
        and other.gender in {Gender.UNKNOWN, gender}
        and other.name is not None
        and other.name.split()[-1].casefold() == surname
        for other in doc.entities
    )


def _other_fits(
    doc: Document,
    people: People,
    pronoun: Mention,
    meant: Mention,
    gender: Gender,
    *,
    owns: bool,
) -> bool:
    """Whether somebody else of that gender stands near, before or later in the sentence.

    A pronoun that grammar binds to the subject (``owns``) is his or hers unless the sentence names
    another before it or means one by a pronoun, or another has been the subject of late.
    """
    if _is_taken_up(doc, pronoun, meant, gender):
        return True
    for candidate in (*people.before(pronoun), *people.after(pronoun, 0)):
        mention = candidate.mention
        if mention.entity == meant.entity or mention.in_quote or not candidate.likely(gender):
            continue
        if not candidate.speaks and (
            pronoun.index in people.speeches or candidate.strength is Strength.LOOSE
        ):
            continue
        if candidate.strength is Strength.MAYBE and mention.kind is not EntityKind.PERSON:
            continue
        here = mention.sentence == pronoun.sentence
        if here and not (owns and mention.head > pronoun.head):
            return True
        if not 0 < people.distance(mention, pronoun) <= (_NEAR_BOUND if owns else _NEAR):
            continue
        if candidate.strength is Strength.NAMED and _stands_out(doc, mention):
            return True
        strong = candidate.strength > Strength.LOOSE
        if strong and (
            not owns or (candidate.gender is gender and _may_own(doc, mention, pronoun))
        ):
            return True
    return False


def _is_taken_up(doc: Document, pronoun: Mention, meant: Mention, gender: Gender) -> bool:
    """Whether a pronoun of that gender for somebody else stands before it in the sentence."""
    for index in range(pronoun.index - 1, -1, -1):
        other = doc.mentions[index]
        if other.sentence != pronoun.sentence:
            return False
        if other.form is Form.PRONOUN and other.gender is gender and other.entity != meant.entity:
            return True
    return False


def _other_speaks(doc: Document, people: People, pronoun: Mention, meant: Mention) -> bool:
    """Whether another source has spoken since: then "he said" is lost rather than wrong."""
    attribution = people.speeches.get(pronoun.index)
    source = _source_before(doc, attribution) if attribution else None
    if source is None or source.speaker is None:
        return False
    speaker = doc.mentions[source.speaker]
    return speaker.entity != meant.entity and speaker.sentence > meant.sentence


def _may_own(doc: Document, mention: Mention, pronoun: Mention) -> bool:
    """Whether a noun before may take a pronoun from the subject that grammar offers."""
    possessive = doc.tokens[pronoun.head].deprel == "nmod:poss"
    return not possessive or doc.tokens[mention.head].deprel.startswith("nsubj")


def _stands_out(doc: Document, mention: Mention) -> bool:
    """Whether a name is the subject or object of its clause."""
    return doc.tokens[mention.head].deprel.partition(":")[0] in {"nsubj", "obj", "iobj", "appos"}


def _last_speaker(
    doc: Document, people: People, pronoun: Mention, gender: Gender
) -> Mention | None:
    """The speaker before, of the other gender, whose words the pronoun's seem to go on with.

    "She added" always goes on; "she said" behind a quotation does where the words before stand in
    the same paragraph, which holds no woman, and where a man has spoken twice in a row and no woman
    has been mentioned since.
    """
    attribution = people.speeches.get(pronoun.index)
    if attribution is None or not attribution.inverted:
        return None
    source = _source_before(doc, attribution)
    if source is None or source.speaker is None:
        return None
    speaker = doc.mentions[source.speaker]
    entity = doc.entities[speaker.entity]
    shown = speaker.gender if speaker.gender is not Gender.UNKNOWN else entity.gender
    single = speaker.form is not Form.NOMINAL and speaker.kind is EntityKind.PERSON
    if not single or shown in {Gender.UNKNOWN, gender} or speaker.in_quote:
        return None
    if attribution.verb in _CONTINUES:
        return speaker if attribution.sentence - speaker.sentence <= _NEAR else None
    here = doc.sentences[attribution.sentence].paragraph
    if not source.quotes:
        return None
    if doc.sentences[source.sentence].paragraph != here:
        held = attribution.quotes and _holds_floor(doc, people, attribution, source, gender)
        return speaker if held else None
    others = (
        c
        for c in people.before(pronoun)
        if c.speaks and c.mention.entity != speaker.entity and c.likely(gender)
    )
    near = any(doc.sentences[c.mention.sentence].paragraph == here for c in others)
    return speaker if attribution.quotes and not near else None


def _holds_floor(
    doc: Document, people: People, attribution: Attribution, last: Attribution, gender: Gender
) -> bool:
    """Whether the last speaker has spoken twice and no one of that gender has come up since.

    The words before must stand in the paragraph before.
    """
    body = [p.index for p in doc.structure.body]
    places = [body.index(doc.sentences[a.sentence].paragraph) for a in (last, attribution)]
    if places[1] - places[0] != 1:
        return False
    who = doc.mentions[last.speaker].entity if last.speaker is not None else None
    turns: list[Attribution] = []
    for source in reversed(doc.attributions[: last.index + 1]):
        if source.speaker is None or doc.mentions[source.speaker].entity != who:
            break
        turns.append(source)
    if len({turn.sentence for turn in turns}) < _MOST:
        return False
    return not any(
        turns[-1].sentence <= m.sentence <= attribution.sentence
        and not m.in_quote
        and m.index != attribution.speaker
        and _may_speak(doc, people, m, gender)
        for m in doc.mentions
    )


def _may_speak(doc: Document, people: People, mention: Mention, gender: Gender) -> bool:
    """Whether a mention may be somebody of that gender, so that the words could be theirs."""
    if mention.form is Form.PRONOUN:
        return mention.gender is gender
    candidate = people.candidate(mention)
    return candidate is not None and candidate.speaks and candidate.likely(gender)


def _source_before(doc: Document, attribution: Attribution) -> Attribution | None:
    """The last attribution with a speaker in an earlier sentence."""
    for source in reversed(doc.attributions[: attribution.index]):
        if source.speaker is not None and source.sentence != attribution.sentence:
            return source
    return None
