"""A fixed file differs from the old one in the fixed spans and nowhere else, byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint.config import SettingsFinder
from newslint.errors import ReadError
from newslint.formats import read_stories
from newslint.formats.write import write_edits
from newslint.model.span import Span
from newslint.rewrite import rewrite
from newslint.run import Checker
from tests.formats.word import unpacked

SEEDS = Path(__file__).parents[2] / "seeds" / "formats"
FIXED = b"Regional Safety Inspectorate (RSI) said"


@pytest.fixture(scope="module")
def checker() -> Checker:
    """Checks for initials alone."""
    return Checker(SettingsFinder(None, {"select": ("REF007",)}))


@pytest.mark.parametrize("path", sorted(SEEDS.iterdir()), ids=lambda path: path.name)
def test_a_fix_in_every_format(path: Path, checker: Checker) -> None:
    data = path.read_bytes()
    done = rewrite(checker, path.name, data, suggested=True)
    assert done.report.error is None
    assert done.fixes == 1
    before, after = {"": data}, {"": done.data}
    if path.suffix == ".docx":
        before, after = unpacked(data), unpacked(done.data)
        assert list(before) == list(after)
    changed = [name for name in before if before[name] != after[name]]
    assert changed == (["word/document.xml"] if path.suffix == ".docx" else [""])
    (name,) = changed
    assert after[name].count(b" (RSI)") == 1
    assert after[name].replace(b" (RSI)", b"") == before[name]
    assert FIXED.split()[2] in after[name]
    assert "(RSI)" in done.diff


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_stays(encoding: str) -> None:
    text = '<?xml version="1.0" encoding="windows-1252"?>\r\n<nitf><p>Café  here.</p></nitf>'
    data = text.encode(encoding)
    story = read_stories("a.xml", data)[0]
    at = story.source.index("  ")
    fixed = write_edits("a.xml", data, [(Span(at, at + 2), " ")])
    assert fixed == text.replace("  ", " ").encode(encoding)


def test_what_cannot_be_written_back_is_left_alone() -> None:
    with pytest.raises(ReadError, match="is not in UTF-8, so it is not fixed"):
        write_edits("a.txt", b"caf\xe9  x", [(Span(4, 6), " ")])
    xml = '<?xml version="1.0" encoding="iso-8859-2"?><nitf><p>Łódź  x</p></nitf>'.encode(
        "iso-8859-2"
    )
    with pytest.raises(ReadError, match="a fix needs '“', which its encoding does not have"):
        write_edits("a.xml", xml, [(Span(0, 1), "“")])
