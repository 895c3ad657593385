"""When the long lists of tortured-word are read."""

from __future__ import annotations

from pathlib import Path

import pytest
from newslint_rules.paraphrase._idioms import load_idioms
from newslint_rules.paraphrase._setphrases import load_phrases
from newslint_rules.paraphrase.tortured_word import TorturedWord

from newslint.desk import Desk
from newslint.formats import read_story
from newslint.settings import Settings


def test_making_the_rule_reads_no_list() -> None:
    load_phrases.cache_clear()
    load_idioms.cache_clear()
    rule = TorturedWord()
    assert load_phrases.cache_info().currsize == load_idioms.cache_info().currsize == 0
    rule.prepare()
    assert load_phrases.cache_info().currsize == load_idioms.cache_info().currsize == 1


def test_rules_are_prepared_before_a_story_is_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[str] = []

    def check(*_: object) -> tuple[()]:
        called.append("check")
        return ()

    monkeypatch.setattr(TorturedWord, "prepare", lambda _: called.append("prepare"))
    monkeypatch.setattr(TorturedWord, "check", check)
    story = read_story("a.txt", b"The mill shut on Monday.\n")
    Desk(Settings(root=tmp_path, select=("TRA001",))).check_story(story)
    assert called == ["prepare", "check"]
