"""Patterns that are compiled late, and kept between runs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from newslint import kept, patterns
from newslint.kept import save_kept
from newslint.patterns import compiled_regex, lazy_regex

SOURCES = (
    (r"\bkilled\b (\d+)", 0),
    (r"mayor|council", regex.IGNORECASE),
    (r"\p{Lu}\w+", 0),
    (r"(?:no|not) one", 0),
    (r"a b  # two letters", regex.VERBOSE),
)
WORDS = st.lists(
    st.sampled_from(["killed", "14", "Mayor", "no", "one", "ab", "x", "."]), max_size=8
)


def _forget() -> None:
    """As at the start of a run."""
    compiled_regex.cache_clear()
    kept._tables.cache_clear()
    kept._fresh.clear()


def _compiled() -> set[tuple[str, int]]:
    """What this run compiled."""
    return set(kept._fresh.get(patterns._TABLE, ()))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A cache folder of its own, and nothing kept from before."""
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "newslint"))
    _forget()
    yield tmp_path
    _forget()


@pytest.mark.parametrize(("source", "flags"), SOURCES)
@given(words=WORDS)
def test_answers_as_the_compiled_pattern_does(source: str, flags: int, words: list[str]) -> None:
    text, real = " ".join(words), regex.compile(source, flags)
    for method in ("search", "match", "fullmatch"):
        ours = getattr(lazy_regex(source, flags), method)(text)
        theirs = getattr(real, method)(text)
        assert (ours and ours.span()) == (theirs and theirs.span())
    assert [m.span() for m in lazy_regex(source, flags).finditer(text)] == [
        m.span() for m in real.finditer(text)
    ]
    assert lazy_regex(source, flags).findall(text) == real.findall(text)
    assert lazy_regex(source, flags).sub("-", text) == real.sub("-", text)
    assert lazy_regex(source, flags).split(text) == real.split(text)


@pytest.mark.usefixtures("home")
def test_compiles_only_for_a_text_that_may_match() -> None:
    pattern = lazy_regex(r"\b(?:ferry|boat)s?\b")
    assert pattern.search("The train was late.") is None
    assert _compiled() == set()
    assert pattern.search("The boats were late.")
    assert _compiled() == {(r"\b(?:ferry|boat)s?\b", 0)}


def test_a_mistake_shows_on_first_use() -> None:
    pattern = lazy_regex("(")
    with pytest.raises(regex.error):
        pattern.search("(")


def test_a_later_run_need_not_compile(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert lazy_regex(r"(?P<n>\d+) men", regex.I).search("14 Men")
    save_kept()
    _forget()
    monkeypatch.setattr(regex, "compile", None)
    match = lazy_regex(r"(?P<n>\d+) men", regex.I).search("19 MEN")
    assert match
    assert match["n"] == "19"
    assert [file.name.startswith("kept-") for file in (home / "newslint").iterdir()] == [True]


@pytest.mark.parametrize("damage", [b"", b"no marshal", b"\xe9\x00\x00\x00\x00"])
def test_a_damaged_store_is_passed_over(home: Path, damage: bytes) -> None:
    assert lazy_regex(r"\d+").search("14")
    save_kept()
    (store,) = (home / "newslint").iterdir()
    store.write_bytes(damage)
    _forget()
    assert lazy_regex(r"\d+").search("14")


def test_a_damaged_entry_is_compiled_again(home: Path) -> None:
    kept.keep(patterns._TABLE, (r"\d+", 0), b"no pickle")
    assert lazy_regex(r"\d+").search("14")


def test_a_cache_folder_that_cannot_be_made_costs_nothing(home: Path) -> None:
    (home / "newslint").write_text("in the way")
    assert lazy_regex(r"\d+").search("14")
    save_kept()
    assert (home / "newslint").read_text() == "in the way"


def test_a_second_run_has_nothing_to_compile(tmp_path: Path) -> None:
    story = Path(__file__).parents[2] / "seeds" / "harbour-ferry-clean.txt"
    for seed in "12":  # which orders sets in another way each time
        environment = {"NEWSLINT_CACHE_DIR": str(tmp_path), "PYTHONHASHSEED": seed}
        subprocess.run(
            [sys.executable, "-m", "newslint", "check", "--no-cache", str(story)],
            env={**os.environ, **environment},
            check=True,
            capture_output=True,
            timeout=120,
        )
        (store,) = tmp_path.glob("kept-*.bin")
        if seed == "1":
            first = store.stat().st_mtime_ns
    assert store.stat().st_mtime_ns == first
