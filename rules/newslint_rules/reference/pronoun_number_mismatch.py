"""pronoun-number-mismatch: *it* for several things, or *they* for one man or woman.

## What it does

Reports *it* and *its* at the start of a sentence when the subject of the sentence before, which the
language model takes for its antecedent, is plural or several things joined by *and*, and no single
thing stands there as subject or object; inside a sentence, where the model ties *its*, or *it* as a
subject, to several things of that sentence, or where *its* is for what several are blamed or
praised for (*sued the owners over its refusal*). Reports *they* at the start of a sentence when the
one before has a single man or woman, called he or she elsewhere, and nothing that can be *they*
stands near; and "they said" when the words that follow speak as *I*. Bodies that take either number
(the police, a company, a team, names in -s) are left alone, and so are a person whom the story
never calls he or she, *it* in *it is clear that* or *it is not known how*, and quotations.

## Why it matters

The reader goes back for a single thing and finds none, or the wrong one. In translated copy the
pronoun was often guessed by a machine.

## Bad

Tensions between the two capitals have run high for a year.

It nearly boiled over in June after a boat was sunk.

## Good

Tensions between the two capitals have run high for a year.

They nearly boiled over in June after a boat was sunk.

## When to ignore

When *it* takes up the whole event of the sentence before.

## Authority

Quirk, Greenbaum, Leech and Svartvik, A Comprehensive Grammar of the English Language (1985),
chapter 10, pronoun concord.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newslint.api import (
    Attribution,
    Document,
    EntityKind,
    Finding,
    Form,
    Gender,
    Mention,
    Number,
    Related,
    Rule,
    Severity,
    Token,
    lexicon,
)
from newslint_rules.grammar._agreement import renamed, reworded
from newslint_rules.reference._several import EITHER, blamed, is_several, joined

_WORDS = {Gender.MALE: "he", Gender.FEMALE: "she"}
_OPENING = 4
_DOUBTFUL = 0.3
_ORPHANED = 0.5
_REACH = 3
"""Sentences that *it* reaches back; a link from further off is a guess."""
_PERSONAL = frozenset("he him his she her".split())
_BODIES = frozenset({EntityKind.ORGANISATION, EntityKind.GROUP, EntityKind.PLACE})
_OWNERS = frozenset({EntityKind.ORGANISATION, EntityKind.PLACE, EntityKind.OBJECT})
_THINGS = frozenset(EntityKind) - {EntityKind.PERSON, EntityKind.TIME}
_OF_EVENTS = frozenset(
    "affect allow appear begin bring cause come cost create demonstrate depend draw emerge end"
    " follow force give happen help hurt include indicate involve lead leave look make mark matter"
    " mean need occur prompt prove put raise reflect remain represent require result reveal seem"
    " send set shock show sound spark start suggest surprise take turn work rain snow feel sum"
    " become pay hit see use have do go get think say believe expect report know".split()
)
_THOUGHT = frozenset("know believe think expect hope fear understand assume suppose".split())
_SHOWN = frozenset(
    "feel find see show estimate suspect presume rumour rumor allege claim decide agree intend plan"
    " say report".split()
)
_CORE = frozenset({"nsubj", "obj", "iobj", "csubj"})


class PronounNumberMismatch(Rule):
    """Query it for a plural, and they for one speaker."""

    code = "REF003"
    name = "pronoun-number-mismatch"
    fix = "suggest"
    severity = Severity.WARNING
    reads = frozenset({"quotes", "sentences", "tokens", "mentions", "entities", "attributions"})

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield a finding for each pronoun whose number its antecedent contradicts."""
        speeches = {a.speaker: a for a in doc.attributions if a.speaker is not None}
        for mention in doc.mentions:
            head = doc.tokens[mention.head]
            if mention.in_quote or head.deprel == "expl":
                continue
            speech = speeches.get(mention.index)
            meant = blamed(doc, mention, head) if head.lower == "its" else None
            if meant is not None:
                yield self._several(doc, mention, meant, "several")
            elif head.lower in {"it", "its"} and speech is None:
                meant = None if mention.antecedent is None else doc.mentions[mention.antecedent]
                if meant is not None and meant.sentence == mention.sentence:
                    yield from self._within(doc, mention, head, meant)
                elif _opens_sentence(doc, head):
                    yield from self._singular(doc, mention, head)
            elif head.lower == "they" and speech is not None and _says_i(doc, speech):
                yield from self._plural(doc, mention, _meant(doc, mention))
            elif head.lower == "they" and _opens_sentence(doc, head):
                yield from self._plural(doc, mention, _only_person(doc, mention))

    def _singular(self, doc: Document, mention: Mention, head: Token) -> Iterator[Finding]:
        if _is_copular(doc, head) or _is_expletive(doc, head):
            return
        meant = _meant(doc, mention)
        if meant is None or mention.sentence - meant.sentence != 1 or not is_several(doc, meant):
            return
        kinds = _OWNERS if head.lower == "its" else _THINGS
        if any(other.kind in kinds for other in _single_things(doc, mention, meant)):
            return
        yield self._several(doc, mention, meant, "the subject before")

    def _within(
        self, doc: Document, mention: Mention, head: Token, meant: Mention
    ) -> Iterator[Finding]:
        """An *it* or *its* that the language model ties to several things of its own sentence."""
        if mention.orphan > _DOUBTFUL:
            return
        noun = doc.tokens[meant.head]
        counted = noun.xpos == "NNS" and meant.form is Form.NOMINAL and noun.lemma not in EITHER
        if not counted or meant.kind is EntityKind.TIME or noun.lower == noun.lemma:
            return
        if head.lower == "it" and not _is_plain_subject(doc, mention, head, meant):
            return
        if head.lower == "its" and _has_owner_between(doc, meant, mention):
            return
        yield self._several(doc, mention, meant, "several")

    def _several(self, doc: Document, mention: Mention, meant: Mention, label: str) -> Finding:
        word, words = doc.at(mention.span), " ".join(doc.at(meant.span).split())
        plural = "their" if word.lower() == "its" else "they"
        message = (
            f'"{word}" for "{words}" on line {doc.line_of(meant.span.start)}: '
            f"{plural}, or what is meant?"
        )
        head = doc.tokens[mention.head]
        return self.finding(
            mention.span,
            message,
            related=(Related(meant.span, label),),
            fix=reworded(head, plural) if plural == "their" else renamed(doc, head, plural),
            confidence=0.7,
        )

    def _plural(self, doc: Document, mention: Mention, meant: Mention | None) -> Iterator[Finding]:
        """A *they* for one man or woman."""
        if meant is None or mention.sentence - meant.sentence > 1:
            return
        entity = doc.entities[meant.entity]
        if meant.form is Form.NOMINAL and entity.name is None:
            return
        if entity.kind is not EntityKind.PERSON:
            return
        if entity.gender is Gender.UNKNOWN:
            return  # may be somebody who goes by *they*
        word = _WORDS[entity.gender]
        message = f'"{doc.at(mention.span)}" for {entity.name or doc.at(meant.span)} alone: {word}?'
        yield self.finding(
            mention.span,
            message,
            related=(Related(meant.span, "one person"),),
            fix=renamed(doc, doc.tokens[mention.head], word),
            confidence=0.7,
        )


