"""Finds the proper names of a story with the titles in front of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newslint.lexicon import lexicon
from newslint.model.document import Document
from newslint.model.tokens import Token

__all__ = ["PARTICLES", "SUFFIXES", "ProperName", "proper_names"]

PARTICLES = frozenset(
    "al el bin ibn bint abu ben de del della di da das dos du des van von der den ter la le"
    " y ul ud".split()
)
_LEADING = frozenset({"bin", "al", "el", "van", "von", "de", "ibn"})
_LINKS = frozenset({"of", "for", "de", "on"})
_NOT_NAMES = frozenset({"I", "OK"})
_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december jan feb mar apr jun jul aug sept sep oct nov"
    " dec christmas easter ramadan hanukkah passover diwali thanksgiving halloween".split()
)
_NAMES_TOO = frozenset({"jan", "may", "april", "june", "august"})
_BEFORE_MONTHS = frozenset(
    "in on of since last next this until till by from early late mid and to each during".split()
)
_SAID_OF_FIRMS = frozenset(
    "ally arch-rival broker builder challenger champion collaborator competitor dealer developer"
    " distributor host lender leader maker manufacturer neighbor neighbour newcomer operator"
    " opponent owner parent partner producer provider publisher rival seller sponsor supplier"
    " trader".split()
)
_COURTESY = frozenset("mr mrs ms miss mx dr prof sir dame lord lady sen rep gov".split())
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "junior", "senior"})
_SITES = frozenset("Airport Station Harbour Harbor Port Zoo Stadium Arena Bridge".split())
_FIRST_OF_TITLES = frozenset({"prime", "chief", "first", "foreign", "finance", "home"})
_TITLE_CASE = 0.6
_OPENERS = frozenset("\"'“‘([:—–-")


class ProperName(NamedTuple):
    """A name as token indices: ``words`` is the name alone, ``title`` what stands before it.

    ``title`` may hold common nouns ("the defence minister", "teacher") besides titles proper.
    """

    words: tuple[int, ...]
    title: tuple[int, ...]
    sentence: int

    @property
    def tokens(self) -> tuple[int, ...]:
        """Title and name."""
        return self.title + self.words


def proper_names(doc: Document) -> list[ProperName]:
    """All proper names in text order. Days and months are left out."""
    names: list[ProperName] = []
    sentences = [doc.words_in(sentence) for sentence in doc.sentences]
    known = {t.text for tokens in sentences for t in tokens[1:] if t.upos == "PROPN"}
    for tokens in sentences:
        headline = _is_title_case(tokens)
        for run in _runs(tokens, headline):
            if run[0].index == tokens[0].index + 1 and tokens[0].text in known and not headline:
                run.insert(0, tokens[0])  # a name whose first word looks like any sentence's
            name = _split(run, tokens)
            if name is not None and not (headline and _is_role(run)):
                names.append(name)
    return names


def _is_role(run: Sequence[Token]) -> bool:
    """Whether a headline's capitals only make a common noun look like a name: *Port Official*."""
    return run[-1].lower in lexicon("person_nouns") and run[0].text not in _given_names()


def _runs(tokens: Sequence[Token], headline: bool) -> Iterator[list[Token]]:
    """Maximal stretches of name words, particles and hyphens between them included."""
    position = 0
    while position < len(tokens):
        end = _run_end(tokens, position, headline)
        if end == position:
            position += 1
            continue
        cut = _body_end(tokens[position:end])
        if cut:
            yield list(tokens[position : position + cut])
        yield list(tokens[position + cut : end])
        position = end


def _body_end(run: Sequence[Token]) -> int:
    """Where in a run a person's name follows that of the body he speaks for, 0 where none does.

    *Halden Regional Airport | Tom Berg*
    """
    for cut in range(1, len(run) - 1):
        rest = [t.text for t in run[cut:]]
        last = run[cut - 1]
        body = last.text in lexicon("organisation_words") | _SITES
        if last.lower in lexicon("titles") or not body:
            continue
        if rest[0] in _given_names() and not set(rest) & lexicon("organisation_words"):
            return cut
    return 0


def _is_title_case(tokens: Sequence[Token]) -> bool:
    if tokens and tokens[-1].text == ".":
        return False  # a sentence with many names
    words = [t.text for t in tokens if t.text[0].isalpha() and len(t.text) > 3]
    return len(words) > 2 and sum(w[0].isupper() for w in words) > _TITLE_CASE * len(words)


