"""What a rule of style says of the same words all through a story is told once."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint.desk import Desk
from newslint.fix import apply_fixes
from newslint.report import FileReport
from newslint.settings import Settings
from newslint.severity import Severity

STORY = """The US fleet left Velin in May.

It joined a UN force, and US boats from two ports.

Nobody in the US had asked for it.
"""


def _report(root: Path, story: str = STORY, select: str = "STY009") -> FileReport:
    settings = Settings(root=root, profile="ap", select=(select,), min_severity=Severity.SUGGESTION)
    return Desk(settings).check_bytes("story.txt", story.encode())


def test_like_findings_are_told_once(tmp_path: Path) -> None:
    found = _report(tmp_path).findings
    assert [(f.place.line, f.message.endswith("(3 times)")) for f in found] == [
        (1, True),
        (3, False),
    ]
    assert [place.line for place, _ in found[0].related] == [3, 5]


def test_the_fix_is_for_all_of_them(tmp_path: Path) -> None:
    report = _report(tmp_path)
    fixed = apply_fixes(report.source, report.findings).source
    assert fixed == STORY.replace("US", "U.S.").replace("UN", "U.N.")
    assert _report(tmp_path, fixed).findings == ()


def test_a_pardoned_place_neither_counts_nor_changes(tmp_path: Path) -> None:
    story = STORY.replace("asked for it.", "asked for it. [newslint: ok STY009]")
    report = _report(tmp_path, story)
    assert report.findings[0].message.endswith("(2 times)")
    assert "Nobody in the US had" in apply_fixes(report.source, report.findings).source


@pytest.mark.parametrize("select", ["TYP005", "CON001"])
def test_other_rules_speak_at_each_place(tmp_path: Path, select: str) -> None:
    story = "The U.S.  fleet left for the US on Monday, and the U.S.  boats left the US too.\n"
    assert len(_report(tmp_path, story, select).findings) == 2
