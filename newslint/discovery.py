"""Where rules come from: installed packages, and folders of house rules."""

from __future__ import annotations

import importlib
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from newslint.entrypoints import entry_points
from newslint.kept import keep, kept, state_of
from newslint.rule import Rule
from newslint.rulecheck import fault
from newslint.selectors import RuleNote
from newslint.settings import Settings

__all__ = ["Discovered", "discover"]

GROUP = "newslint.rules"


class Discovered(NamedTuple):
    """A rule and the module or file that holds it.

    In place of the rule stands a note if it was left out, or the line that tells what is wrong.
    """

    rule: type[Rule] | RuleNote | str
    origin: str


def discover(
    settings: Settings,
    families: frozenset[str] | None = None,
    idle: Callable[[RuleNote], bool] | None = None,
) -> Iterator[Discovered]:
    """All rules: of installed packages, of configured folders, of the folder ``rules`` of the copy.

    Args:
        settings: For the folders.
        families: Import only these families (such as "NUM") of packages whose module says in
            ``FAMILIES`` which folder holds which family; None for all.
        idle: Says of a rule of a package that it will not run, so that its module need not be
            imported if an earlier run noted what it holds.
    """
    homes: list[Path] = []
    for name, value in entry_points(GROUP):
        try:
            package = importlib.import_module(value)
        except Exception as error:
            yield _failed(f"rules package {name} = {value}", error)
            continue
        folders = [Path(folder) for folder in getattr(package, "__path__", ())]
        homes += folders
        for folder in folders:
            yield from _of_package(folder, value, _unwanted(package, families), idle)
    for folder in settings.rule_folders:
        yield from _of_folder(folder, chosen=True)
    own = settings.root / "rules"
    sources = any((own / home.name / "__init__.py").is_file() for home in homes)
    if own.is_dir() and own not in settings.rule_folders and not sources:
        yield from _of_folder(own, chosen=False)


def _unwanted(package: ModuleType, families: frozenset[str] | None) -> frozenset[str]:
    """Names of the package's folders that hold only families nobody selected."""
    folders: dict[str, str] = getattr(package, "FAMILIES", {})
    if families is None:
        return frozenset()
    return frozenset(folder for family, folder in folders.items() if family not in families)


def _of_package(
    folder: Path,
    package: str,
    skipped: frozenset[str],
    idle: Callable[[RuleNote], bool] | None,
) -> Iterator[Discovered]:
    for path in sorted(folder.iterdir()):
        if path.name in skipped or path.name == "data" or path.name.startswith(("_", ".")):
            continue
        dotted = f"{package}.{path.stem}"
        if path.suffix in (".py", ".toml"):
            yield from _of_file(path, dotted, idle)
        elif (path / "__init__.py").is_file():
            yield from _of_package(path, dotted, frozenset(), idle)


def _of_file(
    path: Path, dotted: str, idle: Callable[[RuleNote], bool] | None
) -> Iterator[Discovered]:
    """The rules of a file, or only notes of them if an earlier run left some and all are idle."""
    key = (str(path), state_of(path))
    noted = kept("rules", key)
    notes = [RuleNote(*fields) for fields in noted or ()]
    if idle and notes and all(map(idle, notes)):
        yield from (Discovered(note, dotted) for note in notes)
        return
    found = (
        (_of_toml(path, dotted),) if path.suffix == ".toml" else tuple(_of_module(dotted, dotted))
    )
    rules = [item.rule for item in found if isinstance(item.rule, type)]
    if noted is None and len(rules) == len(found):
        keep("rules", key, tuple((r.code, r.name, r.default, r.__module__) for r in rules))
    yield from found


def _of_folder(folder: Path, *, chosen: bool) -> Iterator[Discovered]:
    """House rules; a folder that nobody chose may hold other things, which are passed over."""
    if not folder.is_dir():
        yield Discovered(f"{folder}: no such folder of rules", str(folder))
        return
    house = _house(folder)
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).with_suffix("").parts
        if path.suffix not in (".py", ".toml") or any(p.startswith(("_", ".")) for p in parts):
            continue
        mark = b"newslint" if path.suffix == ".py" else b"kind"
        if not chosen and mark not in path.read_bytes():
            continue
        dotted = ".".join((house, *parts))
        if path.suffix == ".toml":
            yield _of_toml(path, dotted)
        else:
            with _without_bytecode():
                found = tuple(_of_module(dotted, str(path)))
            yield from found


def _house(folder: Path) -> str:
    """Name of a package made up for a folder, so that its modules can import one another."""
    name = f"newslint_house_{zlib.crc32(str(folder.resolve()).encode()):08x}"
    if name not in sys.modules:
        package = ModuleType(name)
        package.__path__ = [str(folder)]
        sys.modules[name] = package
    importlib.invalidate_caches()  # a file may be younger than the last look at its folder
    return name


@contextmanager
def _without_bytecode() -> Iterator[None]:
    """Python leaves no ``__pycache__`` behind: a linter does not litter folders of copy."""
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        yield
    finally:
        sys.dont_write_bytecode = before


def _of_module(dotted: str, origin: str) -> Iterator[Discovered]:
    """The rules that a module defines."""
    try:
        module = importlib.import_module(dotted)
    except (Exception, SystemExit) as error:
        yield _failed(origin, error)
        return
    for rule in vars(module).values():
        if not (isinstance(rule, type) and issubclass(rule, Rule)):
            continue
        if rule.__module__ != dotted or rule.__name__.startswith("_"):
            continue
        wrong = fault(rule)
        yield Discovered(f"{origin}: {rule.__name__}: {wrong}" if wrong else rule, origin)


def _of_toml(path: Path, dotted: str) -> Discovered:
    from newslint.declarative import RuleFileError, load_rule

    try:
        rule = load_rule(path, dotted)
    except RuleFileError as error:
        return Discovered(str(error), str(path))
    wrong = fault(rule)
    return Discovered(f"{path}: {wrong}" if wrong else rule, str(path))


def _failed(origin: str, error: BaseException) -> Discovered:
    first_line = (str(error).splitlines() or [""])[0]
    return Discovered(f"{origin}: cannot be loaded: {type(error).__name__}: {first_line}", origin)
