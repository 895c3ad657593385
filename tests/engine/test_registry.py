from __future__ import annotations

import sys
from pathlib import Path

import pytest

from newslint.entrypoints import entry_points
from newslint.errors import UsageError
from newslint.profile import load_profile
from newslint.registry import Registry, load_registry
from newslint.settings import Settings
from tests.engine.support import RULES

RULE = """
from newslint.api import Rule

class {title}(Rule):
    code = "{code}"
    name = "{name}"

class _Base(Rule):
    code = "ZZZ999"
    name = "not-a-rule"
"""
TOML = """
code = "{code}"
name = "{name}"
summary = "no more than a test."
kind = "existence"
patterns = ["zzz"]
message = "zzz"
bad = ["zzz"]
good = ["a"]
"""


def _package(folder: Path, name: str, files: dict[str, str], entry: str = "demo") -> None:
    """An installed distribution with a package of rules."""
    for path, text in {"__init__.py": "", **files}.items():
        target = folder / name / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir()
    (info / "entry_points.txt").write_text(
        f"[console_scripts]\n{name} = {name}:main\n\n[newslint.rules]\n{entry} = {name}\n",
        encoding="utf-8",
    )


def _rule(code: str, name: str) -> str:
    return RULE.format(code=code, name=name, title=code.title())


def _load(root: Path, **fields: object) -> Registry:
    settings = Settings(root=root, **fields)  # type: ignore[arg-type]
    return load_registry(settings, load_profile(settings))


def _new(registry: Registry, prefix: str = "Z") -> list[str]:
    return [rule.code for rule in registry.rules if rule.code.startswith(prefix)]


def _problems(registry: Registry) -> tuple[str, ...]:
    """Those of the packages made up here."""
    return tuple(line for line in registry.problems if "/newslint_rules/" not in line)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on the module path."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    return folder


def test_installed_packages_are_walked(site: Path, tmp_path: Path) -> None:
    _package(
        site,
        "walked_rules",
        {
            "zed/__init__.py": "",
            "zed/deep.py": _rule("ZED001", "deep-rule"),
            "zed/_helper.py": _rule("ZED002", "hidden-rule"),
            "zed/house.toml": TOML.format(code="ZED003", name="toml-rule"),
            "data/__init__.py": _rule("ZED004", "data-rule"),
            "data/list.toml": "a = 1",
            "notes.txt": "",
            "no_package/stray.py": _rule("ZED005", "stray-rule"),
        },
    )
    registry = _load(tmp_path)
    assert _new(registry) == ["ZED001", "ZED003"]
    assert _problems(registry) == ()
    assert registry.get("deep-rule").__module__ == "walked_rules.zed.deep"
    assert [r.code for r in registry.find("zed")] == ["ZED001", "ZED003"]


def test_a_package_that_raises_stops_nothing(site: Path, tmp_path: Path) -> None:
    _package(site, "raising_rules", {"__init__.py": "raise OSError('no licence\\nat all')"}, "a")
    _package(
        site,
        "half_rules",
        {"bad.py": "import gone_module", "worse.py": "exit()", "zed.py": _rule("ZED011", "a-b")},
        "b",
    )
    registry = _load(tmp_path)
    assert _new(registry) == ["ZED011"]
    assert _problems(registry) == (
        "rules package a = raising_rules: cannot be loaded: OSError: no licence",
        "half_rules.bad: cannot be loaded: ModuleNotFoundError: No module named 'gone_module'",
        "half_rules.worse: cannot be loaded: SystemExit: None",
    )


def test_of_two_rules_with_one_code_or_name_the_first_stands(site: Path, tmp_path: Path) -> None:
    files = {
        "one.py": _rule("ZED021", "first-rule"),
        "two.py": _rule("ZED021", "second-rule"),
        "z.py": _rule("ZED022", "first-rule"),
    }
    _package(site, "clashing_rules", files)
    registry = _load(tmp_path)
    assert _new(registry) == ["ZED021"]
    assert _problems(registry) == (
        "clashing_rules.two: ZED021 is already the rule of clashing_rules.one; left out",
        "clashing_rules.z: first-rule is already the rule of clashing_rules.one; left out",
    )