def _run_end(tokens: Sequence[Token], start: int, headline: bool) -> int:
    """Index after the run that starts at ``start``; ``start`` itself where none does."""
    position = start
    if tokens[start].lower in _LEADING and tokens[start].text.islower():
        position = _skip_joint(tokens, start + 1)
        if position >= len(tokens) or not _is_name_word(tokens, position, headline):
            return start
    elif not _is_name_word(tokens, start, headline):
        return start
    position += 1
    while position < len(tokens):
        if _second_syllable(tokens, position):
            position += 2
            continue
        following = _skip_joint(tokens, position)
        if following >= len(tokens) or not _is_name_word(tokens, following, headline):
            return position
        position = following + 1
    return position


def _skip_joint(tokens: Sequence[Token], position: int) -> int:
    """Skip particles and hyphens that hold a name together; organisations also take "of"."""
    start = position
    while position < len(tokens) and position - start < 4:
        token = tokens[position]
        hyphen = token.text in "-‐‑" and _touches(tokens, position)
        organisation = (
            token.lower in _LINKS | {"the"}
            and position > 0
            and any(tokens[i].text in lexicon("organisation_words") for i in _back(tokens, start))
        )
        firm = token.text == "&" or (token.lower == "and" and _is_firm(tokens, position + 1))
        if not (
            hyphen or organisation or firm or (token.lower in PARTICLES and token.text.islower())
        ):
            break
        position += 1
    return position


def _is_firm(tokens: Sequence[Token], position: int) -> bool:
    """Whether the capitalised words from ``position`` on end in a legal form: *and Sons Ltd*."""
    while position < len(tokens) and tokens[position].text[0].isupper():
        if tokens[position].text in lexicon("organisation_forms"):
            return True
        position += 1
    return False


def _back(tokens: Sequence[Token], position: int) -> range:
    first = position
    while first > 0 and tokens[first - 1].text[0].isupper():
        first -= 1
    return range(first, position)


def _second_syllable(tokens: Sequence[Token], position: int) -> bool:
    """Whether a hyphen and a lower-case syllable end a given name after its family name: *Kim
    Jong-un*."""
    return (
        2 <= position < len(tokens) - 1
        and tokens[position].text in "-‐‑"
        and _touches(tokens, position)
        and tokens[position + 1].text.islower()
        and tokens[position - 2].text in lexicon("family_names_first")
    )


def _touches(tokens: Sequence[Token], position: int) -> bool:
    return (
        0 < position < len(tokens) - 1
        and tokens[position - 1].span.end == tokens[position].span.start
        and tokens[position].span.end == tokens[position + 1].span.start
    )


def _is_name_word(tokens: Sequence[Token], position: int, headline: bool) -> bool:
    token = tokens[position]
    text = token.text
    if not text[0].isupper() or text in _NOT_NAMES or _is_time(tokens, position):
        return False
    if token.upos in {"PRON", "DET", "ADP", "CCONJ", "SCONJ", "AUX"} and not _is_initials(token):
        return False
    if _half_of_compound(tokens, position):
        return False
    if headline:
        return token.upos == "PROPN" and token.lower not in lexicon("words_short")
    if _opens_sentence(tokens, position):
        return token.upos == "PROPN" or _starts_name(tokens, position)
    return True


def _is_time(tokens: Sequence[Token], position: int) -> bool:
    """Whether the word is a day, month or feast; some months are given names and surnames too."""
    word = tokens[position].lower.rstrip(".")
    if word not in _TIMES:
        return False
    if word not in _NAMES_TOO or tokens[position].text.endswith("."):
        return True
    before = tokens[position - 1] if position else None
    after = tokens[position + 1] if position + 1 < len(tokens) else None
    if before is not None and before.lower in _BEFORE_MONTHS:
        return True
    return not any(t is not None and t.text[0].isupper() for t in (before, after))


def _is_initials(token: Token) -> bool:
    return token.text.isupper() and len(token.text) > 1


def _half_of_compound(tokens: Sequence[Token], position: int) -> bool:
    """Whether a lower-case word hangs on by a hyphen: *Iranian-backed*."""
    if position and tokens[position - 1].text in lexicon("family_names_first"):
        return False
    return (
        position + 2 < len(tokens)
        and tokens[position + 1].text in "-‐‑"
        and _touches(tokens, position + 1)
        and tokens[position + 2].text[0].islower()
        and tokens[position + 2].lower not in PARTICLES
    )


def _opens_sentence(tokens: Sequence[Token], position: int) -> bool:
    return position == 0 or tokens[position - 1].text[-1] in _OPENERS


