"""The dictionary form of a word, by its Penn tag: spelling rules and a list of exceptions."""

from __future__ import annotations

from functools import cache

from newslint.lexicon import lexicon

__all__ = ["lemma"]

_VOWELS = frozenset("aeiou")
_CONTRACTIONS = {
    "'s": "be",
    "'re": "be",
    "'m": "be",
    "'ve": "have",
    "'d": "would",
    "'ll": "will",
    "ca": "can",
    "wo": "will",
    "n't": "not",
}


def lemma(word: str, xpos: str) -> str:
    """The lemma of ``word``, lower case except for proper names.

    Args:
        word: The word as written.
        xpos: Its Penn tag: NNS, VBD, VBG, VBN, VBZ, JJR, JJS, NNP … are reduced, others are not.
    """
    if xpos in {"NNP", "NNPS"}:
        return word
    lower = word.lower().replace("’", "'")
    if xpos == "POS":
        return lower
    if lower in _CONTRACTIONS:
        return _CONTRACTIONS[lower]
    group = {"V": "V", "N": "N", "J": "J", "R": "J"}.get(xpos[:1], "")
    listed = _exceptions().get((lower, group))
    if listed:
        return listed
    if xpos == "NNS" or xpos == "VBZ":
        return _without_s(lower)
    if xpos in {"VBD", "VBN"} and lower.endswith("ed"):
        return _stem(lower, 2)
    if xpos == "VBG" and lower.endswith("ing"):
        return _stem(lower, 3)
    if xpos in {"JJR", "RBR"} and lower.endswith("er"):
        return _stem(lower, 2)
    if xpos in {"JJS", "RBS"} and lower.endswith("est"):
        return _stem(lower, 3)
    return lower


@cache
def _exceptions() -> dict[tuple[str, str], str]:
    rows = (line.split() for line in lexicon("lemma_exceptions"))
    return {(form, group): base for form, group, base in rows}


def _without_s(word: str) -> str:
    if word.endswith("men"):
        return word[:-2] + "an"
    if word.endswith("ics"):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 2:
        return word[:-1]
    return word


def _stem(word: str, ending: int) -> str:
    """The word without ``ending`` letters, a doubled consonant undone or a silent e put back."""
    stem = word[:-ending]
    if len(stem) < 2 or not _VOWELS & set(stem + "y"):
        return word
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if stem[-1] == stem[-2] and stem[-1] not in "aeioulsz":
        return stem[:-1]
    return stem + "e" if _silent_e(stem) else stem


def _silent_e(stem: str) -> bool:
    """Whether the stem lost an e: *mov-*, *charg-*, *handl-*, *not-*, *locat-*."""
    last, before = stem[-1], stem[-2]
    if last in "vuzc" or stem.endswith(("rs", "ns", "ps")) or (last == "g" and before != "n"):
        return True
    if last == "g":
        return stem.endswith(("ang", "eng")) and len(stem) > 4
    if last in "lr" and before not in "aeiourlwy":
        return True
    if last in "wxyaeoh" or before not in _VOWELS:
        return False
    if len(stem) > 2 and stem[-3] in _VOWELS:
        return last in "s" and before in "aiou"
    if sum(char in _VOWELS for char in stem) == 1:
        return True
    return stem.endswith(("at", "ut", "id", "ir", "ur", "or", "is", "os", "us", "as", "ib", "ag"))
