"""Antecedents: by name for names, by the language model for the rest, where the words agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from newslint.analysis.coreference.bodies import (
    BODIES,
    body_before,
    body_meant,
    speaker_before,
    speaker_of_itself,
)
from newslint.analysis.coreference.draft import Draft
from newslint.analysis.coreference.forms import FEMALE, MALE
from newslint.analysis.coreference.speech import Speech
from newslint.analysis.names import given_share, parse_person
from newslint.analysis.nn.result import NO_ANTECEDENT, Reading
from newslint.lexicon import lexicon
from newslint.model.document import Document
from newslint.model.mentions import EntityKind, Form, Gender, Number

__all__ = ["Link", "links"]

_LOST = 0.94
"""Probability that a he or she has lost its antecedent from which a sure link is in doubt.

In 200,000 words of published copy hardly a pronoun that has one reached it.
"""
_REACH = 3
_MEMORY = 5
_OFTEN = 2
_RARE = 0.03
_SURE = 0.9
_CERTAIN = 0.001
"""Doubt of the model below which a noun without gender does not stand up to its link."""
_NOUNLESS = frozenset({"NUM", "ADJ"})
_FIRST_PERSON = frozenset({"i", "me", "my", "myself", "mine"})
_ARGUMENTS = ({"nsubj", "obj"}, {"nsubj", "iobj"}, {"obj", "iobj"})


class Link(NamedTuple):
    """The mention one goes back to (None for none) and the model's doubt that there is any."""

    antecedent: int | None
    orphan: float


def links(
    doc: Document, reading: Reading, drafts: Sequence[Draft], named: dict[int, int]
) -> list[Link]:
    """One link for every draft, in order.

    Args:
        named: For each draft with a name the first draft of the same bearer.
    """
    linker = _Linker(doc, reading, drafts, named)
    return [linker.link(i) for i in range(len(drafts))]


class _Linker:
    """Links drafts one after the other, each with what those before it have shown."""

    def __init__(
        self, doc: Document, reading: Reading, drafts: Sequence[Draft], named: dict[int, int]
    ) -> None:
        self._doc = doc
        self._reading = reading
        self._drafts = drafts
        self._named = named
        self._at_word = _by_word(doc, reading, drafts)
        self._position = {word: k for k, word in enumerate(reading.links.words)}
        self._last_of_name: dict[int, int] = {}
        self._chains = _Chains(doc, drafts)
        self._speech = Speech(doc, drafts, self._at_word)

    def link(self, i: int) -> Link:
        """The link of the next draft, ``i``."""
        draft = self._drafts[i]
        k = self._position.get(draft.head.index)
        orphan = 1.0 if k is None else self._reading.links.none[k]
        guess = None if k is None else self._guess(k)
        lost = self._reading.lost.get(draft.head.index, 0.0)
        lost = 0.0 if lost < _LOST or _is_craft(draft, guess, self._drafts) else lost
        antecedent: int | None
        if i in self._named:
            antecedent = self._last_of_name.get(self._named[i])
            self._last_of_name[self._named[i]] = i
            start = self._named[i]
        else:
            antecedent, orphan = self._checked(i, guess, max(orphan, lost))
            antecedent = self._acting(i, antecedent)
            chains = self._chains.of
            owners = _possessors(self._doc, draft, self._drafts, chains, i)
            antecedent = None if antecedent is None or chains[antecedent] in owners else antecedent
            start = i if antecedent is None else antecedent
        self._chains.join(i, start)
        return Link(antecedent, orphan)

    def _guess(self, k: int) -> int | None:
        """The draft that the model thinks likeliest for its mention ``k``."""
        target = self._reading.links.antecedent[k]
        return self._at_word.get(self._reading.links.words[target]) if target >= 0 else None

    def _checked(self, i: int, guess: int | None, orphan: float) -> tuple[int | None, float]:
        """The model's link where the words bear it out, else another or none; and the doubt."""
        if guess is None or guess >= i or orphan >= NO_ANTECEDENT:
            return None, orphan
        draft, other = self._drafts[i], self._drafts[guess]
        if self._speaks_itself(i, guess):
            return None, orphan
        if self._speech.forbids(i, guess) or not agrees(draft, other):
            nearest = self._chains.nearest(i) if draft.form is Form.PRONOUN else None
            return nearest, max(orphan, NO_ANTECEDENT)  # the model knew no better than cannot be
        contradicted = self._chains.contradicts(i, guess)
        if draft.form is Form.NOMINAL:
            apart = contradicted or _is_disjoint(draft, other) or self._is_named_else(i, guess)
            return None if apart else guess, orphan
        bound = draft.head.deprel == "nmod:poss" and draft.head.sentence == other.head.sentence
        if (contradicted or _is_stale(draft, other)) and not bound:
            return self._instead(i, guess, orphan), orphan
        return guess, orphan

    def _is_named_else(self, i: int, guess: int) -> bool:
        """Whether the name beside a noun is another's: *the director, Ann Lind, said*."""
        beside = self._doc.tokens.children(self._drafts[i].head, "appos")
        drafts = (self._at_word.get(token.index, -1) for token in beside)
        names = {self._named[d] for d in drafts if d in self._named}
        return bool(names) and self._chains.of[guess] not in {
            self._chains.of.get(name, name) for name in names
        }

    def _speaks_itself(self, i: int, guess: int) -> bool:
        """Whether a *he* in a quotation would go to the one who speaks it."""
        known = (self._named[s] for s in self._speech.speakers(i) if s in self._named)
        return self._chains.of[guess] in {self._chains.of.get(s, s) for s in known}

    def _instead(self, i: int, guess: int, orphan: float) -> int:
        """Who may be meant in place of one too far back or of the other gender."""
        spoke = speaker_before(self._doc, self._drafts, i)
        fits = spoke is not None and agrees(self._drafts[i], self._drafts[spoke])
        if spoke is None or not fits or self._chains.contradicts(i, spoke):
            spoke = self._chains.nearest(i, named=orphan < _CERTAIN)
        return guess if spoke is None else spoke

    def _acting(self, i: int, antecedent: int | None) -> int | None:
        """The body that a mention takes up, if it does so, in place of its antecedent."""
        if self._drafts[i].head.lower == "it":
            body = speaker_of_itself(self._doc, self._at_word, self._drafts, i)
            body = body_before(self._doc, self._drafts, i) if body is None else body
        elif self._drafts[i].form is Form.NOMINAL:
            body = _same_noun(self._doc, self._drafts, self._chains.of, i)
            if body is None:
                body = body_meant(self._doc, self._drafts, self._named, i, antecedent)
        else:
            return antecedent
        return antecedent if body is None else body


