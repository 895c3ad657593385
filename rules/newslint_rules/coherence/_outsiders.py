"""Sentences that share nothing with the story around them: no word, no name, no reference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from newslint.api import Document, Role, Sentence, Token

__all__ = ["is_plain", "outsiders", "telling"]

_SHORTEST = 8
"""Words and marks below which a sentence says too little to be judged."""
_TELLING = 5
"""Telling words that a sentence must have, all of them its own."""
_STORY = 6
"""Sentences that a story needs before one can fall out of it."""
_LOOSE = 1
"""Such sentences beyond which the copy is a round-up and none of them an intruder."""
_STRANGE_SHARE = 0.5
"""Most of its telling words that a sentence which the model finds strange may share."""
_STEM = 6
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
# Words of every story, which tie a sentence to none.
_EVERYWHERE = frozenset(
    "be have do say tell make take get go come give see use put set let keep year month week day"
    " time people man woman new first last more most other many much one two three four five six"
    " seven eight nine ten also include part number group lot way thing former late early next"
    " previous several few good great high low big small long old".split()
)
_BACKWARD = frozenset(
    "he she him her his hers they them we us our you your i my me himself herself themselves it"
    " itself one ones there this these those such another both same too also others meanwhile"
    " however".split()
)
_OPENERS = frozenset(
    "but and that other so then yet still even either neither former latter elsewhere similarly"
    " instead only any all some each every most many several more few two three nor or".split()
)
_OWN = frozenset({"its", "their"})
_NARROWS = ("nmod", "amod", "compound", "acl", "nummod", "appos")


def outsiders(doc: Document) -> Iterator[Sentence]:
    """The sentences of the running copy with no tie to any other sentence of the story.

    A tie is a telling word (compared by its first six letters), a pronoun or another word that
    points back, or a bare *the* with a noun that the sentence does not explain. Where the language
    model finds a sentence strange in its story, a few shared words are no tie. The first and the
    last paragraph, quotations and lists without a verb are never taken, and nothing is when more
    than one sentence of the story is so loose.
    """
    body = [s for s in doc.sentences if s.role is Role.BODY]
    if len(body) < _STORY:
        return
    words = {s.index: telling(doc.words_in(s)) for s in doc.sentences}
    spread = Counter(stem for stems in words.values() for stem in stems)
    ends = {body[0].paragraph, body[-1].paragraph}
    loose = [
        s
        for s in body
        if s.paragraph not in ends
        and len(words[s.index]) >= _TELLING
        and _shared(words[s.index], spread) <= _allowance(doc, s)
        and is_plain(doc, s)
    ]
    if len(loose) <= _LOOSE:
        yield from loose


def _shared(words: frozenset[str], spread: Counter[str]) -> float:
    """The share of a sentence's telling words that stand in another sentence, too."""
    return sum(spread[word] > 1 for word in words) / len(words)


def _allowance(doc: Document, sentence: Sentence) -> float:
    """The share that may be: next to none, or more where the model finds the sentence strange."""
    strange = doc.fit is not None and doc.fit[sentence.index] >= 0
    return _STRANGE_SHARE if strange else 0.0


def telling(tokens: Sequence[Token]) -> frozenset[str]:
    """The stems of the words that tell what a sentence is about."""
    return frozenset(
        token.lemma.lower()[:_STEM]
        for token in tokens
        if token.upos in _CONTENT
        and len(token.lemma) > 2
        and token.lemma.lower() not in _EVERYWHERE
    )


def is_plain(doc: Document, sentence: Sentence) -> bool:
    """Whether the sentence is the writer's own, whole, and points back to nothing."""
    tokens = doc.words_in(sentence)
    if len(tokens) < _SHORTEST or any(q.span.overlaps(sentence.span) for q in doc.quotes):
        return False
    finite = any(t.xpos in {"VBD", "VBZ", "VBP", "MD"} for t in tokens)
    if not finite or tokens[0].lower in _OPENERS:
        return False
    return not any(_points_back(doc, token, tokens) for token in tokens)


def _points_back(doc: Document, token: Token, tokens: Sequence[Token]) -> bool:
    if token.lower in _BACKWARD:
        return True
    if token.lower in _OWN:
        return not any(t.upos in {"NOUN", "PROPN"} and t.index < token.index for t in tokens)
    governor = doc.tokens.head(token)
    if token.lower != "the" or governor is None or governor.upos != "NOUN":
        return False
    narrowing = doc.tokens.children(governor, *_NARROWS)
    return not any(child.index != token.index for child in narrowing)
