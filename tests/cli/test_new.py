"""``newslint new rule``: the draft of a rule works, and passes its own test."""

import subprocess
import sys

import pytest

KINDS = {"python": ".py", "toml": ".toml"}


@pytest.mark.parametrize("kind", KINDS)
def test_draft_passes_its_own_test(desk, newslint, kind):
    result = newslint("new", "rule", "needless-words", "--kind", kind)
    rule = f"rules/needless_words{KINDS[kind]}"
    assert result.status == 0
    assert result.out == (
        f"wrote {rule}\nwrote tests/test_needless_words.py\n"
        "test it: pytest tests/test_needless_words.py\n"
    )
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, cwd=desk)
    assert done.returncode == 0, done.stdout
    assert "5 passed" in done.stdout


@pytest.mark.parametrize("kind", KINDS)
def test_draft_is_run_on_copy_beside_it(desk, newslint, kind):
    newslint("new", "rule", "needless-words", "--kind", kind)
    (desk / "a.txt").write_text("Nothing is known as of yet.\n", encoding="utf-8")
    result = newslint("check", "a.txt", "--select", "HSE", "--fix", "--unsafe-fixes")
    assert result.status == 0
    assert (desk / "a.txt").read_text(encoding="utf-8") == "Nothing is known yet.\n"


def test_drafts_get_the_next_free_code_and_another_folder(desk, newslint):
    newslint("new", "rule", "needless-words", "--folder", "style/house")
    assert newslint("new", "rule", "long-words", "--folder", "style/house").status == 0
    draft = (desk / "style/house/long_words.py").read_text(encoding="utf-8")
    assert 'code = "HSE002"' in draft
    assert "class LongWords(Rule):" in draft
    assert 'ROOT / "house"' in (desk / "style/tests/test_long_words.py").read_text("utf-8")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["Needless"], "expected words in lower case joined by hyphens"),
        (["3-words"], "expected it to start with a letter"),
        (["repeated-word"], 'there is a rule "repeated-word" already'),
        (["more-words", "--code", "GRA001"], 'there is a rule "GRA001" already'),
        (["more-words", "--code", "words"], "expected capitals and three digits"),
    ],
)
def test_draft_that_cannot_be(desk, newslint, args, message):
    result = newslint("new", "rule", *args)
    assert result.status == 2
    assert message in result.err
    assert not (desk / "rules").exists()


def test_draft_overwrites_nothing(desk, newslint):
    (desk / "tests").mkdir()
    (desk / "tests" / "test_needless_words.py").write_text("mine", encoding="utf-8")
    result = newslint("new", "rule", "needless-words")
    assert result.status == 2
    assert "test_needless_words.py exists already and was left as it is" in result.err
    assert not (desk / "rules").exists()
