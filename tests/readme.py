"""What newslint writes of its own documentation: parts of README.md, and the rule book.

Run ``python -m tests.readme`` to bring them up to date.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import tempfile
from functools import cache
from pathlib import Path
from unittest import mock

from newslint.cli import checking, run
from newslint.output.rulebook import family_table
from newslint.registry import load_registry
from newslint.settings import Settings

README = Path(__file__).parent.parent / "README.md"
BOOK = README.parent / "rules" / "README.md"
WIDTH = 92
_TRANSCRIPT = re.compile(r"(?<=^```console\n\$ newslint )(.+)\n[\s\S]*?(?=^```$)", re.MULTILINE)
_EXAMPLE = re.compile(r"(?<=^<!-- example: )(\w+) -->\n```\w+\n[\s\S]*?(?=^```$)", re.MULTILINE)
_FAMILIES = re.compile(r"(?<=<!-- families -->\n)[\s\S]*?(?=<!-- /families -->)")
_ENVIRONMENT = {"COLUMNS": str(WIDTH), "NO_COLOR": "1"}


def renewed(text: str) -> str:
    """``text`` with every transcript and the table as newslint writes them today."""
    text = _TRANSCRIPT.sub(lambda found: f"{found[1]}\n{output(found[1])}", text)
    text = _EXAMPLE.sub(lambda found: f"{found[1]} -->\n```{found[1]}\n{draft(found[1])}", text)
    return _FAMILIES.sub(lambda _: families(), text)


@cache
def book() -> str:
    """The rule book, ``rules/README.md``."""
    return output("rules --output-format markdown")


@cache
def families() -> str:
    """The table of the families of rules."""
    rules = load_registry(Settings(root=README.parent)).rules
    return "".join(f"{line}\n" for line in family_table(rules, "rules/README.md"))


@cache
def draft(kind: str) -> str:
    """The house rule that ``newslint new rule`` writes."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["new", "rule", "needless-words", "--kind", kind, "--folder", f"{folder}/rules"]
        with contextlib.redirect_stdout(io.StringIO()):
            run(command)
        (path,) = Path(folder, "rules").iterdir()
        return path.read_text(encoding="utf-8")


@cache
def output(command: str) -> str:
    """What a command line of newslint writes to a terminal, in the project's folder."""
    written = io.StringIO()
    with (
        contextlib.chdir(README.parent),
        contextlib.redirect_stdout(written),
        mock.patch.dict(os.environ, _ENVIRONMENT),
        mock.patch.object(checking, "on_terminal", return_value=True),
    ):
        run(shlex.split(command))
    return "".join(f"{line.rstrip()}\n" for line in written.getvalue().splitlines())


if __name__ == "__main__":
    README.write_text(renewed(README.read_text(encoding="utf-8")), encoding="utf-8")
    BOOK.write_text(book(), encoding="utf-8")
