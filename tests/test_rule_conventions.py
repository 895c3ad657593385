"""The conventions that every rule keeps."""

from __future__ import annotations

import inspect
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from newslint.declarative.base import DeclarativeRule
from newslint.profile import load_profile, profile_names
from newslint.registry import Registry
from newslint.rule import Rule
from newslint.selectors import family_folder
from newslint.settings import Settings
from tests.rules.cases import FOLDER, Kind, file_cases, manual_cases, rules

HEADINGS = ["What it does", "Why it matters", "Bad", "Good", "When to ignore", "Authority"]


CASES = 5
"""Least number of samples each way that the manual of a rule does not hold already."""


def _own_cases(rule: type[Rule], kind: Kind) -> set[tuple[str, str]]:
    """The samples in the file of a rule, each counted once."""
    manual = {case.text.strip() for case in manual_cases(rule, kind)}
    found = {(case.text, f"{case.options} {case.story_date}") for case in file_cases(rule, kind)}
    return {case for case in found if case[0].strip() not in manual}


def test_every_rule_can_be_loaded(registry: Registry) -> None:
    assert registry.problems == ()
    assert registry.rules


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
class TestRule:
    def test_the_module_is_named_after_the_rule(self, rule: type[Rule]) -> None:
        assert rule.__module__.split(".")[-1] == rule.name.replace("-", "_")

    def test_the_folder_is_that_of_the_family(self, rule: type[Rule]) -> None:
        package = __import__(rule.__module__.split(".")[0])
        assert package.FAMILIES[rule.family()] == family_folder(rule)

    def test_the_manual_has_all_its_headings(self, rule: type[Rule]) -> None:
        manual = rule.manual()
        assert re.findall(r"^## (.+)$", manual, re.MULTILINE) == HEADINGS
        summary = manual.partition("\n\n")[0]
        title = summary.partition(": ")[0].lower()
        assert title.replace("-", " ") == rule.name.replace("-", " ")
        assert summary.endswith(".")
        sections = re.split(r"^## .+$", manual, flags=re.MULTILINE)
        assert all(section.strip() for section in sections)

    def test_there_are_samples(self, rule: type[Rule]) -> None:
        assert list(manual_cases(rule, "bad"))
        assert list(manual_cases(rule, "good"))
        for kind in ("bad", "good"):
            assert len(_own_cases(rule, kind)) >= CASES

    def test_default_and_options_make_sense(self, rule: type[Rule]) -> None:
        if isinstance(rule.default, tuple):
            assert rule.default
            assert set(rule.default) <= set(profile_names())
        assert all(option.help.endswith(".") for option in rule.options)
        assert 0 < rule.threshold < 1

    def test_a_rule_in_python_is_alone_in_its_module(self, rule: type[Rule]) -> None:
        if issubclass(rule, DeclarativeRule):
            return
        module = inspect.getmodule(rule)
        others: Sequence[type] = [
            value
            for value in vars(module).values()
            if isinstance(value, type) and issubclass(value, Rule) and "code" in vars(value)
            if value.__module__ == rule.__module__
        ]
        assert others == [rule]


@pytest.mark.parametrize("name", profile_names())
def test_profiles_speak_of_rules_that_exist(name: str, registry: Registry) -> None:
    profile = load_profile(Settings(root=FOLDER, profile=name))
    named = {*profile.enable, *profile.disable, *profile.severity, *profile.options}
    assert {selector for selector in named if not registry.matching(selector)} == set()
    for code, values in profile.options.items():
        assert set(values) <= {option.name for option in registry.get(code).options}


@pytest.mark.parametrize("name", profile_names())
def test_profiles_list_the_rules_that_name_them(name: str) -> None:
    """So that a copy of the file under another name runs the same rules."""
    naming = [r.code for r in rules() if isinstance(r.default, tuple) and name in r.default]
    assert sorted(load_profile(Settings(root=FOLDER, profile=name)).enable) == naming


def test_no_case_file_is_left_over() -> None:
    codes = {rule.code for rule in rules()}
    assert {path.stem for path in Path(FOLDER).glob("*.toml")} <= codes
