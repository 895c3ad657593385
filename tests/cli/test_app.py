"""The root command: what it loads, what it says to mistakes, how it ends."""

import subprocess
import sys

import pytest

from newslint import __version__
from newslint.cli import app as app_module
from newslint.cli.app import app

HEAVY = ("numpy", "onnxruntime", "tokenizers", "textstat", "newslint_rules", "regex")


def loaded_after(args: list[str]) -> tuple[str, set[str]]:
    """Standard output of a command line, and the top-level modules that it imported."""
    code = (
        "import sys\nfrom newslint.cli import run\n"
        f"run({args!r})\n"
        "print('\\0'.join({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout, set(done.stderr.strip().splitlines()[-1].split("\0"))


@pytest.mark.parametrize("args", [["--version"], ["--help"], ["check", "--help"]])
def test_version_and_help_load_no_rules(args):
    out, modules = loaded_after(args)
    assert out
    assert modules.isdisjoint(HEAVY)


def test_version(newslint):
    assert newslint("--version").out == f"newslint {__version__}\n"


def test_help_lists_every_command(newslint):
    page = newslint("--help").out
    for name in app.list_commands(None):
        assert f"\n  {name} " in page


def test_unknown_command_names_the_nearest(newslint):
    result = newslint("chekc")
    assert result.status == 2
    assert 'there is no command "chekc"; did you mean "check"?' in result.err


def test_unknown_option_is_a_usage_error(newslint):
    result = newslint("check", "--selct", "TYP")
    assert result.status == 2
    assert "--select" in result.err


def test_internal_error_is_one_line(newslint, monkeypatch):
    def fail(name):
        raise RuntimeError("no such luck")

    monkeypatch.setattr(app_module, "import_module", fail)
    result = newslint("check")
    assert result.status == 3
    assert result.err == (
        "newslint: internal error: RuntimeError: no such luck; set NEWSLINT_DEBUG=1 to see where\n"
    )
    monkeypatch.setenv("NEWSLINT_DEBUG", "1")
    with pytest.raises(RuntimeError, match="no such luck"):
        newslint("check")


def test_closed_pipe_ends_quietly(desk):
    (desk / "a.txt").write_text("He said  so .\n\n" * 3000, encoding="utf-8")
    command = [sys.executable, "-m", "newslint", "check", "a.txt", "--select", "TYP"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) in (1, 141)
