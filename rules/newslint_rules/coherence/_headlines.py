"""Headlines that tell the outcome the other way round than the opening of the story."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from newslint.api import Document, Role, Sentence, Span, lazy_regex, lexicon
from newslint_rules.coherence._statements import Conflict

_OPENING = 2
_UNSURE = lazy_regex(
    r"\?|\b(?:may|might|could|would|should|if|not|no|never|says?|fails?|refus\w+|urged?|calls?|wants?|"
    r"despite|but|appeals?|overturn\w*|revers\w+|faces?|risks?|again|first|last)\b",
    regex.IGNORECASE,
)
_TURNED = lazy_regex(
    r"\b(?:earlier|previous\w*|last (?:week|month|year)|initially|appeals?|overturn\w*|revers\w+|"
    r"although|though|but|while|despite|before|after (?:he|she|it|they)|had|unless|if)\b",
    regex.IGNORECASE,
)
_BEAT = (
    r"(?:beats?|defeats?|defeated|edges?|edged|thrash(?:es|ed)?|outplay(?:s|ed)?|stuns?|stunned|"
    r"sees? off|saw off|overcomes?|overcame)"
)
_WON = lazy_regex(
    rf"(?P<winner>\p{{Lu}}[\p{{L}}.'’-]+(?: \p{{Lu}}[\p{{L}}.'’-]+)?) {_BEAT} "
    rf"(?P<loser>\p{{Lu}}[\p{{L}}.'’-]+)"
)
_STEM = 4


def headline_outcomes(doc: Document) -> Iterator[Conflict]:
    """The headline's outcome and the words of the opening that exclude it."""
    headline = next((s for s in doc.sentences if s.role is Role.HEADLINE), None)
    body = [s for s in doc.sentences if s.role is Role.BODY]
    if headline is None or not body:
        return
    yield from _reversed(doc, headline, body)
    yield from _other_way(doc, headline, body[0])
    if _UNSURE.search(doc.at(headline.span)):
        return
    for one, other in _pairs():
        told = one.search(doc.at(headline.span))
        if told is None or any(one.search(other.sub(" ", doc.at(s.span))) for s in body):
            continue
        for sentence in body[:_OPENING]:
            text = doc.at(sentence.span)
            found = other.search(text)
            quoted = found and doc.quote_at(sentence.span.start + found.start()) is not None
            if found is None or quoted or _TURNED.search(text):
                continue
            if _shared(doc, headline, told.span(), sentence):
                yield Conflict(_moved(headline, told), _moved(sentence, found), 0.65)
                return


@cache
def _pairs() -> tuple[tuple[regex.Pattern[str], regex.Pattern[str]], ...]:
    """Both ways of each line: a pattern for the headline, one for the opening."""
    found = []
    for line in sorted(lexicon("coh_outcomes", "newslint_rules.data")):
        sides = [side.strip().split("|") for side in line.split("/")]
        one, other = (
            lazy_regex(rf"\b(?:{'|'.join(map(regex.escape, side))})\b", regex.IGNORECASE)
            for side in sides
        )
        found.append((one, other))
    return tuple(found)


_UP = lazy_regex(
    r"\b(?:rises?|rose|up|gains?|gained|climb(?:s|ed)?|jump(?:s|ed)?|soar(?:s|ed)?|surg(?:es?|ed)|"
    r"increas(?:es?|ed)|raise[sd]?|hike[sd]?|gr[eo]ws?|higher|rebound\w*|rall(?:y|ies|ied)|more)\b",
    regex.IGNORECASE,
)
_DOWN = lazy_regex(
    r"\b(?:falls?|fell|down|drop(?:s|ped)?|slip(?:s|ped)?|slides?|slid|declin(?:es?|ed)|lower\w*|"
    r"tumble[sd]?|plung(?:es?|ed)|dip(?:s|ped)?|cuts?|shr[ia]nks?|slump(?:s|ed)?|s[ia]nks?|less|"
    r"loss(?:es)?|los[et]\w*)\b",
    regex.IGNORECASE,
)
_QUANTITY = lazy_regex(
    r"\b(?:prices?|shares?|stocks?|sales|profits?|earnings|rates?|inflation|unemployment|jobless|"
    r"output|exports|imports|oil|gold|dollar|euro|yen|pound|revenues?|deaths|crime|tax(?:es)?|fares|"
    r"costs|production|deficit|surplus|wages|rents|visitors|passengers)\b",
    regex.IGNORECASE,
)


def _other_way(doc: Document, headline: Sentence, opening: Sentence) -> Iterator[Conflict]:
    """ "Oil prices fall" over "Oil rose", each with one direction and one quantity in common."""
    title, text = doc.at(headline.span), doc.at(opening.span)
    if doc.quote_at(headline.span.start) is not None or _QUANTITY.search(title) is None:
        return
    common = {m.group().lower().rstrip("s") for m in _QUANTITY.finditer(title)}
    common &= {m.group().lower().rstrip("s") for m in _QUANTITY.finditer(text)}
    sides = [(_UP.search(t), _DOWN.search(t)) for t in (title, text)]
    if not common or any((up is None) == (down is None) for up, down in sides):
        return
    told, found = (up or down for up, down in sides)
    if (sides[0][0] is None) != (sides[1][0] is None) and told and found:
        yield Conflict(_moved(headline, told), _moved(opening, found), 0.65)


def _shared(doc: Document, headline: Sentence, told: tuple[int, int], opening: Sentence) -> bool:
    """Whether headline and opening have two words in common, or one of a headline that has few."""
    text = doc.at(headline.span)
    rest = f"{text[: told[0]]} {text[told[1] :]}"
    mine, its = _stems(rest), _stems(doc.at(opening.span))
    return len(mine & its) >= min(2, max(1, len(mine) - 1))


def _stems(text: str) -> set[str]:
    words = regex.findall(r"\p{L}{4,}", text.lower())
    return {word[: max(_STEM, len(word) - 2)] for word in words}


def _moved(sentence: Sentence, match: regex.Match[str]) -> Span:
    return Span(sentence.span.start + match.start(), sentence.span.start + match.end())


def _reversed(doc: Document, headline: Sentence, body: list[Sentence]) -> Iterator[Conflict]:
    """ "Rovers beat City", where the story has it that City beat Rovers."""
    told = _WON.search(doc.at(headline.span))
    if told is None:
        return
    winner, loser = (told[side].split()[-1].lower() for side in ("winner", "loser"))
    for sentence in body[: 2 * _OPENING]:
        for found in _WON.finditer(doc.at(sentence.span)):
            sides = [found[side].split()[-1].lower() for side in ("winner", "loser")]
            if sides == [winner, loser]:
                return
            if sides == [loser, winner] and not _TURNED.search(doc.at(sentence.span)):
                yield Conflict(_moved(headline, told), _moved(sentence, found), 0.75)
                return
