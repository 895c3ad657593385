from __future__ import annotations

from pathlib import Path

import pytest

from newslint.config import ConfigError, SettingsFinder
from newslint.report import RunReport
from newslint.rewrite import rewrite
from newslint.run import Checker, check_paths

HOUSE = """
from newslint.api import Edit, Finding, Fix, Rule, Severity, Span

class Red(Rule):
    code = "RUN001"
    name = "red-run"
    quotes = "both"

    def check(self, doc):
        at = doc.text.find("red")
        if at >= 0:
            span = Span(at, at + 3)
            yield self.finding(span, "red?", fix=Fix("blue", (Edit(span, "blue"),), safe=True))

class Slight(Rule):
    code = "RUN002"
    name = "slight-run"
    quotes = "both"
    severity = Severity.SUGGESTION

    def check(self, doc):
        at = doc.text.find("gray")
        if at >= 0:
            span = Span(at, at + 4)
            yield self.finding(span, "gray?", fix=Fix("grey", (Edit(span, "grey"),), safe=False))

class Crash(Rule):
    code = "RUN003"
    name = "crash-run"
    default = "off"

    def check(self, doc):
        raise KeyError("lost")
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder of copy with house rules, which run alone."""
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "run.py").write_text(HOUSE, encoding="utf-8")
    _configure(tmp_path, 'select = ["RUN001", "RUN002"]')
    return tmp_path


def _configure(folder: Path, text: str) -> None:
    (folder / "newslint.toml").write_text(text, encoding="utf-8")


def _write(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def _check(*paths: Path, stdin: tuple[str, bytes] | None = None) -> RunReport:
    return check_paths(paths, SettingsFinder(), stdin=stdin)


def _found(report: RunReport) -> list[tuple[str, list[str]]]:
    return [(Path(f.path).name, [x.code for x in f.findings]) for f in report.files]


def test_a_folder_is_checked_story_by_story(desk: Path) -> None:
    _write(desk, "b.txt", "A red barn.\n")
    _write(desk, "a.md", "A barn.\n")
    report = _check(desk)
    assert _found(report) == [("a.md", []), ("b.txt", ["RUN001"])]
    assert report.worst is not None
    assert report == _check(desk)


def test_one_unreadable_file_does_not_stop_the_rest(desk: Path) -> None:
    good = _write(desk, "z.txt", "A red barn.\n")
    binary = _write(desk, "a.txt", b"\x00\x01\x02" * 50)
    report = _check(desk / "gone.txt", binary, good)
    assert _found(report) == [("gone.txt", []), ("a.txt", []), ("z.txt", ["RUN001"])]
    assert [bool(file.error) for file in report.files] == [True, True, False]


def test_standard_input_has_the_settings_of_its_name(desk: Path) -> None:
    (report,) = _check(stdin=(str(desk / "new.txt"), b"A red barn.\n")).files
    assert [f.code for f in report.findings] == ["RUN001"]


def test_slight_findings_are_counted_but_not_shown(desk: Path) -> None:
    path = _write(desk, "a.txt", "A gray barn.\n")
    report = _check(path)
    assert _found(report) == [("a.txt", [])]
    assert sum(report.held_back.values()) == 1
    _configure(desk, 'select = ["RUN001", "RUN002"]\nmin-severity = "suggestion"')
    assert _found(_check(path)) == [("a.txt", ["RUN002"])]


def test_a_crashing_rule_is_reported_and_the_others_run(desk: Path) -> None:
    _configure(desk, 'select = ["RUN"]')
    report = _check(_write(desk, "a.txt", "A red barn.\n"))
    assert _found(report) == [("a.txt", ["NL900", "RUN001"])]


def test_a_broken_house_rule_is_a_problem_of_the_run(desk: Path) -> None:
    broken = _write(desk, "rules/broken.py", "import newslint.gone\n")
    report = _check(_write(desk, "a.txt", "A red barn.\n"))
    assert _found(report) == [("a.txt", ["RUN001"])]
    assert report.problems[-1] == (
        f"{broken}: cannot be loaded: ModuleNotFoundError: No module named 'newslint.gone'"
    )


def test_per_file_ignores(desk: Path) -> None:
    _configure(desk, 'select = ["RUN001"]\n[per-file-ignores]\n"sport/*" = ["RUN"]')
    _write(desk, "a.txt", "A red barn.\n")
    _write(desk, "sport/b.txt", "A red barn.\n")
    _configure(desk, 'select = ["RUN00"]\n[per-file-ignores]\n"sport/*" = ["RUN001", "RUN003"]')
    assert _found(_check(desk)) == [("a.txt", ["NL900", "RUN001"]), ("b.txt", [])]


def test_pardons_and_notices_can_be_ignored(desk: Path) -> None:
    path = _write(desk, "a.txt", "A barn. [newslint: ok RUN001]\n")
    assert _found(_check(path)) == [("a.txt", ["NL001"])]
    _configure(desk, 'select = ["RUN001"]\nignore = ["NL001"]')
    assert _found(_check(path)) == [("a.txt", [])]


def test_a_mark_for_a_rule_that_was_not_loaded_is_not_unknown(desk: Path) -> None:
    path = _write(desk, "a.txt", "A barn. [newslint: ok GRA, CON001] [newslint: ok QQQ001]\n")
    (report,) = _check(path).files
    (found,) = report.findings
    assert found.message.startswith('this mark names "QQQ001", which is no rule')


def test_an_extension_with_an_unknown_reader(desk: Path) -> None:
    _configure(desk, 'extensions = { ".wire" = "plane" }')
    with pytest.raises(ConfigError, match=r'newslint.toml:1:27: no reader named "plane"; there'):
        _check(_write(desk, "a.wire", "A barn.\n"))


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16"], ids=["plain", "marked", "sixteen"]
)
def test_rewriting_keeps_encoding_and_line_ends(desk: Path, encoding: str) -> None:
    data = "A red barn\r\nand a gray “inn”.\r\nA red hen.".encode(encoding)
    done = rewrite(Checker(SettingsFinder()), str(desk / "a.txt"), data)
    assert done.data.decode(encoding) == "A blue barn\r\nand a gray “inn”.\r\nA blue hen."
    assert done.fixes == 2
    assert "-A red barn\r\n+A blue barn\r\n" in done.diff
    assert done.report.findings == ()


def test_suggested_fixes_are_made_when_asked_for_however_slight(desk: Path) -> None:
    checker = Checker(SettingsFinder())
    name, data = str(desk / "a.txt"), b"A gray barn.\n"
    assert rewrite(checker, name, data).data == data
    assert rewrite(checker, name, data, suggested=True).data == b"A grey barn.\n"


def test_a_file_that_cannot_be_written_back_is_left_alone(desk: Path) -> None:
    data = "A red barn at the café.\n".encode("cp1252")
    done = rewrite(Checker(SettingsFinder()), str(desk / "a.txt"), data)
    assert (done.data, done.fixes) == (data, 0)
    assert done.report.error == "is not in UTF-8, so it is not fixed; save it in UTF-8 first"
