"""Sentences that share nothing with the story around them: no word, no name, no reference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from newslint.api import Document, Role, Sentence, Token

__all__ = ["STRANGE", "is_plain", "outsiders", "telling"]

_SHORTEST = 8
"""Words and marks below which a sentence says too little to be judged."""
_TELLING = 5
"""Telling words that a sentence must have, all of them its own."""
_STORY = 6
"""Sentences that a story needs before one can fall out of it."""
_LOOSE = 1
"""Such sentences beyond which the copy is a round-up and none of them an intruder."""
STRANGE = 0.0
"""Fit (see `Document.fit`) from which a sentence is strange whatever it says.

Zero is the threshold that the weights carry, set for at most one alarm in 10,000 words of news.
"""
_STRANGE = ((-1.0, 0.4), (-2.5, 2.0))
"""Fit from which one that points back to nothing is, and by how much it must stand out.

Nine in ten of the sentences of clean copy that the model finds so strange point back; without them
each of the two steps has about three alarms in 200,000 words.
"""
_AT_HOME = -2.5
"""Fit below which a sentence is at home, whatever its words."""
_FEWEST, _FEW_SHARED = 4, 0.35
"""Telling words of a strange sentence, and the share of them that others may have."""
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
    points back, or a bare *the* with a noun that the sentence does not explain. Nothing is taken
    when more than one sentence of the story is so loose. Where the language model scores how well
    sentences fit, it has a say, and the one that it finds stranger than all the others needs no
    more than to share few words and to point back to nothing. The first and the last paragraph,
    quotations and lists without a verb are never taken.
    """
    body = [s for s in doc.sentences if s.role is Role.BODY]
    if len(body) < _STORY:
        return
    words = {s.index: telling(doc.words_in(s)) for s in doc.sentences}
    spread = Counter(stem for stems in words.values() for stem in stems)
    ends = {body[0].paragraph, body[-1].paragraph}
    shares = {
        s.index: sum(spread[word] > 1 for word in words[s.index]) / len(words[s.index])
        for s in body
        if s.paragraph not in ends and len(words[s.index]) >= _FEWEST
    }
    loose = [
        s
        for s in body
        if shares.get(s.index) == 0
        and len(words[s.index]) >= _TELLING
        and is_plain(doc, s)
        and (doc.fit is None or doc.fit[s.index] >= _AT_HOME)
    ]
    if len(loose) <= _LOOSE:
        yield from loose
    stranger = _stranger(doc, body)
    if stranger is None or stranger in loose or shares.get(stranger.index, 1) > _FEW_SHARED:
        return
    if is_plain(doc, stranger):
        yield stranger


def _stranger(doc: Document, body: Sequence[Sentence]) -> Sentence | None:
    """The sentence that the language model finds strange, and stranger than any other."""
    fit = doc.fit
    if fit is None:
        return None
    second, first = sorted(body, key=lambda s: float(fit[s.index]))[-2:]
    highest, ahead = fit[first.index], fit[first.index] - fit[second.index]
    is_strange = any(highest >= fits and ahead >= far for fits, far in _STRANGE)
    return first if is_strange else None


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
    behind = doc.tokens.children(governor, "advmod")  # *the hills east of town*
    named = any(t.index == governor.index + 1 and t.upos == "PROPN" for t in tokens)
    return not (
        named
        or any(child.index != token.index for child in narrowing)
        or any(child.index > governor.index for child in behind)
    )
