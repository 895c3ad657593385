"""What the sheet holds; lines count from 1 in the source file."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "Comparison",
    "Day",
    "Figure",
    "Head",
    "Initials",
    "Party",
    "Quotation",
    "Sheet",
    "Source",
]


@dataclass(frozen=True, slots=True)
class Head:
    """The story as a whole.

    ``dateline_date`` is as written, ``story_date`` an ISO date; ``grade`` is the Flesch-Kincaid
    grade (years of US schooling), None for a story too short to tell. ``editor_notes`` are what
    the file tells editors and not readers: no copy.
    """

    headline: str | None
    byline: str | None
    place: str | None
    agency: str | None
    dateline_date: str | None
    story_date: str | None
    words: int
    sentences: int
    grade: float | None
    editor_notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """A person, organisation, place or other thing with a name.

    ``forms`` pairs each wording with how often it stands, in order of first use, pronouns apart;
    ``mentions`` counts them all.
    """

    name: str
    kind: str
    line: int
    forms: tuple[tuple[str, int], ...]
    mentions: int
    titles: tuple[str, ...]
    ages: tuple[int, ...]
    gender: str
    gender_evidence: tuple[str, ...]
    initials: str | None


@dataclass(frozen=True, slots=True)
class Initials:
    """Initials, the name they stand for, the line that ties the two, and the lines of all uses."""

    letters: str
    expansion: str | None
    introduced: int | None
    used: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Another figure that one was compared with.

    ``figure`` is its index among the figures of the sheet; then its line, its words, and the code
    of the rule.
    """

    figure: int
    line: int
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: the words of the copy, what is counted, in which event, and who says so.

    ``low`` and ``high`` bound the value; None where it is open. ``compared`` holds the figures that
    the rules held against it.
    """

    line: int
    text: str
    kind: str
    low: float | None
    high: float | None
    what: str
    event: str | None
    source: str | None
    in_quote: bool
    compared: tuple[Comparison, ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """One time expression and the ISO date that it comes to, None where that stays open."""

    line: int
    text: str
    kind: str
    day: str | None
    weekday: str | None


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation without its marks, and who says it."""

    line: int
    text: str
    kind: str
    speaker: str | None
    closed: bool


@dataclass(frozen=True, slots=True)
class Source:
    """Someone to whom the story attributes something: how often, and on which lines.

    ``name`` is None for claims whose source the copy leaves out ("is said to").
    """

    name: str | None
    anonymous: bool
    claims: int
    quoted: int
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All parts, each in the order of the copy; ``sources`` start with the most frequent."""

    path: str
    head: Head
    people: tuple[Party, ...]
    organisations: tuple[Party, ...]
    places: tuple[Party, ...]
    others: tuple[Party, ...]
    initials: tuple[Initials, ...]
    figures: tuple[Figure, ...]
    dates: tuple[Day, ...]
    quotes: tuple[Quotation, ...]
    sources: tuple[Source, ...]
