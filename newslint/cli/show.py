"""``newslint show``: the fact-checker's sheet of a story."""

from __future__ import annotations

import sys
from pathlib import Path

import click

__all__ = ["command"]


@click.command("show")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@click.option("--config", type=click.Path(path_type=Path), help="Configuration to use.")
@click.option("--story-date", metavar="YYYY-MM-DD", help="Publication date of the story.")
@click.option("--color/--no-color", default=None, help="Use colours, or do not.")
def command(
    file: Path,
    output_format: str,
    config: Path | None,
    story_date: str | None,
    color: bool | None,
) -> None:
    """Show how a story was read: who is who, every figure, date, quote and source.

    The page is a fact-checker's sheet: it lists, with their lines, what someone has to check. A
    file of several stories gives a sheet for each.
    """
    from newslint.analysis.pipeline import open_document
    from newslint.cli.terminal import columns, emit, wants_color
    from newslint.config import load_settings
    from newslint.files import read_copy
    from newslint.formats import read_stories
    from newslint.output.palette import Palette
    from newslint.output.sheet import as_json, as_text
    from newslint.registry import load_registry
    from newslint.selection import choose
    from newslint.sheet import build_sheet

    settings = load_settings(file, config, {"story_date": story_date})
    data = sys.stdin.buffer.read() if file == Path("-") else read_copy(file)
    stories = read_stories(str(file), data, format=settings.extensions.get(file.suffix.lower()))
    rules = choose(load_registry(settings), settings, file)
    docs = (
        open_document(story, story_date=settings.story_date, vocabulary=settings.vocabulary)
        for story in stories
    )
    sheets = [build_sheet(doc, rules) for doc in docs]
    if output_format == "json":
        emit(as_json(sheets))
    else:
        emit(as_text(sheets, Palette(wants_color(color)), columns()))
