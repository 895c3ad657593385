"""Who a *he* or *she* may mean: the people a story has put before its reader."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from functools import cache
from itertools import accumulate
from typing import NamedTuple

import regex

from newslint.api import (
    Attribution,
    Document,
    Entity,
    EntityKind,
    Form,
    Gender,
    Mention,
    Number,
    Role,
    Sentence,
    Token,
    lazy_regex,
    lexicon,
)

__all__ = ["PRONOUNS", "Candidate", "People", "Strength", "is_generic_pair", "pronouns"]

DATA = "newslint_rules.data"
PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), Gender.MALE),
    **dict.fromkeys(("she", "her", "hers", "herself"), Gender.FEMALE),
}
_READ = frozenset({Role.BODY, Role.LIST_ITEM, Role.BLOCK_QUOTE})
_REACH = 80
_NEAR = 3
_UNLIKELY = 0.03
_DOUBTFUL = 0.3
_CERTAIN = 0.9
_AUXILIARIES = ("aux", "aux:pass", "cop")
_PAIRS = frozenset("couple pair duo family twin sibling parent".split())
_QUOTING = frozenset({"quote", "cite", "interview"})
_AT_HOME = frozenset("America Britain England Scotland Wales".split())
_LANDS = frozenset({"country", "nation"})
_BOTH = ({"he", "she"}, {"him", "her"}, {"his", "her"}, {"his", "hers"})
_ONE = frozenset({"a", "an", "one", "another"})
_ANY = frozenset("any each every no either neither whichever whoever".split())
_OPENING = lazy_regex(r"(?:^|[:,]\s)‘(?=\p{Lu})", regex.MULTILINE)
_CLOSING = lazy_regex(r"’(?!\p{L})")
_NO_PERSONS = frozenset(
    {EntityKind.PLACE, EntityKind.ORGANISATION, EntityKind.GROUP, EntityKind.TIME}
)


class Strength(IntEnum):
    """How well a mention serves as antecedent.

    ``LOOSE``: people in general, or a pair; ``MAYBE``: a single name that may be a person's;
    ``SPECIFIC``: a certain person without a name; ``NAMED``: a person by name.
    """

    LOOSE = 1
    MAYBE = 2
    SPECIFIC = 3
    NAMED = 4


class Candidate(NamedTuple):
    """A mention that *he* or *she* may take up; ``gender`` is what the copy shows of it.

    Animals, ships and lands do not speak (``speaks``).
    """

    mention: Mention
    gender: Gender
    strength: Strength
    share: float | None = None
    speaks: bool = True

    def fits(self, gender: Gender) -> bool:
        """Whether nothing that the copy shows speaks against that gender."""
        return self.gender in {Gender.UNKNOWN, gender}

    def likely(self, gender: Gender) -> bool:
        """Whether, besides, the given name is not one that the other gender bears."""
        if self.gender is not Gender.UNKNOWN or self.share is None:
            return self.fits(gender)
        return self.share < 1 - _UNLIKELY if gender is Gender.MALE else self.share > _UNLIKELY


def pronouns(doc: Document) -> Iterator[Mention]:
    """All *he* and *she* of the running text outside quotations, generic pairs left out."""
    for mention in doc.mentions:
        head = doc.tokens[mention.head]
        if head.lower not in PRONOUNS or mention.in_quote:
            continue
        if doc.sentences[mention.sentence].role not in _READ or is_generic_pair(doc, head):
            continue
        if head.text[0].isupper() and not _opens(doc, head):
            continue  # part of a title: *His Majesty*, *Her Dark Places*
        if _is_in_open_speech(doc, head):
            continue
        yield mention


def is_generic_pair(doc: Document, head: Token) -> bool:
    """Whether the pronoun belongs to *he or she*, *his/her*, *(s)he*; not so *he and her team*."""
    return any(
        0 <= j < len(doc.tokens)
        and doc.tokens[i].lower in {"or", "/", "and"}
        and doc.tokens[j].lower in PRONOUNS
        and PRONOUNS[doc.tokens[j].lower] is not PRONOUNS[head.lower]
        and (doc.tokens[i].lower != "and" or {doc.tokens[j].lower, head.lower} in _BOTH)
        for i, j in ((head.index + 1, head.index + 2), (head.index - 1, head.index - 2))
        if 0 <= i < len(doc.tokens)
    )


def _opens(doc: Document, head: Token) -> bool:
    """Whether the word opens a sentence or follows a mark after which a capital is usual."""
    if head.index == 0:
        return True
    before = doc.tokens[head.index - 1]
    return before.sentence != head.sentence or not before.text[-1].isalnum()


def _is_in_open_speech(doc: Document, head: Token) -> bool:
    """Whether speech in single marks runs on to the next paragraph, so that no mark closes it."""
    paragraph = doc.structure.paragraphs[doc.sentences[head.sentence].paragraph].span
    opening = next(_OPENING.finditer(doc.text, paragraph.start, head.span.end), None)
    return opening is not None and _CLOSING.search(doc.text, opening.end(), paragraph.end) is None


def _is_quoted(doc: Document, sentence: Sentence) -> bool:
    quote = doc.quote_at(sentence.span.start + 1)
    return quote is not None and quote.span.end >= sentence.span.end - 1


def _may_be_person(mention: Mention) -> bool:
    """Whether a name could be a person's, for all that the language model says."""
    if mention.kind in _NO_PERSONS:
        return False
    return mention.kind is EntityKind.PERSON or mention.confidence < _DOUBTFUL


