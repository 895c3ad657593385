"""Who says what."""

from __future__ import annotations

from dataclasses import dataclass

from newslint.model.span import Span

__all__ = ["Attribution"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """A claim and its source.

    ``speaker`` is a mention index, None where the source is not a mention (a passive, an "according
    to" without a noun); ``speaker_span`` its text; ``cue`` the span of the verb or phrase that
    attributes ("said", "according to") and ``verb`` its lemma; ``claim`` what is attributed.
    ``direct`` claims stand in quotation marks (``quotes`` holds their indices); ``inverted`` ones
    come before their source. ``anonymous`` sources are unnamed.
    """

    index: int
    sentence: int
    speaker: int | None
    speaker_span: Span | None
    cue: Span
    verb: str
    claim: Span
    direct: bool = False
    inverted: bool = False
    anonymous: bool = False
    quotes: tuple[int, ...] = ()
