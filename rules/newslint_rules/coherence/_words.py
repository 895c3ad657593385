"""What a sentence says, as a set of word stems: for telling when two sentences say the same.

The stems are rough on purpose (plain endings cut off); they only have to agree with each other.
"""

from __future__ import annotations

from typing import NamedTuple

from newslint.api import Document, Sentence, lazy_regex

_WORD = lazy_regex(r"[\p{L}\p{N}](?:[\p{L}\p{N}'’.,&]*[\p{L}\p{N}])?")
_ENDINGS = ("ings", "ing", "edly", "ied", "ies", "ed", "es", "s", "ly")
_SHORTEST_STEM = 3
# Closed-class words of English, and the verbs that only carry an attribution.
_IDLE = frozenset(
    "a an the of to in on at by for with from into over after before about as than and or but nor "
    "so if that which who whom whose this these those it its he she they his her their him them we "
    "our us i you your my me is are was were be been being am has have had do does did will would "
    "can could should may might must shall not no said says say saying told tell tells also there "
    "here when where while what how why all any some more most other such only just very then now "
    "out up down off again both each own same too under between during through because "
    "until".split()
)


class Gist(NamedTuple):
    """The content of one sentence.

    ``stems`` are its content words in text order, ``telling`` those of them that are figures or
    begin with a capital, ``words`` the number of all its words.
    """

    stems: tuple[str, ...]
    telling: frozenset[str]
    words: int

    @property
    def bag(self) -> frozenset[str]:
        """The different stems."""
        return frozenset(self.stems)


def gist(doc: Document, sentence: Sentence) -> Gist:
    """The content of a sentence."""
    return gist_of(doc.at(sentence.span))


def gist_of(text: str) -> Gist:
    """The content of a piece of text."""
    words = _WORD.findall(text)
    content = [word for word in words if word.lower().removesuffix("'s") not in _IDLE]
    telling = (w for w in content if w[0].isdigit() or w[0].isupper())
    return Gist(tuple(map(stem, content)), frozenset(map(stem, telling)), len(words))


def stem(word: str) -> str:
    """A word without its commonest endings, in lower case."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)].rstrip("e")
    return word.rstrip("ey")
