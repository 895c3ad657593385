"""Sentences and words of wire copy, without the language model.

A full stop ends a sentence only when what follows looks like a new one; the hard cases of news are
titles (*Sen. Smith*), initials (*J. P. Morgan*), dotted initials (*the U.S. The court*), clock
times (*at 4 p.m. Monday*) and a quoted question followed by its speaker (*"Why?" Smith asked*).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

import regex

from newslint.lexicon import lexicon
from newslint.model.document import Document
from newslint.model.span import Span
from newslint.model.tokens import Sentence
from newslint.patterns import lazy_regex

__all__ = ["build", "sentence_spans", "word_spans"]

_WORD = lazy_regex(
    r"""https?://\S+ | [\w.+-]+@[\w-]+(?:\.[\w-]+)+ | [@#]\w+
    | \w+(?=n[’']t\b) | n[’']t\b | [’'](?:s|re|ve|ll|d|m)\b
    | \d+(?:[.,:]\d+)*(?:(?:st|nd|rd|th|s)\b)?
    | \p{L}\.(?:\p{L}\.)+ | \p{L}[’']\p{Lu}\p{L}+
    | \p{L}+\.(?=[ \u00a0]\p{L}|[ \u00a0]\d)  # an abbreviation, if it is a known one
    | \w+ | \.\.\.|… | [^\w\s]""",
    regex.VERBOSE | regex.IGNORECASE,
)
_STOP = lazy_regex(
    r"(?:[.!?]+|…)[\"'”’)\]]*(?=\s+[\"'“‘(\[]*[\p{Lu}\p{N}])|(?<=[.!?…][\"'”’]+)(?=\s+[“\"])"
)
_LAST_WORD = lazy_regex(r"[\p{L}\p{N}.’'-]+$")
_NEXT_WORD = lazy_regex(r"\s+[\"'“‘(\[]*([\p{L}\p{N}’'-]+\.?)")
_SPEAKER_AFTER_QUOTE = lazy_regex(
    r"\s+(?:(?:the|a|an|\p{Lu}[\w’'.-]*|mr|mrs|ms|dr)\s+){1,5}"
    r"(?:said|says|asked|asks|added|told|wrote|replied|wondered|shouted|cried|demanded)\b",
    regex.IGNORECASE,
)
_LONGEST_WORD = 60
_DOTTED = lazy_regex(r"(?<!\p{L})(?:\p{L}\.){2,}$|(?<![\p{L}\p{N}])\p{L}\.$")
_INITIAL = lazy_regex(r"(?<![\p{L}\p{N}])\p{Lu}\.$")


def build(doc: Document) -> tuple[Sentence, ...]:
    """The sentences of every paragraph, headline and sign-off included, in text order."""
    sentences: list[Sentence] = []
    for paragraph in doc.structure.paragraphs:
        for span in sentence_spans(doc.at(paragraph.span)):
            placed = span.shifted(paragraph.span.start)
            sentences.append(
                Sentence(
                    index=len(sentences),
                    span=placed,
                    paragraph=paragraph.index,
                    role=paragraph.role,
                    split=cache(partial(_words, doc, placed)),
                )
            )
    return tuple(sentences)


def _words(doc: Document, sentence: Span) -> tuple[Span, ...]:
    return tuple(word.shifted(sentence.start) for word in word_spans(doc.at(sentence)))


def sentence_spans(text: str) -> Iterator[Span]:
    """The sentences of one paragraph, white space around them left out."""
    start = 0
    for match in _STOP.finditer(text):
        if _is_boundary(text, match.start(), match.end()):
            yield from _trimmed(text, start, match.end())
            start = match.end()
    yield from _trimmed(text, start, len(text))


def word_spans(text: str) -> Iterator[Span]:
    """Words and marks of a sentence, split as in the English Universal Dependencies treebanks."""
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = match.group()
        stopped = word[-1] == "." and len(word) > 2 and "." not in word[:-1]
        if stopped and word.casefold() not in _abbreviations():
            yield Span(start, end - 1)
            start = end - 1
        yield Span(start, end)


def _abbreviations() -> frozenset[str]:
    return lexicon("titles_abbreviated") | lexicon("abbreviations")


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    stripped = text[start:end].strip()
    if stripped:
        start += len(text[start:end]) - len(text[start:end].lstrip())
        yield Span(start, start + len(stripped))


def _is_boundary(text: str, stop: int, end: int) -> bool:
    """Whether the closing mark at ``stop`` (with its quotes up to ``end``) ends a sentence."""
    following = _NEXT_WORD.match(text, end)
    if following is None:
        return True
    next_word = following.group(1)
    quoted = end > stop + 1 and text[end - 1] in "\"'”’"
    if text[stop] in "!?" and quoted and _SPEAKER_AFTER_QUOTE.match(text, end):
        return False
    if text[stop] != "." or text[stop : stop + 2] == "..":
        return True
    last = _LAST_WORD.search(text, max(0, stop - _LONGEST_WORD), stop + 1)
    word = last.group() if last else ""
    if quoted and not _DOTTED.search(word):
        return True
    return _stops_after(word, next_word, text[:stop])


def _stops_after(word: str, next_word: str, before: str) -> bool:
    """Whether a sentence may end at the full stop of ``word`` when ``next_word`` follows."""
    key = word.casefold()
    starter = next_word.casefold() in lexicon("sentence_starters")
    if key in lexicon("titles_abbreviated"):
        return False
    if key in {"no.", "nos.", "pp.", "p.", "art.", "sec."} and next_word[0].isdigit():
        return False
    if key in {"a.m.", "p.m."}:
        return next_word.rstrip(".").casefold() not in lexicon("clock_followers")
    if _INITIAL.search(word) and _name_before(before[: -len(word) + 1]):
        return starter and word.casefold() != "i."
    if _DOTTED.search(word) or key in lexicon("abbreviations"):
        return starter
    return True


def _name_before(before: str) -> bool:
    """Whether a capitalised word, an initial or nothing stands before an initial."""
    words = before.split()
    return not words or words[-1][0].isupper() or words[-1] in {"de", "van", "von", "bin", "al"}