def _same_noun(
    doc: Document, drafts: Sequence[Draft], chains: dict[int, int], index: int
) -> int | None:
    """The only body before that a bare *the union* can be by its noun: *the Dockers' union*."""
    draft = drafts[index]
    if draft.kind not in BODIES or doc.at(draft.span).lower() != f"the {draft.head.lower}":
        return None
    alike = [
        i
        for i in range(index)
        if drafts[i].form is Form.NOMINAL
        and drafts[i].head.lower == draft.head.lower
        and agrees(draft, drafts[i])
    ]
    return alike[-1] if len({chains[i] for i in alike}) == 1 else None


def _is_craft(draft: Draft, guess: int | None, drafts: Sequence[Draft]) -> bool:
    """Whether the model takes a *she* for a thing, such as a ship or a country."""
    return (
        draft.head.lower in FEMALE
        and guess is not None
        and drafts[guess].kind is not EntityKind.PERSON
    )


def _is_stale(draft: Draft, antecedent: Draft) -> bool:
    """Whether a he or she goes back further than readers remember."""
    return (
        draft.head.lower in MALE | FEMALE
        and draft.head.sentence - antecedent.head.sentence > _MEMORY
    )


def _is_disjoint(draft: Draft, antecedent: Draft) -> bool:
    """Whether both are what one verb has for subject and object, so that they cannot be one."""
    return (
        draft.head.head == antecedent.head.head >= 0
        and {
            draft.head.deprel.partition(":")[0],
            antecedent.head.deprel.partition(":")[0],
        }
        in _ARGUMENTS
    )


