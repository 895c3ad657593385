"""A rule's manual, set for a terminal."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from newslint.notices import Notice
from newslint.output.excerpt import printable
from newslint.output.palette import Palette
from newslint.rule import Rule

__all__ = ["default_of", "markdown", "sections", "summary_of", "typeset", "typeset_notice"]

_HEADING = re.compile(r"^## +(.+?) *$", re.MULTILINE)
_CODE_SPAN = re.compile(r"`([^`]+)`")
_ITEM = re.compile(r"(?:[-*]|\d+\.) ")
_BETWEEN_SAMPLES = re.compile(r"^---\s*$", re.MULTILINE)
_FIXES = {"none": "no fix", "safe": "safe fix (--fix)", "suggest": "suggested fix"}
_QUOTES = {
    "skip": "Quotations are left alone.",
    "inside": "Only quotations are checked.",
    "both": "Quotations are checked as well.",
}


def sections(manual: str) -> Iterator[tuple[str, str]]:
    """Heading and body of each section of a manual, the summary line apart."""
    parts = _HEADING.split(manual)
    for heading, body in zip(parts[1::2], parts[2::2], strict=True):
        yield heading, body.strip("\n")


def summary_of(rule: type[Rule]) -> str:
    """What the rule finds, as a sentence."""
    first = _HEADING.split(rule.manual())[0].strip().split("\n\n")[0]
    line = " ".join(first.split())
    _, _, what = line.partition(": ")
    what = what or line
    return what[:1].upper() + what[1:]


def default_of(rule: type[Rule]) -> str:
    """``on``, ``off``, ``--since``, or the profiles that switch the rule on."""
    if rule.default == "since":
        return "--since"
    return rule.default if isinstance(rule.default, str) else ", ".join(rule.default)


def markdown(rule: type[Rule]) -> str:
    """The manual without its summary, samples of copy as quotations."""
    parts = []
    for heading, body in sections(rule.manual()):
        if heading in ("Bad", "Good"):
            samples = [sample.strip("\n") for sample in _BETWEEN_SAMPLES.split(body)]
            quotations = [textwrap.indent(sample, "> ", lambda _: True) for sample in samples]
            body = "\n\n<!-- -->\n\n".join(quotations)  # or Markdown would join them
        parts.append(f"## {heading}\n\n{body}")
    return "\n\n".join(parts)


def typeset(rule: type[Rule], palette: Palette, width: int) -> Iterator[str]:
    """The manual with its class fields as a heading, in at most ``width`` columns."""
    width = min(width, 100)
    level = str(rule.severity)
    yield f"{palette.bold(rule.code)}  {palette.bold(rule.name)}"
    facts = f"{level} · default: {default_of(rule)} · {_FIXES[rule.fix]}"
    first, *others = textwrap.wrap(facts, width)
    yield palette.severity(level, rule.severity) + palette.dim(first.removeprefix(level))
    yield from map(palette.dim, others)
    yield ""
    yield from _prose(summary_of(rule), palette, width, "")
    for heading, body in sections(rule.manual()):
        yield ""
        yield palette.bold(heading)
        if heading in ("Bad", "Good"):
            yield from _samples(body, palette, width, good=heading == "Good")
        else:
            yield from _prose(body, palette, width, "  ")
    yield from _options(rule, palette, width)
    yield ""
    layers = f" Layers read: {', '.join(sorted(rule.reads))}." if rule.reads else ""
    for line in textwrap.wrap(_QUOTES[rule.quotes] + layers, width):
        yield palette.dim(line)


def typeset_notice(notice: Notice, palette: Palette, width: int) -> Iterator[str]:
    """What one of the engine's own findings means."""
    level = palette.severity(str(notice.severity), notice.severity)
    yield f"{palette.bold(notice.code)}  {palette.bold(notice.name)}"
    yield f"{level} {palette.dim('· reported by newslint itself')}"
    yield ""
    yield from _prose(notice.help, palette, min(width, 100), "")


def _options(rule: type[Rule], palette: Palette, width: int) -> Iterator[str]:
    if not rule.options:
        return
    yield ""
    yield palette.bold("Options")
    for option in rule.options:
        head = f"{option.name} (default: {_value(option.default)})"
        yield from textwrap.wrap(head, width, initial_indent="  ", subsequent_indent="    ")
        yield from _prose(option.help, palette, width, "    ")


def _value(default: object) -> str:
    """An option's default as one would write it in a sentence."""
    if isinstance(default, bool):
        return str(default).lower()
    if isinstance(default, tuple | list | frozenset | set | dict):
        return ", ".join(sorted(map(str, default))) or "none"
    return str(default) or "none"


def _prose(body: str, palette: Palette, width: int, indent: str) -> Iterator[str]:
    """Paragraphs and list items, filled."""
    for number, paragraph in enumerate(re.split(r"\n\s*\n", textwrap.dedent(body).strip())):
        if number:
            yield ""
        for item in re.split(r"\n(?=(?:[-*]|\d+\.) )", paragraph):
            hanging = indent + ("  " if _ITEM.match(item) else "")
            filled = textwrap.wrap(
                " ".join(item.split()),
                width,
                initial_indent=indent,
                subsequent_indent=hanging,
                break_long_words=False,
                break_on_hyphens=False,
            )
            for line in filled:
                yield _CODE_SPAN.sub(lambda found: palette.accent(found[1]), line)


def _samples(body: str, palette: Palette, width: int, *, good: bool) -> Iterator[str]:
    """Copy behind a bar, one sample after the other."""
    bar = palette.good("|") if good else palette.paint("|", "31")
    for number, sample in enumerate(_BETWEEN_SAMPLES.split(body)):
        if number:
            yield ""
        for line in textwrap.dedent(sample).strip("\n").split("\n"):
            for part in textwrap.wrap(printable(line), width - 4, break_on_hyphens=False) or [""]:
                yield f"  {bar} {part}".rstrip()
