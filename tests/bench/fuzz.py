"""Feeds broken files to all readers: ``python -m tests.bench.fuzz --inputs 200000``.

Each input is a sample of a format, short or from ``seeds/formats``, that was damaged: cut off,
spliced with another, bytes flipped, doubled, dropped, or marks of some format put in. It counts as
a fault if a reader

- raises anything but `ReadError`,
- takes longer than `SECONDS` for one input,
- gives a place that is not that of its text (`tests.formats.oracle`),
- writes a fix anywhere but in the span that was to be fixed, or
- gives a story on which a rule or the run itself fails.

The command prints the faults, each with the seed that makes it again (``--seed N --inputs 1``), and
a table of what became of the inputs of each format. Its exit status is 1 if there was a fault.
"""

from __future__ import annotations

import argparse
import random
import re
import signal
import sys
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from types import FrameType

from newslint.config import SettingsFinder
from newslint.errors import NoCopyError, ReadError
from newslint.formats import read_stories
from newslint.formats.write import write_edits
from newslint.model.span import Span
from newslint.model.story import Story
from newslint.notices import LAYER_CRASHED, RULE_CRASHED
from newslint.run import Checker
from tests.bench.fuzzsamples import MARKS, SOUND_MARKS, samples
from tests.formats.oracle import faults

SECONDS = 5
"""Longest time for one input; the slowest sound one takes some hundredths."""

CHECK_SECONDS = 30
"""The same for checking it."""

LARGE_SHARE = 0.02
"""Share of inputs that come from the long samples in ``seeds/formats``."""

GENTLE_SHARE = 0.4
"""Share of inputs that stay well-formed where the format is strict, so that its reader goes on."""

FORCED_SHARE = 0.1
"""Share of inputs that are given to the reader of another format."""

FIXED_SHARE = 0.2
"""Share of the stories in which a fix is tried."""

CHECKED_SHARE = 0.03
"""Share of inputs that are checked by the rules on the surface of the copy."""

SURFACE = ("TYP", "CON", "STR", "QUO")

SEEDS = Path(__file__).parents[2] / "seeds" / "formats"
_WORD = re.compile(r"[A-Za-z]{2,}")
_TEXT = re.compile(rb"(?<=>)[^<>]+")
_INSIDE = re.compile(rb"(?<=\w)(?=[\w ])")
_CRASHES = (RULE_CRASHED.code, LAYER_CRASHED.code)
_BY_CONTENT = frozenset(("plain", "markdown", "wire"))
"""Formats in which the length of a word or its first letters decide on what a line is, as they do
in bodies of plain text within others."""


