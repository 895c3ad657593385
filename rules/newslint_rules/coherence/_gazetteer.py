"""Names of places by their rank, and when two of them cannot be one place."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from newslint.api import lexicon

_DATA = "newslint_rules.data"
_HOLDERS = frozenset(
    "Africa Asia Europe America Antarctica Australasia Scandinavia Britain England".split()
)


class Spot(NamedTuple):
    """A place as the copy gives it: a town, region and country, as far as named.

    ``loose`` holds for *near* and *outside*, which leave the town open.
    """

    town: str | None = None
    region: str | None = None
    country: str | None = None
    loose: bool = False

    @property
    def names(self) -> frozenset[str]:
        """All names given."""
        return frozenset(n for n in (self.town, self.region, self.country) if n is not None)


def spot(names: tuple[str, ...], *, loose: bool = False) -> Spot | None:
    """The place of a name and the names behind its commas; None where a name is no single place."""
    parts: dict[str, str] = {}
    for name in names:
        if name in _HOLDERS and name != "England":
            continue
        rank = "country" if name in _countries() else "region" if name in _regions() else "town"
        if name in ("New York", "Washington", "Georgia", "Victoria", "Valencia", "Punjab"):
            if len(names) == 1 or name == names[0]:
                return None  # town, state or country: not to be told
            rank = "region"
        parts.setdefault(rank, name)
    if not parts:
        return None
    return Spot(parts.get("town"), parts.get("region"), parts.get("country"), loose)


def apart(one: Spot, other: Spot) -> bool:
    """Whether the two are different places for certain, neither of them inside the other."""
    countries = _country(one), _country(other)
    if all(countries) and countries[0] != countries[1]:
        return True
    if one.country and other.country:
        return False
    regions = _region(one), _region(other)
    if all(regions) and len({_regions()[r] for r in regions if r}) == 1 and len(set(regions)) > 1:
        return True
    if one.loose or other.loose or one.town is None or other.town is None:
        return False
    return one.town != other.town and not _may_hold(one.town, other.town)


def country_of(name: str) -> str | None:
    """The country that a name or its adjective or capital stands for."""
    return _capitals().get(name)


def region_of(name: str) -> str | None:
    """The state or county of a town that has no namesake of weight."""
    return _towns().get(name)


def is_known(name: str) -> bool:
    """Whether the lists hold the name."""
    listed = name in lexicon("places") or name in _cities() or name in _towns()
    return listed or name in _countries() or name in _regions()


def _country(where: Spot) -> str | None:
    """The country that is named, or else that of the town."""
    if where.country or where.region or where.town is None:
        return where.country
    return _cities().get(where.town)


def _region(where: Spot) -> str | None:
    """The region that is named, or else that of the town."""
    if where.region or where.country or where.town is None:
        return where.region
    return region_of(where.town)


def _may_hold(one: str, other: str) -> bool:
    if one in other or other in one:
        return True
    large = lexicon("coh_metropolises", _DATA)
    listed = lexicon("places")
    return any(
        a in large and not (b in listed or b in _cities() or b in _towns())
        for a, b in ((one, other), (other, one))
    )


@cache
def _regions() -> dict[str, str]:
    """Each region with the line it stands on."""
    lines = lexicon("coh_regions", _DATA)
    return {name: line for line in lines for name in line.split(", ")}


@cache
def _towns() -> dict[str, str]:
    """Each town with its state or county."""
    return _grouped("coh_towns")


@cache
def _cities() -> dict[str, str | None]:
    """Each city with its country; None where more than one has a city of that name."""
    named = _grouped("coh_cities")
    return {city: None if country == "*" else country for city, country in named.items()}


def _grouped(name: str) -> dict[str, str]:
    lines = (line.split(": ", 1) for line in lexicon(name, _DATA))
    return {town: group for group, towns in lines for town in towns.split(", ")}


@cache
def _countries() -> frozenset[str]:
    groups = (line.split(", ") for line in lexicon("str_countries", _DATA))
    return frozenset(group[0] for group in groups) | {"United States", "United Kingdom", "Turkey"}


@cache
def _capitals() -> dict[str, str]:
    groups = (line.split(", ") for line in lexicon("str_countries", _DATA))
    return {name: group[0] for group in groups for name in group}
