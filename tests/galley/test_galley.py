"""Stories set for a page."""

import pytest

from newslint.analysis.pipeline import BUILDERS, open_document
from newslint.formats import read_story
from newslint.galley import build_galley
from newslint.model.document import Document, LayerError
from newslint.model.story import Role

SOURCE = """\
# Ferry hits pier

HALDEN, March 3 (Wire) - A ferry struck a pier on
Monday and 14 passengers were hurt.

All 14 went home.
"""
STORY = read_story("ferry.md", SOURCE.encode())


def test_paragraphs_with_their_lines_and_the_dateline():
    galley = build_galley(open_document(STORY))
    found = [(p.role, p.line, p.span.of(galley.text)) for p in galley.paragraphs]
    assert found == [
        (Role.HEADLINE, 1, "Ferry hits pier"),
        (
            Role.BODY,
            3,
            "HALDEN, March 3 (Wire) - A ferry struck a pier on Monday and 14 passengers were hurt.",
        ),
        (Role.BODY, 6, "All 14 went home."),
    ]


def test_figures_stand_where_the_sheet_has_them():
    galley = build_galley(open_document(STORY))
    assert galley.sheet is not None
    assert [figure.text for figure in galley.sheet.figures] == [
        span.of(galley.text) for span in galley.figures
    ]


def broken(layer: str) -> Document:
    def fail(_: Document) -> None:
        raise RuntimeError("no model")

    return Document(STORY, {**BUILDERS, layer: fail})


def test_without_the_model_there_is_the_copy():
    galley = build_galley(broken("reading"))
    assert (galley.sheet, galley.figures) == (None, ())
    assert len(galley.paragraphs) == 3


def test_without_structure_there_is_no_galley():
    with pytest.raises(LayerError):
        build_galley(broken("structure"))


def test_a_galley_needs_no_dateline():
    galley = build_galley(open_document(read_story("a.txt", b"All went home.\n")))
    assert [p.span.of(galley.text) for p in galley.paragraphs] == ["All went home."]