@dataclass
class Tally:
    """What became of the inputs, by format of the sample, and the faults found."""

    outcomes: dict[str, Counter[str]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    slowest: float = 0.0

    def count(self, name: str, outcome: str) -> None:
        """Note the outcome of one input."""
        self.outcomes.setdefault(name, Counter())[outcome] += 1


class _TooSlowError(Exception):
    """An input took longer than `SECONDS`."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.fuzz")
    parser.add_argument("--inputs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=0, help="number of the first input")
    options = parser.parse_args(arguments)
    started = time.perf_counter()
    tally = fuzz(options.seed, options.inputs)
    for fault in tally.faults:
        print(fault)
    for name, outcomes in sorted(tally.outcomes.items()):
        counts = ", ".join(f"{n:,} {outcome}" for outcome, n in outcomes.most_common())
        print(f"{name:<14} {counts}")
    print(
        f"{options.inputs:,} inputs in {time.perf_counter() - started:.0f} s, the slowest "
        f"{tally.slowest:.2f} s of processor time; {len(tally.faults)} faults"
    )
    return int(bool(tally.faults))


def fuzz(seed: int, inputs: int) -> Tally:
    """Try as many inputs from a seed on; each hangs on its own number alone."""
    short = [sample for sample in samples() if sample[1]]
    large = [(path.name, path.read_bytes()) for path in sorted(SEEDS.iterdir())]
    tally = Tally()
    checker = Checker(SettingsFinder(None, {"select": SURFACE, "min_severity": "suggestion"}))
    previous = signal.signal(signal.SIGALRM, _alarm)
    try:
        for number in range(seed, seed + inputs):
            chance = random.Random(number)
            pool = large if chance.random() < LARGE_SHARE else short
            name, data = chance.choice(pool)
            damaged = damage(chance, name, data, chance.choice(pool)[1])
            reader = chance.choice(pool)[0] if chance.random() < FORCED_SHARE else name
            _try(number, chance, reader, damaged, tally)
            if chance.random() < CHECKED_SHARE:
                tally.faults += _failures(number, checker, reader, damaged)
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, previous)
    return tally


def damage(chance: random.Random, name: str, data: bytes, other: bytes) -> bytes:
    """A sample with some damage; of a zip file, in most cases that of its main part."""
    if data.startswith(b"PK") and chance.random() < 0.8:
        return _damage_part(chance, data)
    gently = chance.random() < GENTLE_SHARE
    for _ in range(chance.choice((0, 1, 1, 2, 3, 6))):
        data = _put_soundly(chance, data) if gently else _damage(chance, data, other)
    return data


def _put_soundly(chance: random.Random, data: bytes) -> bytes:
    """A sample with something put in its text that in most cases leaves it well-formed."""
    pattern = _TEXT if data.lstrip()[:1] == b"<" else _INSIDE
    places = [match.span() for match in pattern.finditer(data)]
    if not places:
        return data
    at = chance.randint(*chance.choice(places))
    return data[:at] + chance.choice(SOUND_MARKS) + data[at:]


def _damage_part(chance: random.Random, data: bytes) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for member in old.infolist():
            content = old.read(member)
            if member.filename.endswith("document.xml") or chance.random() < 0.1:
                content = damage(chance, "", content, content)
            new.writestr(member.filename, content)
    return target.getvalue()


def _damage(chance: random.Random, data: bytes, other: bytes) -> bytes:
    at = chance.randrange(len(data) + 1)
    end = min(len(data), at + chance.choice((1, 1, 2, 8, 40)))
    kind = chance.randrange(8)
    if kind == 0:
        return data[:at]
    if kind == 1:
        return data[:at] + data[end:]
    if kind == 2:
        return data[:at] + data[at:end] * chance.choice((2, 3, 50)) + data[end:]
    if kind == 3 and at < len(data):
        return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
    if kind == 4:
        begin = chance.randrange(len(other) + 1)
        return data[:at] + other[begin : begin + chance.choice((4, 30, 200))] + data[end:]
    mark = chance.choice(MARKS)
    repeated = mark * (chance.choice((2, 30, 300)) if chance.random() < 0.1 else 1)
    return data[:at] + repeated + data[at if kind < 7 else end :]


def _try(number: int, chance: random.Random, name: str, data: bytes, tally: Tally) -> None:
    started = time.process_time()
    signal.alarm(SECONDS)
    try:
        stories = read_stories(name, data)
        wrong = [fault for story in stories for fault in faults(story)]
        if chance.random() < FIXED_SHARE:
            wrong += _fix(chance, name, data, stories)
        tally.count(name, "read")
        tally.faults += [f"input {number} ({name}): {fault}" for fault in wrong[:3]]
    except NoCopyError:
        tally.count(name, "passed over")
    except ReadError as error:
        tally.count(name, "refused")
        if "\n" in error.reason or len(error.reason) > 300:
            tally.faults.append(f"input {number} ({name}): no clear line: {error.reason!r}")
    except _TooSlowError:
        tally.faults.append(f"input {number} ({name}): over {SECONDS} s")
    except Exception:
        lines = traceback.format_exc().splitlines()
        tally.faults.append(f"input {number} ({name}): {lines[-1]}\n" + "\n".join(lines[-5:-1]))
    finally:
        signal.alarm(0)
    tally.slowest = max(tally.slowest, time.process_time() - started)


def _failures(number: int, checker: Checker, name: str, data: bytes) -> list[str]:
    """What goes wrong when an input is checked as a whole."""
    signal.alarm(CHECK_SECONDS)
    try:
        report = checker.check_bytes(name, data)
    except Exception:
        return [f"input {number} ({name}): {traceback.format_exc(-3)}"]
    finally:
        signal.alarm(0)
    failed = [f.message for f in report.findings if f.code in _CRASHES]
    return [f"input {number} ({name}): {message}" for message in failed]


def _fix(chance: random.Random, name: str, data: bytes, stories: Sequence[Story]) -> list[str]:
    """Replace a word of copy, and see that nothing else changes."""
    story = chance.choice(stories)
    words = [Span(*match.span()) for match in _WORD.finditer(story.text)]
    words = [span for span in words if story.source_map.is_copy(span)]
    if not words:
        return []
    span = chance.choice(words)
    source = story.source_map.source_span(span)
    if source.of(story.source) != span.of(story.text):
        return [f"{span} is called copy, but the source differs"]
    try:
        fixed = write_edits(name, data, [(source, "Zq")])
    except ReadError as error:
        refused = "UTF-8" in error.reason or "damaged" in error.reason
        return [] if refused else [f"not fixed: {error.reason}"]
    again = read_stories(name, fixed)[stories.index(story)]
    wanted = story.source[: source.start] + "Zq" + story.source[source.end :]
    if again.source != wanted:
        return [f"the fix at {source} changed more than its span"]
    text = story.text[: span.start] + "Zq" + story.text[span.end :]
    before = _evened(_paragraph(story.text, span))  # of which repeats were left out
    by_content = story.format in _BY_CONTENT or b"text/plain" in data or b'body_text"' in data
    if not by_content and _evened(again.text) - before != _evened(text) - before:
        return [f"the fix at {source} changed how the rest reads"]
    return []


def _paragraph(text: str, span: Span) -> str:
    end = text.find("\n\n", span.end)
    return text[text.rfind("\n\n", 0, span.start) + 1 : end if end >= 0 else None].strip()


def _evened(text: str) -> set[str]:
    """The paragraphs of a text, bylines apart, with one dash for all.

    The dash behind a dateline hangs on the agency in it, and of two equal bylines one is read.
    """
    lines = text.replace("—", "-").split("\n\n")
    return {line for line in lines if not line.startswith("By ")}


def _alarm(signum: int, frame: FrameType | None) -> None:
    raise _TooSlowError


if __name__ == "__main__":
    sys.exit(main())