def _starts_name(tokens: Sequence[Token], position: int) -> bool:
    """Whether a sentence's first word that the tagger takes for a common word begins a name."""
    token = tokens[position]
    if position + 1 >= len(tokens) or not tokens[position + 1].text[0].isupper():
        return False
    return token.lower in lexicon("titles") or token.text in _given_names()


def _given_names() -> frozenset[str]:
    from newslint.analysis.names.parts import given_names

    return given_names()


def _people() -> frozenset[str]:
    return lexicon("person_nouns")


def _split(run: list[Token], sentence: Sequence[Token]) -> ProperName | None:
    """Part a run into title and name; None when nothing but a title or demonym is left."""
    cut = _title_length(run)
    cut = cut or _portfolio_length(run, sentence)
    title, words = run[:cut], run[cut:]
    while len(words) > 1 and _follows_name(words[-1]):
        words.pop()
    if not words or _only_demonyms(words) or _is_tag(run):
        return None
    if title or _may_take_description(words):
        title = _description(run[0], sentence, titled=bool(title)) + title
    return ProperName(
        words=tuple(t.index for t in words),
        title=tuple(t.index for t in title),
        sentence=run[0].sentence,
    )


def _is_tag(run: Sequence[Token]) -> bool:
    """Whether capitals only tell party and state (*R-Ga*), or a name's *Jr.* behind its comma."""
    party = run[0].text in {"D", "I", "R"} and (len(run) == 1 or run[1].text in "-‐‑–")
    return party or all(t.lower.rstrip(".") in SUFFIXES for t in run)


def _title_length(run: Sequence[Token]) -> int:
    """How many leading words of a run belong to the title: all up to its last title word.

    A title word at the very end is a surname when a given name starts the run (*Stephen King*) and
    the head of a description otherwise (*the Prime Minister*).
    """
    if run[0].text in _given_names() and run[0].lower not in lexicon("titles"):
        return 0
    if any(t.text in lexicon("organisation_words") for t in run[-1:]):
        return 0
    last = 0
    courtesy = len(run) > 1 and run[-2].lower.rstrip(".") in _COURTESY
    for i, token in enumerate(run[:-1] if courtesy else run):
        if token.lower in lexicon("titles") and token.text not in {"St", "St."}:
            last = i + 1
    return last


def _follows_name(word: Token) -> bool:
    """Whether a run's last word is no part of the name: a degree or seat, or an adjective."""
    adjective = word.text in lexicon("demonyms") and word.upos == "ADJ"
    return adjective or word.text in lexicon("degrees")


def _portfolio_length(run: Sequence[Token], sentence: Sequence[Token]) -> int:
    """How many leading words name an office's field after its title: *Secretary of State* Hu."""
    position = run[0].index - sentence[0].index
    if position < 2 or sentence[position - 1].lower not in {"of", "for", "the"}:
        return 0
    title = any(t.lower in lexicon("titles") for t in sentence[max(0, position - 3) : position])
    length = 0
    while title and length < len(run) - 1 and run[length].text in lexicon("portfolios"):
        length += 1
    return length


def _only_demonyms(words: Sequence[Token]) -> bool:
    if len(words) > 1 and " ".join(t.text for t in words) in lexicon("demonyms"):
        return True  # *New Zealander*
    return all(t.text in lexicon("demonyms") or not t.text[0].isalpha() for t in words) and not all(
        t.upos == "PROPN" and t.deprel in {"nsubj", "root"} for t in words
    )


def _may_describe(word: Token) -> bool:
    """Whether a sentence's first word, capital or not, can belong to a description of somebody."""
    return word.upos == "ADJ" or word.lower in _people() or word.lower in _FIRST_OF_TITLES


def _may_take_description(words: Sequence[Token]) -> bool:
    return words[0].text not in lexicon("demonyms")


def _description(first: Token, sentence: Sequence[Token], *, titled: bool) -> list[Token]:
    """Common nouns and adjectives before a name, if a title follows or the last is a person."""
    position = first.index - sentence[0].index
    found: list[Token] = []
    while position > 0 and len(found) < 6:
        before = sentence[position - 1]
        known = (
            not before.text[0].isupper()
            or before.text in lexicon("demonyms")
            or before.text in lexicon("portfolios")
            or (_opens_sentence(sentence, position - 1) and _may_describe(before))
        )
        if not known or before.upos not in {"NOUN", "ADJ", "PROPN", "PUNCT"}:
            break
        if before.upos == "PUNCT" and before.text not in "-‐‑":
            break
        found.insert(0, before)
        position -= 1
    if titled:
        return found
    last = found[-1].lower if found else ""
    person = last in lexicon("person_nouns") and last not in _SAID_OF_FIRMS
    return found if person or last in lexicon("titles") else []