def test_folders_of_house_rules(tmp_path: Path) -> None:
    house = tmp_path / "house"
    (house / "sport").mkdir(parents=True)
    (house / "a.py").write_text(_rule("ZHA001", "house-a"), encoding="utf-8")
    (house / "sport/b.toml").write_text(TOML.format(code="ZHB001", name="house-b"), "utf-8")
    (house / "_c.py").write_text(_rule("ZHC001", "house-c"), encoding="utf-8")
    (house / "other.toml").write_text("x = 1", encoding="utf-8")
    registry = _load(tmp_path, rule_folders=(house, tmp_path / "gone"))
    assert _new(registry) == ["ZHA001", "ZHB001"]
    assert _problems(registry) == (
        f"{house}/other.toml: a rule needs kind: existence, occurrence, substitution, "
        "consistency, sequence, words",
        f"{tmp_path}/gone: no such folder of rules",
    )


def test_house_rules_can_share_helpers_and_leave_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    house = tmp_path / "house"
    (house / "sport").mkdir(parents=True)
    (house / "_shared.py").write_text('CODE = "ZSH001"\n', encoding="utf-8")
    text = _rule("X", "shared-a").replace('"X"', "CODE")
    (house / "sport" / "a-b.py").write_text(f"from .._shared import CODE\n{text}", "utf-8")
    registry = _load(tmp_path, rule_folders=(house,))
    assert _new(registry) == ["ZSH001"]
    assert _problems(registry) == ()
    assert list(house.rglob("__pycache__")) == []
    assert sys.dont_write_bytecode is False


def test_the_folder_rules_of_the_copy_may_hold_other_things(tmp_path: Path) -> None:
    own = tmp_path / "rules"
    own.mkdir()
    (own / "a.py").write_text(_rule("ZOA001", "own-a"), encoding="utf-8")
    (own / "b.toml").write_text(TOML.format(code="ZOB001", name="own-b"), encoding="utf-8")
    (own / "firewall.py").write_text("raise SystemExit('not for newslinting')"[:20], "utf-8")
    (own / "firewall.toml").write_text("[ports]\nssh = 22", encoding="utf-8")
    registry = _load(tmp_path)
    assert _new(registry) == ["ZOA001", "ZOB001"]
    assert _problems(registry) == ()


def test_a_folder_rules_that_is_the_source_of_an_installed_package(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "rules"
    own.mkdir()
    monkeypatch.syspath_prepend(str(own))
    _package(own, "sourced_rules", {"zed.py": _rule("ZSA001", "sourced-a")})
    registry = _load(tmp_path)
    assert _new(registry) == ["ZSA001"]
    assert _problems(registry) == ()


def test_a_folder_rules_with_the_source_of_a_package_installed_elsewhere(
    site: Path, tmp_path: Path
) -> None:
    files = {"zed.py": _rule("ZSB001", "sourced-b")}
    _package(site, "copied_rules", files)
    _package(tmp_path / "rules", "copied_rules", files)
    registry = _load(tmp_path)
    assert _new(registry) == ["ZSB001"]
    assert _problems(registry) == ()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            ('"ZED031"', '"Z31"'),
            "code is 'Z31'; expected capitals and three digits, such as HSE001",
        ),
        (('"ZED031"', '"NL031"'), "code NL031 is reserved: NL is for the engine's own findings"),
        (("zed-rule", "Zed"), "name is 'Zed'; expected words in lower case joined by hyphens"),
        (
            ('name = "zed-rule"', 'name = "zed-rule"\n    default = "yes"'),
            'default is \'yes\'; expected "on", "off", "since" or a tuple of profiles',
        ),
        (
            ('name = "zed-rule"', 'name = "zed-rule"\n    reads = frozenset({"words"})'),
            "reads names no layer 'words'; the layers are structure, quotes, ",
        ),
        (
            ('name = "zed-rule"', 'name = "zed-rule"\n    severity = "error"'),
            "severity is 'error'; expected a member of Severity",
        ),
        (
            ('name = "zed-rule"', 'name = "zed-rule"\n    reviews = ("REF001",)'),
            "reviews holds something else than rules that review no others",
        ),
    ],
)
def test_rules_that_are_not_filled_in(
    tmp_path: Path, change: tuple[str, str], message: str
) -> None:
    path = tmp_path / "zed.py"
    path.write_text(_rule("ZED031", "zed-rule").replace(*change), encoding="utf-8")
    registry = _load(tmp_path / "copy", rule_folders=(tmp_path,))
    assert _new(registry) == []
    (problem,) = _problems(registry)
    assert problem.startswith(f"{path}: Zed031: {message}")