def _only_person(doc: Document, they: Mention) -> Mention | None:
    """The one person of the sentence before, if *they* can mean nobody else.

    That is where the last two sentences hold nothing plural and no body, or where the language
    model doubts that it goes back to anything and the person was the subject.
    """
    before = [m for m in _of_sentences(doc, they, they.sentence - 2) if m.index != they.index]
    people: dict[int, Mention] = {}
    for other in before:
        single = other.kind is EntityKind.PERSON and other.number is not Number.PLURAL
        if single and doc.tokens[other.head].upos != "NUM":
            people.setdefault(other.entity, other)
    last = next(iter(people.values()), None)
    here = {token.lower for token in doc.tokens.of_sentence(they.sentence)}
    if here & _PERSONAL:
        return None  # *They had offered her more*
    if last is None or last.sentence != they.sentence - 1 or last.in_quote:
        return None
    if they.orphan >= _ORPHANED:
        near = {m.entity for m in people.values() if m.sentence == last.sentence}
        return last if len(near) == 1 and _is_subject(doc, last) else None
    others = (m for m in before if m.kind is not EntityKind.TIME)
    open_ = any(m.number is not Number.SINGULAR or m.kind in _BODIES for m in others)
    return None if open_ or len(people) > 1 else last


def _is_subject(doc: Document, mention: Mention) -> bool:
    """Whether somebody, or what is his or hers, is the subject of a sentence."""
    head = doc.tokens[mention.head]
    if head.deprel == "nmod:poss":
        return True
    verb = doc.tokens.head(head)
    return head.deprel.startswith("nsubj") and verb is not None and verb.deprel != "acl:relcl"


def _is_plain_subject(doc: Document, mention: Mention, head: Token, meant: Mention) -> bool:
    """Whether an *it* takes up things as a subject: it neither speaks nor stands for a clause."""
    verb = doc.tokens.head(head)
    if verb is None or doc.tokens.children(verb, "ccomp", "csubj", "cop"):
        return False
    if _is_expletive(doc, head):
        return False
    subject = head.deprel.startswith("nsubj") and meant.kind is not EntityKind.PERSON
    speaks = _governor(doc, mention) in lexicon("speech_verbs") | {"call", "expect"}
    return subject and not speaks


