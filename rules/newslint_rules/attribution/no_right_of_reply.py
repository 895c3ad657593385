"""no-right-of-reply: somebody is accused by name, and the story holds no answer.

## What it does

Looks for *accuse* and *blame* with a named person, company or group as their object, and asks for
the other side where the whole story has none: the accused says nothing under any name, and no word
of denying, declining, answering or being out of reach stands anywhere. Verdicts, charges and trials
are left alone, as are countries and their governments.

## Why it matters

Fairness, and the law of libel: whoever is accused must have the chance to answer, and readers must
see that he had it.

## Bad

Farmers accuse the dairy company Alpira of selling milk it knew to be sour.

Three villages poured theirs into the river on Monday.

## Good

Farmers accuse the dairy company Alpira of selling milk it knew to be sour.

Alpira did not immediately respond to a request for comment.
---
Farmers blame the drought for the loss of half the herd.

## When to ignore

The accused is dead, or the charge is settled history.

## Authority

Reuters Handbook, accuracy: talk to all sides; IPSO Editors' Code, clause 1.
"""

from __future__ import annotations

from collections.abc import Iterable

from newslint.api import (
    Document,
    EntityKind,
    Finding,
    Form,
    Mention,
    Role,
    Rule,
    Severity,
    Token,
    lazy_regex,
    lexicon,
)

_VERBS = frozenset({"accuse", "blame"})
_NAMED = frozenset({Form.NAME, Form.SURNAME, Form.INITIALS})
_KINDS = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.GROUP})
# Lemmas that stand where an answer, or the lack of one, is told, or a court has heard both sides.
_ANSWERS = frozenset(
    """deny denial reject rejection dismiss refute dispute decline respond response comment rebut
    rebuttal defend defence defense reply answer reach unavailable refuse disown apologise apologize
    apology counter retort insist justify clarify regret acquit innocence innocent settle
    absurd baseless unfounded untrue nonsense false lie smear ridiculous
    settlement""".split()
)
_TRIED = frozenset(
    """convict conviction sentence jail imprison guilty trial charge indict indictment plead verdict
    court tribunal lawsuit sue arrest die death kill assassinate""".split()
)


# Words of a match, where blame costs nobody his name, and years that are history.
_SPARED = _TRIED | frozenset("goal defeat loss draw referee penalty himself herself itself".split())
_OLD = lazy_regex(r"1\d{3}s?")
# Nouns for those who speak for a person or body that is accused.
_VOICES = frozenset(
    """spokesman spokeswoman spokesperson lawyer attorney solicitor barrister representative
    executive chairman chairwoman director manager founder owner family company firm
    club group party union bank agent""".split()
)
# Nouns for people whose denial is their own, unless the name of the accused stands with them.
_THIRD_PARTIES = frozenset({"official", "source", "minister", "witness", "diplomat", "ministry"})
_SUBJECTS = ("nsubj",)
_RELATIVES = frozenset({"which", "who", "whom", "that"})


class NoRightOfReply(Rule):
    """Query an accusation against somebody by name that nobody answers."""

    code = "ATT010"
    name = "no-right-of-reply"
    severity = Severity.WARNING
    reads = frozenset(
        {"structure", "quotes", "sentences", "tokens", "mentions", "entities", "attributions"}
    )

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield a finding for the first such accusation of a story."""
        speakers = _speakers(doc)
        if any(_is_voice(doc, index) for index in _cited(doc)):
            return
        answers = [token for token in doc.tokens if token.lemma in _ANSWERS]
        for verb in doc.tokens:
            target = _accused(doc, verb)
            if target is None or target.entity in speakers:
                continue
            words = _words(doc, target)
            if any(_may_be_answer(doc, answer, words) for answer in answers):
                continue
            name = doc.at(target.span)
            message = f'"{verb.text}": what does {name} say? The story holds no answer.'
            yield self.finding(verb.span, message, confidence=0.7)
            return


def _cited(doc: Document) -> list[int]:
    """The mentions that speak."""
    return [a.speaker for a in doc.attributions if a.speaker is not None]


def _is_voice(doc: Document, index: int) -> bool:
    """Whether a speaker without a name may stand for whoever is accused, as "the company" does."""
    mention = doc.mentions[index]
    head = doc.tokens[mention.head]
    if head.lemma not in _VOICES or head.upos != "NOUN" or head.xpos == "NNS":
        return False
    accuses = doc.tokens.head(head)
    return accuses is None or accuses.lemma not in _VERBS


def _speakers(doc: Document) -> set[int]:
    """The entities that are given a word of their own."""
    return {doc.mentions[index].entity for index in _cited(doc)}


def _words(doc: Document, target: Mention) -> set[str]:
    """All words of all names of the accused."""
    forms = (doc.at(target.span), *doc.entities[target.entity].forms)
    return {word.lower() for form in forms for word in form.split()}


def _may_be_answer(doc: Document, word: Token, target: set[str]) -> bool:
    """Whether a word may tell what the accused say: any, but a third party's own denial."""
    subject = next(iter(doc.tokens.children(word, *_SUBJECTS)), None)
    if subject is None or subject.lemma not in _THIRD_PARTIES:
        return True
    return any(t.lower in target for t in doc.tokens.subtree(subject))


def _accused(doc: Document, verb: Token) -> Mention | None:
    """Who is accused by a verb, if it is somebody by name who can be asked."""
    if verb.lemma not in _VERBS or verb.upos != "VERB" or doc.quote_at(verb.span.start):
        return None
    sentence = doc.sentences[verb.sentence]
    if sentence.role not in {Role.BODY, Role.LIST_ITEM}:
        return None
    if any(t.lemma in _SPARED or _OLD.fullmatch(t.text) for t in doc.words_in(sentence)):
        return None
    of_what = {"accuse": "of", "blame": "for"}[verb.lemma]
    if not any(t.lower == of_what for t in doc.words_in(sentence) if t.index > verb.index):
        return None
    objects = doc.tokens.children(verb, "obj", "iobj", "nsubj:pass")
    if verb.deprel == "acl:relcl" and (not objects or objects[0].lower in _RELATIVES):
        noun = doc.tokens.head(verb)
        objects = () if noun is None else (noun,)
    return next((named for word in objects if (named := _named(doc, word)) is not None), None)


def _named(doc: Document, accused: Token) -> Mention | None:
    """The name that stands for, in or beside a noun, if it is somebody's who can be asked."""
    parts = (accused, *doc.tokens.children(accused, "appos", "compound", "flat"))
    heads = {part.index for part in parts}
    beside = [m for m in doc.mentions if m.head in heads and m.form in _NAMED]
    known = [m for m in doc.mentions if m.head == accused.index and _has_name(doc, m)]
    return next((m for m in (*beside, *known) if _can_answer(doc, m)), None)


def _has_name(doc: Document, mention: Mention) -> bool:
    return doc.entities[mention.entity].name is not None


def _can_answer(doc: Document, mention: Mention) -> bool:
    states = lexicon("places") | lexicon("demonyms")
    words = set(doc.at(mention.span).split())
    is_state = doc.at(mention.span) in states or words <= states
    return mention.kind in _KINDS and not is_state