class _Chains:
    """Chains of mentions as they grow, with the genders that their words show."""

    def __init__(self, doc: Document, drafts: Sequence[Draft]) -> None:
        self.of: dict[int, int] = {}
        self._doc = doc
        self._drafts = drafts
        self._genders: dict[int, Counter[Gender]] = {}

    def join(self, index: int, antecedent: int) -> None:
        """Add a mention to the chain of its antecedent, itself for a new one."""
        chain = self.of.get(antecedent, antecedent)
        self.of[index] = chain
        self._genders.setdefault(chain, Counter())[self._drafts[index].gender] += 1

    def contradicts(self, index: int, antecedent: int) -> bool:
        """Whether a mention would go to a chain that shows the other gender only.

        One word may mislead about those whom a he or she can mean.
        """
        own = self._drafts[index]
        if own.gender is Gender.UNKNOWN:
            return False
        genders = self._genders[self.of[antecedent]]
        other = Gender.FEMALE if own.gender is Gender.MALE else Gender.MALE
        enough = _OFTEN if own.head.lower in MALE | FEMALE else 1
        return not genders[own.gender] and genders[other] >= enough

    def nearest(self, index: int, *, named: bool = False) -> int | None:
        """The nearest person before a he or she, within a few sentences, who agrees with it.

        One who only speaks, and what somebody is or becomes, are passed over; with ``named`` also
        all whom neither a name nor a word of that gender shows.
        """
        pronoun = self._drafts[index]
        if pronoun.head.lower not in MALE | FEMALE:
            return None
        for i in range(index - 1, -1, -1):
            draft = self._drafts[i]
            if pronoun.head.sentence - draft.head.sentence > _REACH:
                return None
            if draft.head.upos in _NOUNLESS or self._is_role(draft):
                continue
            if named and not draft.words and draft.gender is Gender.UNKNOWN:
                continue
            fits = draft.kind is EntityKind.PERSON and agrees(pronoun, draft)
            if fits and not self.contradicts(index, i) and _is_likely(draft, pronoun.gender):
                return i
        return None

    def _is_role(self, draft: Draft) -> bool:
        """Whether a mention is *I*, or what somebody is: *as a clerk*, *was director*."""
        if draft.form is Form.PRONOUN:
            return draft.head.lower in _FIRST_PERSON
        if draft.form is not Form.NOMINAL:
            return False
        tokens = self._doc.tokens
        bare = draft.head.xpos == "NN" and not tokens.children(draft.head, "det", "nmod:poss")
        told = draft.head.deprel == "xcomp" or bool(tokens.children(draft.head, "cop"))
        as_one = any(t.lower == "as" for t in tokens.children(draft.head, "case"))
        return told or as_one or (bare and not draft.head.deprel.startswith("nsubj"))


def _is_likely(draft: Draft, gender: Gender) -> bool:
    """Whether the given name, if it is a common one, is borne by people of that gender."""
    share = given_share(parse_person(draft.words)) if draft.words else None
    if share is None:
        return True
    return share > _RARE if gender is Gender.FEMALE else share < 1 - _RARE


def _possessors(
    doc: Document, draft: Draft, drafts: Sequence[Draft], chains: dict[int, int], index: int
) -> set[int]:
    """Chains of those whom a possessive before the noun means: *her son* is not she."""
    owned = {t.index for t in doc.tokens.children(draft.head, "nmod:poss")}
    near = range(max(0, index - 3), index)
    return {chains[i] for i in near if drafts[i].head.index in owned}


def _by_word(doc: Document, reading: Reading, drafts: Sequence[Draft]) -> dict[int, int]:
    """The draft that each word of a mention belongs to."""
    owner: dict[int, int] = {}
    for i, draft in enumerate(drafts):
        span = draft.title.to(draft.span) if draft.title else draft.span
        inside = doc.tokens.in_span(span) if draft.words else ()
        for token in (*inside, draft.head):
            owner.setdefault(token.index, i)
    return owner


def agrees(one: Draft, other: Draft) -> bool:
    """Whether number, gender and kind of two mentions allow them to be one."""
    if Gender.UNKNOWN not in {one.gender, other.gender} and one.gender is not other.gender:
        return False
    if one.head.lower in MALE | FEMALE:
        return other.number is not Number.PLURAL and other.kind in {
            EntityKind.PERSON,
            EntityKind.OBJECT,
        }
    if one.form is Form.PRONOUN or other.form is Form.PRONOUN:
        return True
    if not _is_of_kind(one, other):
        return False
    return one.number is other.number or Number.UNKNOWN in {one.number, other.number}


def _is_of_kind(noun: Draft, antecedent: Draft) -> bool:
    """Whether a common noun says of its antecedent what that can be: a firm is no island."""
    kinds = noun.kind, antecedent.kind
    if kinds[0] is kinds[1] or EntityKind.GROUP in kinds:
        return True
    if EntityKind.PERSON in kinds:
        return False
    if not antecedent.words:
        return True
    body = noun.head.lemma in lexicon("organisation_nouns")
    return body if EntityKind.ORGANISATION in kinds else noun.confidence < _SURE
