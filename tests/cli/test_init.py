"""``newslint init`` and ``newslint completion``."""

import os
import subprocess
import sys
import tomllib
from dataclasses import replace
from shutil import which

import pytest

from newslint.cli.init import _EXAMPLES, HOUSE_STYLE
from newslint.config import load_settings
from newslint.config.schema import KEYS
from newslint.profile import load_profile, profile_names
from newslint.selection import choose
from newslint.settings import Settings


def test_init_writes_a_configuration_that_changes_nothing(desk, newslint):
    result = newslint("init")
    assert (result.status, result.out) == (0, "wrote newslint.toml\n")
    assert load_settings(desk, desk / "newslint.toml") == Settings(root=desk)


@pytest.mark.parametrize("name", profile_names())
def test_init_copies_a_profile(desk, newslint, name, registry):
    result = newslint("init", "--profile", name)
    assert result.out == f"wrote {HOUSE_STYLE}\nwrote newslint.toml\n"
    settings = load_settings(desk)
    assert settings.profile == str(desk / HOUSE_STYLE)
    original = replace(settings, profile=name)
    own, shipped = load_profile(settings), load_profile(original)
    assert own.is_own
    assert not shipped.is_own
    assert (own.title, own.severity, own.options) == (
        shipped.title,
        shipped.severity,
        shipped.options,
    )
    assert [r.code for r in choose(registry, settings)] == [
        r.code for r in choose(registry, original)
    ]


def test_init_refuses_an_unknown_profile(desk, newslint):
    result = newslint("init", "--profile", "bcc")
    assert result.status == 2
    assert 'did you mean "bbc"?' in result.err
    assert not (desk / "newslint.toml").exists()
    assert not (desk / HOUSE_STYLE).exists()


def test_init_overwrites_nothing(desk, newslint):
    (desk / "newslint.toml").write_text('profile = "ap"\n', encoding="utf-8")
    result = newslint("init")
    assert result.status == 2
    assert result.err == "newslint: newslint.toml exists already and was left as it is\n"
    assert (desk / "newslint.toml").read_text("utf-8") == 'profile = "ap"\n'


def test_init_overwrites_no_house_style(desk, newslint):
    (desk / HOUSE_STYLE).write_text('extends = "ap"\n', encoding="utf-8")
    assert newslint("init", "--profile", "bbc").status == 2
    assert (desk / HOUSE_STYLE).read_text("utf-8") == 'extends = "ap"\n'
    assert not (desk / "newslint.toml").exists()


def test_init_names_every_key():
    assert set(_EXAMPLES) == set(KEYS)


@pytest.mark.parametrize("key", sorted(set(_EXAMPLES) - {"extends", "rule", "rules"}))
def test_every_example_is_valid(desk, newslint, key):
    newslint("init")
    path = desk / "newslint.toml"
    lines = [line.removeprefix("# ") for line in path.read_text("utf-8").splitlines()]
    example = _EXAMPLES[key].splitlines()
    start = lines.index(example[0])
    path.write_text("\n".join(lines[start : start + len(example)]), encoding="utf-8")
    assert list(tomllib.loads(path.read_text("utf-8"))) == [key]
    assert load_settings(desk, path).origin == path


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(newslint, shell):
    result = newslint("completion", shell)
    assert result.status == 0
    assert f"_NEWSLINT_COMPLETE={shell}_complete" in result.out


@pytest.mark.skipif(which("bash") is None, reason="there is no bash")
def test_bash_takes_the_script(newslint):
    script = newslint("completion", "bash").out
    subprocess.run(["bash", "-n"], input=script, text=True, check=True)


def test_completion_completes(desk):
    words = {"_NEWSLINT_COMPLETE": "bash_complete", "COMP_WORDS": "newslint ex", "COMP_CWORD": "1"}
    command = [sys.executable, "-m", "newslint"]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env=os.environ | words
    )
    assert done.stdout == "plain,explain\n"
