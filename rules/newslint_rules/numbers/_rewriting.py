"""Puts a worked-out number in the place of a figure, written as the copy writes it."""

from __future__ import annotations

from newslint.api import Document, Edit, Fix, Quantity, Span, lazy_regex

_NUMBER = lazy_regex(r"(?<![\w.,])\d+(?:,\d{3})*(?:\.\d+)?(?![\d,]*\d|(?:st|nd|rd|th)\b)")
_WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_MOST = 1e15


def rewritten(doc: Document, quantity: Quantity, value: float) -> Fix | None:
    """A fix that makes a figure ``value``, its unit, scale and decimals left as they are.

    None where the figure cannot be written that way: a large number where a sentence opens, one
    that rounds to nothing or to what stands there already, and where singular and plural would
    change.
    """
    figure = quantity.figure
    written = doc.at(figure)
    old = _written(written)
    if old is None or quantity.value == 0 or not 0 < value < _MOST:
        return None
    place, number = old
    new = value * number / quantity.value
    text = place.of(written)
    if text[0].isdigit():
        decimals = len(text.partition(".")[2])
        new = round(new, decimals)
        answer = f"{new:,.{decimals}f}" if "," in text or new >= 10_000 else f"{new:.{decimals}f}"
    elif new != round(new) or (new >= len(_WORDS) and text[0].isupper()):
        return None
    else:
        answer = _WORDS[round(new)] if new < len(_WORDS) else f"{new:.0f}"
        answer = answer.capitalize() if text[0].isupper() else answer
    if answer == text or new == 0 or 1 in (new, number):
        return None
    span = Span(figure.start + place.start, figure.start + place.end)
    return Fix(
        f'write "{written[: place.start]}{answer}{written[place.end :]}"', (Edit(span, answer),)
    )


def _written(figure: str) -> tuple[Span, float] | None:
    """Where the number of a figure stands in it and what it is; None unless there is just one."""
    found = list(_NUMBER.finditer(figure))
    if len(found) == 1:
        return Span(*found[0].span()), float(found[0].group().replace(",", ""))
    first = figure.split(" ")[0]
    if not found and first.lower() in _WORDS:
        return Span(0, len(first)), float(_WORDS.index(first.lower()))
    return None