def _is_person(entity: Entity) -> bool:
    """Whether a title, age, gender or a full name with a known given name shows a person."""
    if entity.titles or entity.ages or entity.gender is not Gender.UNKNOWN:
        return True
    return entity.kind is EntityKind.PERSON and (
        entity.given_share is not None or len((entity.name or "").split()) > 1
    )


@cache
def _countries() -> frozenset[str]:
    rows = lexicon("str_countries", DATA)
    return frozenset(row.partition(",")[0] for row in rows) | _AT_HOME


class People:
    """All people of a story as candidates, in text order, and who speaks in it."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.speeches: dict[int, Attribution] = {}
        self.reports: dict[int, list[Attribution]] = {}
        for attribution in doc.attributions:
            self.reports.setdefault(attribution.sentence, []).append(attribution)
            if attribution.speaker is not None:
                self.speeches.setdefault(attribution.speaker, attribution)
        self._spoken = list(accumulate(not _is_quoted(doc, s) for s in doc.sentences))
        self._by_head = {mention.head: mention for mention in doc.mentions}
        self._by_sentence: dict[int, list[Candidate]] = {}
        for mention in doc.mentions:
            candidate = self._candidate(mention)
            if candidate is not None:
                self._by_sentence.setdefault(mention.sentence, []).append(candidate)

    def distance(self, earlier: Mention, later: Mention) -> int:
        """Sentences from one mention to another; those that only quote do not count."""
        return self._spoken[later.sentence] - self._spoken[earlier.sentence]

    def before(self, pronoun: Mention) -> Iterator[Candidate]:
        """Candidates in front of a pronoun, nearest first, of any gender, as far as one reads."""
        for sentence in range(pronoun.sentence, max(pronoun.sentence - _REACH, -1), -1):
            for candidate in reversed(self._by_sentence.get(sentence, ())):
                if candidate.mention.head < pronoun.head:
                    yield candidate

    def candidate(self, mention: Mention) -> Candidate | None:
        """A mention as candidate, None if it is no person's."""
        here = self._by_sentence.get(mention.sentence, ())
        return next((c for c in here if c.mention.index == mention.index), None)

    def after(self, pronoun: Mention, sentences: int) -> Iterator[Candidate]:
        """Candidates behind a pronoun, in its sentence and so many more."""
        for sentence in range(pronoun.sentence, pronoun.sentence + sentences + 1):
            for candidate in self._by_sentence.get(sentence, ()):
                if candidate.mention.head > pronoun.head:
                    yield candidate

    def contradicts(self, pronoun: Mention) -> bool:
        """Whether the mention that a pronoun is linked to cannot well be meant.

        So it is where the chain of links leads back to somebody of the other gender, as the copy
        shows it or as those who bear the given name mostly are, and where neither the sentence
        holds anybody else nor those before it name one of the right gender.
        """
        gender = PRONOUNS[self.doc.tokens[pronoun.head].lower]
        if any(self._is_at_hand(c, pronoun, gender) for c in self.before(pronoun)):
            return False
        mention: Mention | None = pronoun
        while mention is not None and mention.form is Form.PRONOUN:
            mention = None if mention.antecedent is None else self.doc.mentions[mention.antecedent]
        if mention is None:
            return False
        found = self.candidate(mention)
        if found is None or (mention.form is Form.NOMINAL and mention.gender is Gender.UNKNOWN):
            return False  # what ties a noun to a woman is a guess: *the athlete ... he*
        return not found.likely(gender)

    def _is_at_hand(self, candidate: Candidate, pronoun: Mention, gender: Gender) -> bool:
        """Whether somebody else in the sentence, or shortly before it by name, may be meant."""
        back = self.distance(candidate.mention, pronoun)
        if candidate.mention.sentence == pronoun.sentence:
            return candidate.likely(gender)
        return candidate.gender is gender and candidate.strength is Strength.NAMED and back <= _NEAR

    def goes_on(self, pronoun: Mention) -> Mention | None:
        """The speaker whose words a speaking pronoun goes on with: the only one so far."""
        speech = self.speeches.get(pronoun.index)
        if speech is None:
            return None
        spoken = [
            self.doc.mentions[a.speaker]
            for a in self.doc.attributions[: speech.index]
            if a.speaker is not None and a.sentence != speech.sentence
        ]
        if len({mention.entity for mention in spoken}) != 1:
            return None
        gender = self.doc.entities[spoken[-1].entity].gender
        return spoken[-1] if gender is PRONOUNS[self.doc.tokens[pronoun.head].lower] else None

    def clashes(self, pronoun: Mention) -> bool:
        """Whether the sentence holds a pronoun of the other gender as well."""
        own = PRONOUNS[self.doc.tokens[pronoun.head].lower]
        return any(
            PRONOUNS.get(token.lower, own) is not own
            and self.doc.quote_at(token.span.start) is None
            for token in self.doc.tokens.of_sentence(pronoun.sentence)
        )

    def _candidate(self, mention: Mention) -> Candidate | None:
        if mention.form is Form.NOMINAL:
            plural = mention.number is Number.PLURAL
            return self._pair(mention) if plural else self._noun(mention)
        if mention.form is Form.PRONOUN or mention.number is Number.PLURAL:
            return None
        entity = self.doc.entities[mention.entity]
        if self.doc.tokens[mention.head].xpos == "NNPS" and entity.given_share is None:
            return None  # *North Carolinians*
        gender = self._gender(mention)
        if self._is_of_a_people(mention):
            return Candidate(mention, gender, Strength.SPECIFIC)
        if self._is_country(mention):
            return Candidate(mention, Gender.FEMALE, Strength.LOOSE, speaks=False)
        sure = mention.kind is EntityKind.PERSON and _is_person(entity)
        if mention.form is Form.INITIALS or not (sure or _may_be_person(mention)):
            return None
        strength = Strength.NAMED if sure else Strength.MAYBE
        return Candidate(mention, gender, strength, entity.given_share)

    def _gender(self, mention: Mention) -> Gender:
        """What the wording shows or, if it shows nothing, the rest of the copy."""
        known = mention.gender is not Gender.UNKNOWN
        return mention.gender if known else self.doc.entities[mention.entity].gender

    def _noun(self, mention: Mention) -> Candidate | None:
        """A single person, animal, ship or land by a common noun."""
        gender = self._gender(mention)
        head = self.doc.tokens[mention.head]
        if (head.upos == "NUM" and head.lower != "one") or self._is_role(mention, head):
            return None
        if head.lemma in lexicon("ref_animals", DATA):
            return Candidate(mention, gender, Strength.SPECIFIC, speaks=False)
        if head.lemma in lexicon("ref_vessels", DATA):
            if head.lemma in _LANDS:
                return Candidate(mention, Gender.FEMALE, Strength.LOOSE, speaks=False)
            return Candidate(mention, Gender.FEMALE, Strength.SPECIFIC)
        person = mention.kind is EntityKind.PERSON and mention.confidence >= _CERTAIN
        if not person and head.lemma not in lexicon("person_nouns"):
            return None
        strength = Strength.SPECIFIC if self._is_specific(mention, head) else Strength.LOOSE
        described = None if gender is not Gender.UNKNOWN else self._described(head)
        if described is None:
            return Candidate(mention, gender, strength)
        share = self.doc.entities[described.entity].given_share
        return Candidate(mention, self._gender(described), strength, share)

    def _is_role(self, mention: Mention, head: Token) -> bool:
        """Whether a noun names what somebody is or does: *as a teacher*, *promoted to director*."""
        tokens = self.doc.tokens
        if any(t.lower == "as" for t in tokens.children(head, "case")):
            return True
        bare = head.xpos == "NN" and not tokens.children(head, "det", "nmod:poss", "nummod")
        return bare and head.deprel in {"obl", "xcomp"} and mention.index not in self.speeches

    def _described(self, head: Token) -> Mention | None:
        """The person whom a noun describes as apposition or predicate, or who is put beside it."""
        tokens = self.doc.tokens
        if head.deprel == "appos":
            holder = tokens.head(head)
        else:
            relation = "nsubj" if tokens.children(head, "cop") else "appos"
            holder = next(iter(tokens.children(head, relation)), None)
        found = None if holder is None else self._by_head.get(holder.index)
        return found if found is not None and found.kind is EntityKind.PERSON else None

    def _pair(self, mention: Mention) -> Candidate | None:
        """Two people, or people of one sex, of whom one may be taken out."""
        if mention.gender is not Gender.UNKNOWN:
            return Candidate(mention, mention.gender, Strength.MAYBE)
        if self.doc.tokens[mention.head].lemma in _PAIRS:
            return Candidate(mention, Gender.UNKNOWN, Strength.LOOSE)
        return None

    def _is_of_a_people(self, mention: Mention) -> bool:
        """Whether it means one man or woman by the nation: *an American*."""
        head = self.doc.tokens[mention.head]
        return head.text in lexicon("demonyms") and any(
            t.lower in _ONE for t in self.doc.tokens.children(head, "det", "nummod")
        )

    def _is_country(self, mention: Mention) -> bool:
        """Whether a name is that of a country which does something: *France guards her vines*."""
        subject = self.doc.tokens[mention.head].deprel == "nsubj"
        return subject and self.doc.at(mention.span) in _countries()

    def _is_specific(self, mention: Mention, head: Token) -> bool:
        """Whether a common noun means one certain person rather than anybody of that sort."""
        if mention.index in self.speeches or mention.gender is not Gender.UNKNOWN:
            return True
        tokens = self.doc.tokens
        if any(t.lower in _ANY for t in tokens.children(head, "det")):
            return False
        verb = next((t for t in tokens.ancestors(head) if t.upos == "VERB"), None)
        if verb is not None and verb.lemma in _QUOTING and verb.index == head.head:
            return True  # *quoted an official as saying*
        entity = self.doc.entities[mention.entity]
        known = len(entity.mentions) > 1
        if head.lemma in lexicon("ref_generic_people", DATA):
            if head.deprel.startswith("nsubj") and self._is_told_of(mention.index):
                return True
            certain = mention.definite and known
            if not certain or not (
                tokens.children(head, "compound") or any(map(self._is_told_of, entity.mentions))
            ):
                return False
        return known or verb is None or verb.xpos in {"VBD", "VBN", "VBG"}

    def _is_told_of(self, index: int) -> bool:
        """Whether a mention stands in a clause that says what was, not what may be."""
        tokens = self.doc.tokens
        mention = self.doc.mentions[index]
        verb = next((t for t in tokens.ancestors(tokens[mention.head]) if _heads(t)), None)
        if verb is None or mention.form is Form.PRONOUN:
            return False
        return any(t.xpos == "VBD" for t in (verb, *tokens.children(verb, *_AUXILIARIES)))


def _heads(token: Token) -> bool:
    return token.upos == "VERB" or token.head < 0