def test_only_the_families_selected_by_code_are_imported(site: Path, tmp_path: Path) -> None:
    families = 'FAMILIES = {"ZEA": "first", "ZEB": "second"}'
    files = {
        "__init__.py": families,
        "first/__init__.py": "",
        "first/a.py": _rule("ZEA001", "first-a"),
        "second/__init__.py": "",
        "second/b.py": _rule("ZEB001", "second-b"),
    }
    _package(site, "family_rules", files)
    assert _new(_load(tmp_path, select=("ZEA",))) == ["ZEA001"]
    assert _new(_load(tmp_path, select=("ZEA001",), ignore=("ZEB",))) == ["ZEA001", "ZEB001"]
    assert _new(_load(tmp_path, select=("first-a",))) == ["ZEA001", "ZEB001"]
    assert _new(_load(tmp_path, select=("ZEQ",))) == ["ZEA001", "ZEB001"]
    whole = load_registry(Settings(root=tmp_path, select=("ZEA",)))
    assert _new(whole) == ["ZEA001", "ZEB001"]


def test_rules_that_are_off_are_not_imported_once_they_are_noted(
    site: Path, tmp_path: Path
) -> None:
    off = _rule("ZNB001", "noted-b").replace("    name", '    default = "off"\n    name')
    _package(site, "noted_rules", {"a.py": _rule("ZNA001", "noted-a"), "b.py": off})
    first = _load(tmp_path)
    second = _load(tmp_path)
    assert _new(first, "ZN") == ["ZNA001", "ZNB001"]
    assert _new(second, "ZN") == ["ZNA001"]
    assert _new(_load(tmp_path, extend_select=("ZNB",)), "ZN") == ["ZNA001", "ZNB001"]
    assert _new(load_registry(Settings(root=tmp_path)), "ZN") == ["ZNA001", "ZNB001"]


def test_a_rule_that_was_left_out_keeps_its_code(site: Path, tmp_path: Path) -> None:
    off = _rule("ZKB001", "kept-b").replace("    name", '    default = "off"\n    name')
    _package(site, "kept_rules", {"b.py": off})
    house = tmp_path / "house"
    house.mkdir()
    (house / "b.py").write_text(_rule("ZKB001", "house-b"), encoding="utf-8")
    lines = [_problems(_load(tmp_path, rule_folders=(house,))) for _ in range(2)]
    assert lines[0] == lines[1]
    assert "ZKB001 is already the rule of kept_rules.b; left out" in lines[0][0]


def test_find_and_get() -> None:
    assert [rule.code for rule in RULES.find("NUM00")] == ["NUM001", "NUM002"]
    assert RULES.get("house-dash").code == "STY001"
    with pytest.raises(UsageError, match="names several rules"):
        RULES.get("NUM")
    with pytest.raises(UsageError, match='unknown rule "STY002"; did you mean "STY001"'):
        RULES.get("STY002")
    assert RULES.find("NL001") == ()
    assert RULES.matching("STY002") == ()


def test_entry_points_of_the_standard_library_agree() -> None:
    from importlib import metadata

    expected = {(e.name, e.module) for e in metadata.entry_points(group="newslint.rules")}
    assert set(entry_points("newslint.rules")) == expected
    assert expected
