"""The README keeps to what newslint does."""

import re
import subprocess
import tomllib

import pytest

from newslint.cli.app import app
from newslint.config import load_settings
from newslint.output import FORMATS
from newslint.selection import choose
from newslint.settings import Settings
from tests.readme import BOOK, README, book, renewed

TEXT = README.read_text(encoding="utf-8")


def test_transcripts_examples_and_rules_are_current():
    assert renewed(TEXT) == TEXT, "run: python -m tests.readme"


def test_stale_parts_are_noticed():
    stale = TEXT.replace("[Grammar (GRA)]", "[Grammar (GRX)]").replace(
        "$ newslint check", "$ newslint  check"
    )
    assert renewed(stale) != stale
    assert "GRX" not in renewed(stale)


def test_the_rule_book_is_current():
    assert BOOK.read_text(encoding="utf-8") == book(), "run: python -m tests.readme"


def test_links_into_the_rule_book_lead_somewhere():
    written = book()
    headings = re.findall(r"^#+ (.+)$", written, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    linked = re.findall(r"\(#([\w-]+)\)", written)
    linked += re.findall(r"\(rules/README\.md#([\w-]+)\)", TEXT)
    assert set(linked) <= anchors
    assert len(linked) > len(anchors) / 2


def test_every_command_is_named():
    for name in app.list_commands(None):
        assert re.search(rf"^newslint {name}\b", TEXT, re.MULTILINE)


def test_every_format_is_named():
    for name in FORMATS:
        assert f"`{name}`" in TEXT


def test_sample_configuration_is_valid(tmp_path):
    (block,) = re.findall(r"```toml\n(profile.*?)```", TEXT, re.DOTALL)
    (tmp_path / "words").mkdir()
    (tmp_path / "words/initials.txt").write_text("BBC\n", encoding="utf-8")
    path = tmp_path / "newslint.toml"
    path.write_text(block, encoding="utf-8")
    settings = load_settings(tmp_path, path)
    assert settings.profile == tomllib.loads(block)["profile"]
    assert settings.vocabulary["initials"] == {"bbc"}


def test_sample_profile_is_valid(tmp_path, registry):
    (block,) = re.findall(r"```toml\n(title = .*?)```", TEXT, re.DOTALL)
    path = tmp_path / "herald.toml"
    path.write_text(block, encoding="utf-8")
    settings = Settings(root=tmp_path, profile=str(path))
    rules = {rule.code: rule for rule in choose(registry, settings)}
    assert "GRA013" not in rules
    assert rules["STY007"].option("style") == "6 p.m."
    words = rules["STY008"].option("words")
    assert (words["Londonderry"], "NATO" in words, words["NASA"]) == ("Derry", False, "Nasa")


@pytest.mark.parametrize("word", ["newslint check", "pytest"])
def test_the_two_commands_are_shell(word):
    (command,) = re.findall(rf"^python3 -m venv .*{word}.*$", TEXT, re.MULTILINE)
    subprocess.run(["bash", "-n", "-c", command], check=True)