def _meant(doc: Document, mention: Mention) -> Mention | None:
    """The antecedent near by or, where the model finds none, the subject of the sentence before."""
    if mention.antecedent is not None:
        antecedent = doc.mentions[mention.antecedent]
        near = mention.sentence - antecedent.sentence <= _REACH
        if near and not (
            mention.sentence > antecedent.sentence and _is_one_of_two(doc, antecedent)
        ):
            return antecedent
    word = doc.tokens[mention.head].lower
    if (word == "its" and mention.orphan < _ORPHANED) or (
        word == "it" and _governor(doc, mention) in _OF_EVENTS
    ):
        return None
    subjects = [
        m
        for m in _of_sentence(doc, mention, mention.sentence - 1)
        if m.form is not Form.PRONOUN
        and doc.tokens[m.head].deprel.startswith("nsubj")
        and doc.tokens[doc.tokens[m.head].head].head < 0
    ]
    return subjects[-1] if subjects else None


def _is_one_of_two(doc: Document, mention: Mention) -> bool:
    """Whether *and* joins it to another in a phrase: *talks between Oslo and Bern*."""
    head = doc.tokens[mention.head]
    first = doc.tokens.head(head) if head.deprel == "conj" else head
    return first is not None and first.deprel == "nmod" and bool(joined(doc, first))


def _of_sentence(doc: Document, mention: Mention, sentence: int) -> Iterator[Mention]:
    """The mentions of a sentence at or before that of ``mention``, last first."""
    return (m for m in _of_sentences(doc, mention, sentence) if m.sentence == sentence)


def _of_sentences(doc: Document, mention: Mention, first: int) -> Iterator[Mention]:
    """The mentions from ``mention`` back to the start of a sentence, last first."""
    for index in range(mention.index, -1, -1):
        other = doc.mentions[index]
        if other.sentence < first:
            return
        yield other


def _governor(doc: Document, mention: Mention) -> str:
    governor = doc.tokens.head(doc.tokens[mention.head])
    return governor.lemma if governor is not None else ""


def _is_copular(doc: Document, head: Token) -> bool:
    """Whether the sentence says what it is: *it was the worst year*."""
    governor = doc.tokens.head(head)
    return governor is not None and bool(doc.tokens.children(governor, "cop"))


def _is_expletive(doc: Document, head: Token) -> bool:
    """Whether *it* only announces what is known or said: *it is not known how*."""
    verb = doc.tokens.head(head)
    if head.lower != "it" or verb is None or verb.xpos != "VBN":
        return False
    if not doc.tokens.children(verb, "aux:pass"):
        return False
    said = verb.lemma in lexicon("speech_verbs") | _SHOWN
    return verb.lemma in _THOUGHT or (
        said and bool(doc.tokens.children(verb, "ccomp", "csubj", "xcomp"))
    )


def _has_owner_between(doc: Document, meant: Mention, its: Mention) -> bool:
    """Whether a body, place or thing to which *its* may belong stands nearer, or leads."""
    return any(
        m.kind in _OWNERS and m.number is not Number.PLURAL
        for m in doc.mentions[: its.index]
        if m.sentence == its.sentence and not _is_part(doc, m, meant)
    )


def _is_part(doc: Document, mention: Mention, whole: Mention) -> bool:
    """Whether a mention is another or stands in what belongs to it: *the villages on the lake*."""
    head = doc.tokens[mention.head]
    return whole.head in {head.index, *(t.index for t in doc.tokens.ancestors(head))}


def _opens_sentence(doc: Document, head: Token) -> bool:
    first = doc.tokens.of_sentence(head.sentence)[0]
    return head.index - first.index < _OPENING and head.deprel in {
        "nsubj",
        "nsubj:pass",
        "nmod:poss",
    }


def _single_things(doc: Document, mention: Mention, meant: Mention) -> Iterator[Mention]:
    """Single things besides ``meant`` that its sentence has as subject or object."""
    words = doc.tokens.in_span(meant.span)
    together = {meant.head, *(t.index for word in words for t in joined(doc, word))}
    for other in _of_sentence(doc, mention, meant.sentence):
        if other.head in together or other.number is Number.PLURAL:
            continue
        if doc.tokens[other.head].deprel.partition(":")[0] in _CORE:
            yield other


def _says_i(doc: Document, speech: Attribution) -> bool:
    """Whether the quotation that somebody speaks says I."""
    words = {t.lower for i in speech.quotes for t in doc.tokens.in_span(doc.quotes[i].inner)}
    return bool(words & {"i", "i'm", "i’m", "me", "my"}) and not words & {"we", "our"}
