"""How long newslint takes and how much memory it needs, each run in a process of its own.

Run ``python -m tests.bench.speed`` on a quiet machine. Times are the best of several runs, since
whatever else runs can only add to them; words per second are counted in processor time.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SEED = ROOT / "seeds" / "iraq-militia-raid.txt"
RUNS = 7
LONG_RUN_STORIES = 60
MANY_STORIES = 200
KEPT = Path(tempfile.gettempdir(), "newslint-bench")
"""Byte code and compiled expressions."""


@dataclass(frozen=True)
class Run:
    """One process: wall-clock and processor seconds, and peak resident megabytes."""

    seconds: float
    busy: float
    megabytes: float


@dataclass(frozen=True)
class Figure:
    """A measured figure and the limit it has to keep: at most, or with ``floor`` at least."""

    name: str
    value: float
    unit: str
    limit: float
    floor: bool = False

    @property
    def kept(self) -> bool:
        """Whether the limit is kept."""
        return self.value >= self.limit if self.floor else self.value <= self.limit

    def __str__(self) -> str:
        bound = "at least" if self.floor else "at most"
        verdict = "kept" if self.kept else "MISSED"
        value, limit = (f"{n:,.0f}" if n >= 10 else f"{n:.3f}" for n in (self.value, self.limit))
        return f"{self.name:<46} {value:>7} {self.unit:<7} {bound} {limit:>6}  {verdict}"


def measure(args: Sequence[str | Path], *, cache: str = "", cores: int = 1) -> Run:
    """Run newslint on a number of cores, without a cache of findings unless a folder is named.

    What is the same from run to run (compiled expressions) is at hand, as it is for a user.

    Raises:
        RuntimeError: If it fails for another reason than findings.
    """
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "newslint", *args, *([] if cache else ["--no-cache"])],
        cwd=ROOT,
        env=_environment() | {"NEWSLINT_CACHE_DIR": cache or str(KEPT)},
        stdout=subprocess.DEVNULL,
        preexec_fn=lambda: _on_cores(cores),
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise RuntimeError(f"newslint ended with status {process.returncode}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def best(args: Sequence[str | Path], runs: int = RUNS, *, cache: str = "", cores: int = 1) -> Run:
    """The least seconds and the most memory of several runs, the first one not counted."""
    measure(args, cache=cache, cores=cores)
    done = [measure(args, cache=cache, cores=cores) for _ in range(runs)]
    return Run(
        min(run.seconds for run in done),
        min(run.busy for run in done),
        max(run.megabytes for run in done),
    )


def figures() -> Iterator[Figure]:
    """All figures, as they are measured."""
    surface = best(["check", SEED, "--select", "TYP,CON"])
    yield Figure("seed story, --select TYP,CON", surface.seconds, "s", 0.15)
    yield Figure("the same: processor time", surface.busy, "s", 0.15)
    whole = best(["check", SEED], cores=2)
    yield Figure("seed story, default rules", whole.seconds, "s", 0.45)
    yield Figure("seed story, default rules: peak memory", whole.megabytes, "MB", 250)
    with tempfile.TemporaryDirectory() as folder:
        words = _megabyte(Path(folder, "long.txt"))
        run = best(["check", f"{folder}/long.txt", "--select", "TYP,STY,CON"], runs=3)
    rate = words / (run.busy - surface.busy)
    yield Figure("1 MB, --select TYP,STY,CON, start-up apart", rate, "words/s", 100_000, floor=True)
    with tempfile.TemporaryDirectory() as folder:
        words = _stories(Path(folder))
        long = best(["check", folder], runs=2)
    rate = words / (long.busy - whole.busy)
    yield Figure(f"{words:,} words on one core, start-up apart", rate, "words/s", 6000, floor=True)
    yield Figure("the same: peak memory", long.megabytes, "MB", 400)
    yield from again_and_side_by_side()


def again_and_side_by_side() -> Iterator[Figure]:
    """What the cache of findings and a second process are worth."""
    with tempfile.TemporaryDirectory() as folder:
        again = best(["check", SEED], cache=folder)
    yield Figure("seed story, unchanged", again.seconds, "s", 0.12)
    yield Figure("the same: processor time", again.busy, "s", 0.12)
    turns = [
        [measure(["check", SEED, "--jobs", jobs], cores=2).seconds for jobs in ("1", "2")]
        for _ in range(2 * RUNS)  # by turns, so that both meet the same machine
    ]
    one, two = map(min, zip(*turns, strict=True))
    yield Figure("seed story, --jobs 2 against 1", two / one, "times", 1.03)
    with tempfile.TemporaryDirectory() as folder:
        _stories(Path(folder), MANY_STORIES)
        alone = best(["check", folder, "--jobs", "1"], runs=1, cores=2)
        pair = best(["check", folder, "--jobs", "2"], runs=1, cores=2)
    gain = alone.seconds / pair.seconds
    yield Figure(f"{MANY_STORIES} stories on two cores, --jobs 2", gain, "times", 1.7, floor=True)


def _environment() -> dict[str, str]:
    """That of this process, but with compiled modules kept, as they are on a user's machine."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": str(KEPT)}


def _on_cores(number: int) -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:number])


def _megabyte(path: Path) -> int:
    """Write a file of 1 MB, a clean story over and over, and count its words."""
    text = (ROOT / "seeds" / "harbour-ferry-clean.txt").read_text(encoding="utf-8") + "\n"
    text = (text * (1_000_000 // len(text) + 1))[:1_000_000]
    path.write_text(text, encoding="utf-8")
    return len(text.split())


def _stories(folder: Path, number: int = LONG_RUN_STORIES) -> int:
    """Fill a folder with copies of the seeds and count their words."""
    seeds = sorted(p for p in (ROOT / "seeds").iterdir() if p.suffix in (".txt", ".md"))
    words = 0
    for index in range(number):
        seed = seeds[index % len(seeds)]
        shutil.copy(seed, folder / f"{index:03}{seed.suffix}")
        words += len(seed.read_text(encoding="utf-8").split())
    return words


if __name__ == "__main__":
    for figure in figures():
        print(figure, flush=True)
    print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
