"""wrong-preposition: the preposition does not belong to the word, or a particle has been lost.

## What it does
Checks a table of verbs, adjectives and stock phrases that take only one preposition: *accused of*,
*charged with*, *responsible for*; and of verbs that mean something else without their particle:
tensions *spill over into* war, rebels *carry out* an attack. Where a word has a literal sense too,
only certain objects or subjects count: oil may spill in a bay.

## Why it matters
Small words are the first to go when copy is translated, paraphrased or cut, and the sense goes with
them.

## Bad
Two clerks were accused with fraud.
---
The dispute nearly spilled in a war last spring.
---
He was responsible of the harbour until May.

## Good
Two clerks were accused of fraud, and a third was seen with them.
---
The dispute nearly spilled over into a war. Oil spilled in the bay.
---
He was responsible for the harbour until May.

## When to ignore
A quotation of an old text, or a term of a trade.

## Authority
AP Stylebook: accused of, not with; the usual dictionaries of collocations.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Edit, Finding, Fix, Role, Rule, Severity, Span, Token, lazy_regex
from newslint_rules.grammar._prepositions import Pair, pairs, phrases

_ROLES = frozenset({Role.HEADLINE, Role.DECK, Role.BODY, Role.LIST_ITEM, Role.CAPTION})
_WORD = lazy_regex(r"\w+")
_PREPOSITIONS = frozenset("as at by for from in of on to with".split())
_REACH = 6
"""Words between a verb and the preposition of its object's complement."""
_NOMINAL = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "ADV"})
_MEDIA = frozenset("newspaper paper magazine website channel broadcaster station daily".split())


class WrongPreposition(Rule):
    """Flag prepositions that do not belong to their word."""

    code = "GRA004"
    name = "wrong-preposition"
    severity = Severity.WARNING
    reads = frozenset({"sentences", "tokens"})
    fix = "suggest"

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each wrong or missing preposition."""
        wrong_phrases = phrases(doc.text)
        for sentence in doc.sentences:
            if sentence.role not in _ROLES:
                continue
            words = doc.words_in(sentence)
            for token in words:
                for pair in pairs().get(token.lemma.lower(), ()):
                    end = _Place(doc, token).wrong(pair)
                    if end is not None:
                        yield self._query(
                            doc,
                            token.span.to(end.span),
                            _better(pair, token, end),
                            _edit(pair, token, end),
                        )
                        break
            for pattern, right in wrong_phrases:
                for match in pattern.finditer(doc.text, sentence.span.start, sentence.span.end):
                    span = Span(*match.span())
                    yield self._query(doc, span, right, _phrase(doc, span, right))

    def _query(self, doc: Document, span: Span, right: str, edit: Edit | None) -> Finding:
        message = f'"{doc.at(span).strip()}": should it be "{right}"?'
        fix = None if edit is None else Fix(f'write "{right}"', (edit,))
        return self.finding(span, message, fix=fix)


def _better(pair: Pair, token: Token, end: Token) -> str:
    """What to write instead, with the copy's own form of the word."""
    kept = f" {end.text}" if pair.keep else ""
    return f"{token.text} {pair.right}".strip() + kept


def _edit(pair: Pair, token: Token, end: Token) -> Edit:
    """Puts the right preposition for the wrong one, or the lost particle behind the word."""
    if pair.wrong and not pair.keep:
        start = end.span.start if pair.right else end.span.start - 1
        return Edit(Span(start, end.span.end), pair.right)
    return Edit(Span(token.span.end, token.span.end), f" {pair.right}")


def _phrase(doc: Document, span: Span, right: str) -> Edit | None:
    """Puts the right preposition in a phrase; None where more than that one word is to change."""
    places = [Span(*match.span()) for match in _WORD.finditer(doc.text, span.start, span.end)]
    words = right.split()
    if len(places) != len(words):
        return None
    both = [(place, doc.at(place), word) for place, word in zip(places, words, strict=True)]
    odd = [e for e in both if e[1].lower() != e[2] and {e[1].lower(), e[2]} <= _PREPOSITIONS]
    if len(odd) != 1:
        return None
    (place, wrong, word) = odd[0]
    return Edit(place, word.capitalize() if wrong[0].isupper() else word)


class _Place:
    """A word in its sentence, to be compared with entries of the table."""

    def __init__(self, doc: Document, token: Token) -> None:
        self._doc = doc
        self._token = token
        self._rest = [
            word
            for word in doc.tokens.of_sentence(token.sentence)
            if token.index < word.index <= token.index + _REACH + 4
        ]

    def wrong(self, pair: Pair) -> Token | None:
        """The wrong preposition (or the object that lacks a particle), None if all is well."""
        if self._token.upos not in pair.upos or not self._has_subject(pair):
            return None
        if pair.active and not self._is_active():
            return None
        if not pair.wrong:
            return self._without_particle(pair)
        for word in self._rest[:1] if pair.near else self._rest[:_REACH]:
            if word.lower in pair.wrong and word.upos in {"ADP", "SCONJ", "PART", "ADV"}:
                return word if self._has_object(pair, word) else None
            if word.upos in {"PUNCT", "VERB", "AUX", "CCONJ", "ADP"}:
                return None
        return None

    def _without_particle(self, pair: Pair) -> Token | None:
        """The head of a direct object of the class, if the particle is nowhere after the verb."""
        tokens = self._doc.tokens
        if any(word.lower == pair.right for word in tokens.of_sentence(self._token.sentence)):
            return None
        subjects = tokens.children(self._token, "nsubj")
        if not subjects or any(s.lemma in _MEDIA for s in subjects):
            return None
        objects = tokens.children(self._token, "obj")
        found = [o for o in objects if o.lemma in pair.object and o.index < self._token.index + 5]
        return found[0] if found else None

    def _has_subject(self, pair: Pair) -> bool:
        if pair.subject is None:
            return True
        subjects = self._doc.tokens.children(self._token, "nsubj")
        return any(subject.lemma.lower() in pair.subject for subject in subjects)

    def _is_active(self) -> bool:
        if self._token.deprel.startswith("acl"):
            return False
        relations = {child.deprel for child in self._doc.tokens.children(self._token)}
        return "nsubj" in relations and "aux:pass" not in relations

    def _has_object(self, pair: Pair, preposition: Token) -> bool:
        after = [word for word in self._rest if word.index > preposition.index]
        if not after or after[0].upos == "PUNCT":
            return False
        if pair.gerund:
            return after[0].xpos == "VBG"
        if pair.infinitive:
            return after[0].xpos == "VB"
        head = _head_noun(after)
        if head is None:
            return False
        return not pair.object or head.lemma.lower() in pair.object


def _head_noun(words: list[Token]) -> Token | None:
    """The head of the noun phrase that begins with the first word."""
    head = None
    for word in words:
        noun = word.upos in {"NOUN", "PROPN", "PRON"}
        if word.upos not in _NOMINAL or (head is not None and not noun):
            break
        if noun:
            head = word
    return head
