"""A run over plain text pays for no other format."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_SCRIPT = """
import sys
from pathlib import Path
from newslint.files import find_copy, read_copy
from newslint.formats import read_story
from newslint.settings import Settings

folder = Path(sys.argv[1])
for path in find_copy([folder], lambda _: Settings(root=folder))[0]:
    read_story(str(path), read_copy(path))
print(*sorted({"markdown_it", "ruamel.yaml", "pathspec", "numpy"} & set(sys.modules)))
"""


@pytest.mark.parametrize(
    ("files", "imported"),
    [
        ({"a.txt": "Copy."}, []),
        ({"a.md": "Copy."}, ["markdown_it"]),
        ({"a.md": "+++\ntitle = 'x'\n+++\n"}, ["markdown_it"]),
        ({"a.md": "---\ntitle: x\n---\n"}, ["markdown_it", "ruamel.yaml"]),
        ({"a.txt": "Copy.", ".gitignore": "*.md\n"}, ["pathspec"]),
    ],
)
def test_only_what_is_needed_is_imported(
    tmp_path: Path, files: dict[str, str], imported: list[str]
) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == imported
