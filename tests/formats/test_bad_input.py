"""Whatever a file holds, every reader answers with one clear line, in bounded time and memory."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from newslint.cli import run
from newslint.errors import ReadError
from newslint.formats import EXTENSIONS, read_stories
from newslint.formats.limits import MAX_MARKUP
from tests.bench.fuzz import fuzz

SEEDS = Path(__file__).parents[2] / "seeds" / "formats"
SAMPLES = sorted(SEEDS.iterdir())


def _line(name: str, data: bytes) -> str | None:
    """What is said of a file; None if it is read."""
    try:
        read_stories(name, data)
    except ReadError as error:
        reason = error.reason
    else:
        return None
    assert "\n" not in reason
    return reason


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_cut_off_files(path: Path) -> None:
    data = path.read_bytes()
    for share in range(1, 12):
        _line(path.name, data[: len(data) * share // 12])


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_files_under_the_extension_of_another_format(path: Path) -> None:
    for extension in EXTENSIONS:
        _line(f"story{extension}", path.read_bytes())


@pytest.mark.parametrize("extension", EXTENSIONS)
@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"\xff\xfea", "is marked as UTF-16 but byte 0 is not"),
        (bytes(range(1, 32)) * 9, "is binary: it holds mostly control characters"),
        (b"%PDF-1.7 x", "is a PDF, not text"),
        (b" " * 50_000_000, "50.0 MB is too long for one story"),
    ],
)
def test_what_no_text_format_takes(extension: str, data: bytes, reason: str) -> None:
    if extension == ".docx":
        data = data if len(data) > 100 else data + b"x"
        expected = reason if "MB" in reason else "is no Word document: not a zip file"
    elif extension in (".anpa", ".iptc") and data.startswith(b"\x01"):
        expected = reason
    else:
        expected = reason
    said = _line(f"story{extension}", data)
    assert said is not None
    assert said.startswith(expected)


def test_encodings_that_a_file_declares() -> None:
    latin = '<?xml version="1.0" encoding="ISO-8859-1"?><nitf><p>Café – so</p></nitf>'
    (story,) = read_stories("a.xml", latin.replace("–", "-").encode("latin-1"))
    assert story.text == "Café - so"
    assert story.notes == ()
    page = '<html><meta charset="windows-1250"><p>Łódź'
    assert read_stories("a.html", page.encode("cp1250"))[0].text == "Łódź"
    false = b'<?xml version="1.0" encoding="koi8-r"?><nitf><p>x</p></nitf>'
    assert read_stories("a.xml", false)[0].text == "x"
    broken = b'<?xml version="1.0" encoding="ascii"?><nitf><p>caf\xe9</p></nitf>'
    assert read_stories("a.xml", broken)[0].notes == (
        "line 1 is not valid UTF-8, read as Windows-1252",
    )
    shifted = b'<?xml version="1.0" encoding="shift_jis"?><nitf><p>\xff\xff</p></nitf>'
    assert _line("a.xml", shifted) == "declares shift_jis, but byte 0xff on line 1 is not"


@pytest.mark.parametrize(
    ("name", "before", "chunk", "after"),
    [
        ("a.html", "", "<p>A paragraph of copy with <b>tags</b> &amp; more.</p>\n", ""),
        ("a.html", "", "<div>", ""),
        ("a.html", "", "<p><b>", ""),
        ("a.html", "", "</p>", ""),
        ("a.html", "", "<p>(CQ) a", ""),
        ("a.html", "<p>", "(CQ) a", ""),
        ("a.html", "", "<!-- newslint: ok NUM001 --><p>a", ""),
        ("a.html", "<p>a", " ", "b"),
        ("a.nitf", "<nitf><p>", "a<b/>\n", "</p></nitf>"),
        (
            "a.xml",
            "<rss><channel><item><encoded>",
            "[caption]",
            "</encoded></item></channel></rss>",
        ),
        ("a.json", '{"uri":"x","body_html":"', "\\u0041&amp;", '"}'),
        ("a.json", '[{"a":1}', ',{"uri":"x","body_text":"a"}', "]"),
        ("a.iptc", "\x01abc\r\n\x02", "a line\r\n\r\n", ""),
        ("a.anpa", "\x01abc\r\n\x02", "^x<\r\n\t y\r\n", ""),
    ],
)
def test_time_is_in_proportion_to_the_length(
    name: str, before: str, chunk: str, after: str
) -> None:
    def seconds(size: int) -> float:
        data = (before + chunk * (size // len(chunk)) + after).encode()
        started = time.process_time()
        _line(name, data)
        return time.process_time() - started

    assert seconds(160_000) < 30 * seconds(20_000) + 0.5


def test_a_large_export_of_small_stories_is_read() -> None:
    item = {
        "date": "2026-03-11",
        "title": {"rendered": "T"},
        "content": {"rendered": "<p>Copy.</p>"},
    }
    data = json.dumps([item] * 2_000).encode()
    assert len(data) < MAX_MARKUP
    assert len(read_stories("a.json", data)) == 2_000


def test_the_run_tells_what_it_refused_and_what_it_passed_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {
        "broken.json": b'{"uri": "x", "body_text": "One',
        "package.json": b'{"name": "x"}',
        "deutsch.html": b"<html lang=de><p>Guten Tag.",
        "good.html": b"<html lang=en-GB><h1>Rain</h1><p>Rain fell on Monday.</p>",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    named = [str(tmp_path / name) for name in files]
    assert run(["check", *named, "--select", "TYP", "--output-format", "json"]) == 2
    out, err = capsys.readouterr()
    report = json.loads(out)
    said = {Path(file["path"]).name: file for file in report["files"]}
    assert said["broken.json"]["error"] == "is not JSON, line 1: a string is broken off"
    assert said["package.json"]["skipped"].startswith("is JSON that holds no story")
    assert said["deutsch.html"]["skipped"] == "in another language than English (de)"
    assert report["summary"]["files"] == 1
    assert report["summary"]["unreadable"] == 1
    assert err.count("passed over") == 2
    assert run(["check", *named, "--select", "TYP"]) == 2
    assert capsys.readouterr().out.splitlines()[-1] == (
        "Nothing to query in 1 story (5 words); "
        "2 files passed over (1 is JSON that holds no story, 1 in another language than English); "
        "1 file not checked (is not JSON)"
    )
    assert run(["check", *named[1:], "--select", "TYP"]) == 0


@pytest.mark.parametrize(
    "copy",
    ["---\ntitle: Rain\n---\n", "<div>\nRain\n</div>\n", "[a]: https://example.org\n", "***\n"],
)
def test_markdown_without_copy_is_no_fault(
    copy: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.md"
    file.write_text(copy)
    assert run(["check", str(file), "--select", "TYP"]) == 0
    assert capsys.readouterr().out.startswith("Nothing to query")


def test_a_folder_is_searched_for_stories_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "package.json").write_text('{"name": "x"}')
    (tmp_path / "pom.xml").write_text("<project/>")
    (tmp_path / "story.json").write_text('{"uri":"x","headline":"Rain","body_text":"Rain fell."}')
    assert run(["check", str(tmp_path), "--select", "TYP"]) == 0
    out, err = capsys.readouterr()
    assert "in 1 story" in out
    assert err == ""


def test_a_short_fuzz_run_finds_no_fault() -> None:
    assert fuzz(seed=1_000_000, inputs=400).faults == []
