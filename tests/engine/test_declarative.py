from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from newslint.analysis.pipeline import open_document
from newslint.api import Rule
from newslint.declarative import RuleFileError, load_rule
from newslint.engine import run_rules
from newslint.testing import findings, samples
from tests.engine.support import plain

HEAD = """\
code = "HSE001"
name = "house-rule"
summary = "the house does not write this."
message = '"{match}": house style?'
bad = ["a"]
good = ["b"]
"""


def _rule(folder: Path, body: str, head: str = HEAD) -> type[Rule]:
    path = folder / "house_rule.toml"
    path.write_text(f"{head}{body}", encoding="utf-8")
    return load_rule(path, "house.house_rule")


def _found(rule: type[Rule], text: str, **options: Any) -> list[tuple[str, str]]:
    """What is flagged, with the replacement offered."""
    return [
        (f.span.of(text), f.fix.edits[0].text if f.fix else "-")
        for f in findings(rule, text, **options)
    ]


def test_existence(tmp_path: Path) -> None:
    body = """
kind = "existence"
fix = "safe"
patterns = ['(\\w+) in nature', "^Sadly"]
exceptions = ["red in nature"]
replacement = '\\1'
severity = "error"
"""
    rule = _rule(tmp_path, body.replace(', "^Sadly"', ""))
    text = "It was red in nature.\nIt was brief in nature, and Large in nature.\n"
    assert _found(rule, text) == [("brief in nature", "brief"), ("Large in nature", "Large")]
    (first, _) = findings(rule, text)
    assert (str(first.severity), first.message) == ("error", '"brief in nature": house style?')
    assert first.fix is not None
    assert first.fix.safe


def test_a_form_has_its_own_message_severity_and_replacement(tmp_path: Path) -> None:
    body = """
kind = "existence"
fix = "suggest"
patterns = ["gray"]
[[forms]]
patterns = ["colou?r (\\\\w+)"]
replacement = "hue \\\\1"
message = "{match}: {replacement}?"
severity = "error"
"""
    text = "A gray wall of color green.\n"
    gray, color = findings(_rule(tmp_path, body), text)
    assert (str(gray.severity), gray.message) == ("warning", '"gray": house style?')
    assert (str(color.severity), color.message) == ("error", "color green: hue green?")
    assert gray.fix is None
    assert color.fix is not None


@pytest.mark.parametrize(
    ("swap", "message"),
    [("'a (?=b)' = 'the '", '"a": "the"?'), ("'(?<=a)-(?=b)' = ' - '", '"-": " - "?')],
)
def test_a_message_shows_spaces_where_they_are_the_point(
    tmp_path: Path, swap: str, message: str
) -> None:
    head = HEAD.replace("house style?", '"{replacement}"?')
    rule = _rule(tmp_path, f'kind = "substitution"\n[swap]\n{swap}', head)
    (found,) = findings(rule, "So a boat, a-b.\n")
    assert found.message == message


@pytest.mark.parametrize(
    ("within", "flagged"), [("story", []), ("paragraph", ["b"]), ("sentence", ["b"])]
)
def test_a_match_is_pardoned_by_what_stands_near_it(
    tmp_path: Path, within: str, flagged: list[str]
) -> None:
    body = f"""
kind = "existence"
patterns = ["firm (?=a)", "b(?=ank)"]
unless = ["court", "judge"]
within = "{within}"
"""
    text = "A firm and a court met here.\n\nIt rained all day. The bank was full.\n"
    assert [found for found, _ in _found(_rule(tmp_path, body), text)] == flagged


def test_a_match_may_need_something_near_it(tmp_path: Path) -> None:
    body = 'kind = "existence"\npatterns = ["note"]\nrequires = ["inquest"]\nwithin = "sentence"'
    text = "A note came. The inquest heard of a note.\n"
    assert [found.span.start for found in findings(_rule(tmp_path, body), text)] == [36]
    form = f'kind = "existence"\n[[forms]]\n{body.partition(chr(10))[2]}'
    assert [found.span.start for found in findings(_rule(tmp_path, form), text)] == [36]


def test_patterns_may_name_a_list(tmp_path: Path) -> None:
    (tmp_path / "colours.txt").write_text("# Invented.\nred\nred.blue  # not redxblue\n")
    rule = _rule(tmp_path, "kind = \"existence\"\npatterns = ['\\b{{colours}}\\b']")
    assert _found(rule, "red, redxblue, red.blue\n") == [("red", "-"), ("red.blue", "-")]


def test_a_list_that_is_not_there_is_named(tmp_path: Path) -> None:
    rule = _rule(tmp_path, "kind = \"existence\"\npatterns = ['{{colours}}']")
    with pytest.raises(RuleFileError, match=r"house_rule\.toml: there is no list colours\.txt"):
        list(rule().check(open_document(plain("red\n"))))


def test_a_caret_stands_for_the_start_of_a_line(tmp_path: Path) -> None:
    rule = _rule(tmp_path, 'kind = "existence"\npatterns = ["^Sadly"]')
    assert _found(rule, "Rain fell.\nSadly, it stopped. Sadly.\n") == [("Sadly", "-")]


def test_substitution_keeps_the_case_of_the_copy(tmp_path: Path) -> None:
    body = """
kind = "substitution"
fix = "suggest"
[swap]
"utili[sz]e" = "use"
"utilize day" = "never reached"
"(\\\\d+) percents" = '\\1 percent'
"e-?mail" = "email"
"""
    rule = _rule(tmp_path, body)
    text = "Utilise it, utilize day, UTILIZE 3 percents of e-mail or email.\n"
    assert _found(rule, text) == [
        ("Utilise", "Use"),
        ("utilize", "use"),
        ("UTILIZE", "USE"),
        ("3 percents", "3 percent"),
        ("e-mail", "email"),
    ]


def test_substitution_can_mind_the_case(tmp_path: Path) -> None:
    rule = _rule(tmp_path, 'kind = "substitution"\nignore_case = false\n[swap]\n"US" = "U.S."')
    assert _found(rule, "US troops told us.\n") == [("US", "-")]


def test_consistency_flags_the_rarer_form_with_the_other(tmp_path: Path) -> None:
    head = HEAD.replace("house style?", "{other} {count} times, first on line {line}")
    body = """
kind = "consistency"
fix = "suggest"
groups = [["adviser", "advisor"], ["\\\\bUS\\\\b", "U\\\\.S\\\\."]]
ignore_case = true
"""
    rule = _rule(tmp_path, body, head)
    text = "An adviser came.\nThe Advisor of the adviser left the U.S. city.\n"
    (found,) = findings(rule, text)
    assert found.span.of(text) == "Advisor"
    assert found.message == '"Advisor": adviser 2 times, first on line 1'
    assert [related.span.start for related in found.related] == [3]
    assert found.fix is not None
    assert found.fix.edits[0].text == "Adviser"


def test_a_form_may_have_several_patterns(tmp_path: Path) -> None:
    rule = _rule(tmp_path, 'kind = "consistency"\ngroups = [["lorry", ["truck", "pickup"]]]')
    assert _found(rule, "A truck, a pickup and a lorry.\n") == [("lorry", "-")]


def test_consistency_leaves_quotations_out_of_the_count(tmp_path: Path) -> None:
    rule = _rule(tmp_path, 'kind = "consistency"\ngroups = [["adviser", "advisor"]]')
    text = 'The adviser said, "My advisor, an advisor, agrees."\n'
    assert _found(rule, text) == []
    assert rule.reads == {"quotes"}


def test_at_a_draw_the_form_that_comes_later_is_flagged(tmp_path: Path) -> None:
    rule = _rule(tmp_path, 'kind = "consistency"\ngroups = [["adviser", "advisor"]]')
    assert _found(rule, "The advisor met an adviser.\n") == [("adviser", "-")]


def test_occurrence(tmp_path: Path) -> None:
    head = HEAD.replace("house style?", "{count} of {max}")
    rule = _rule(tmp_path, 'kind = "occurrence"\npatterns = ["however"]\nmax = 2', head)
    assert _found(rule, "It, however, is, however, red.\n") == []
    text = 'It, however, is, "however", however, red, however, now however.\n'
    (found,) = findings(rule, text)
    assert found.span.start == text.index("however, now")
    assert found.message == '"however": 4 of 2'
    assert found.related[0].span.start == 4


def test_sequence(tmp_path: Path) -> None:
    body = """
kind = "sequence"
fix = "suggest"
replacement = "spilled over into"
steps = [
    { lemma = ["spill"], upos = ["VERB"], flag = true },
    { upos = ["ADV"], optional = true },
    { text = "in", flag = true },
    { upos = ["DET"] },
]
"""
    rule = _rule(tmp_path, body)
    text = "The feud spilled nearly in a war. The milk spilled in. Feuds spill in the open.\n"
    assert _found(rule, text) == [
        ("spilled nearly in", "spilled over into"),
        ("spill in", "spilled over into"),
    ]
    assert rule.reads == {"sentences", "tokens"}


def test_scope_and_formats(tmp_path: Path) -> None:
    body = 'kind = "existence"\npatterns = ["red"]\nscope = ["headline"]\n'
    text = "Red barn is red again\n\nThe red barn stood on the hill above the town for years.\n"
    rule = _rule(tmp_path, body)
    assert _found(rule, text) == [("red", "-")]
    assert rule.reads == {"structure"}
    assert _found(_rule(tmp_path, f'{body}formats = ["markdown"]'), text) == []


def test_quotes_are_respected_as_in_any_rule(tmp_path: Path) -> None:
    text = 'The red barn, "a red barn", stood.\n'
    for policy, places in (("skip", [4]), ("inside", [17]), ("both", [4, 17])):
        rule = _rule(tmp_path, f'kind = "existence"\npatterns = ["red"]\nquotes = "{policy}"')
        assert [f.span.start for f in findings(rule, text)] == places


def test_the_manual_has_the_shape_of_one_in_python(tmp_path: Path) -> None:
    head = HEAD.replace('["a"]', '["""One.\n""", "Two."]')
    body = """
kind = "existence"
patterns = ["a"]
what = "Finds a."
why = "It is bad."
ignore = "In names."
authority = "The desk."
"""
    manual = _rule(tmp_path, body, head).manual()
    assert manual == (
        "house-rule: the house does not write this.\n\n## What it does\nFinds a.\n\n"
        "## Why it matters\nIt is bad.\n\n## Bad\nOne.\n---\nTwo.\n\n## Good\nb\n\n"
        "## When to ignore\nIn names.\n\n## Authority\nThe desk."
    )
    assert samples(manual, "Bad") == ("One.\n", "Two.\n")
    assert samples(manual, "Good") == ("b\n",)
    assert samples(manual, "Ugly") == ()


KINDS = "existence, occurrence, substitution, consistency, sequence, words"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("kind = [", ": not a rule in TOML: Invalid value (at end of document)"),
        ("", f": a rule needs kind: {KINDS}"),
        (
            'kind = "existance"',
            f':7: kind is "existance"; expected one of {KINDS}; did you mean "existence"?',
        ),
        ('kind = "existence"', ': the key "patterns" is missing'),
        (
            'kind = "existence"\npattern = ["a"]',
            ':8: unknown key "pattern"; did you mean "patterns"?',
        ),
        (
            'kind = "existence"\npatterns = "a"',
            ':8: patterns expects a list of strings, not "a"',
        ),
        (
            'kind = "existence"\npatterns = ["a"]\nscope = ["headlines"]',
            ':9: scope: "headlines" is none of headline, deck, byline, body, subhead, list item,'
            " block quote, caption, sign-off, boilerplate, advisory"
            '; did you mean "headline"?',
        ),
        (
            'kind = "existence"\npatterns = ["a"]\ndefault = "yes"',
            ':9: default: "yes" is none of on, off',
        ),
        (
            'kind = "sequence"\nsteps = [{ lemmas = ["a"] }]',
            ':8: unknown key "lemmas" in steps; did you mean "lemma"?',
        ),
    ],
)
def test_broken_files(tmp_path: Path, body: str, message: str) -> None:
    with pytest.raises(RuleFileError) as caught:
        _rule(tmp_path, body)
    assert str(caught.value) == f"{tmp_path / 'house_rule.toml'}{message}"


def test_a_message_that_names_what_there_is_not(tmp_path: Path) -> None:
    head = HEAD.replace("{match}", "{word}")
    with pytest.raises(RuleFileError) as caught:
        _rule(tmp_path, 'kind = "existence"\npatterns = ["a"]', head)
    assert str(caught.value).endswith(
        ":4: message has 'word' in braces; it may hold {match}, {replacement}"
    )


def test_a_broken_pattern_is_reported_when_it_is_used(tmp_path: Path) -> None:
    rule = _rule(tmp_path, 'kind = "existence"\npatterns = ["a", "(b"]')
    (found,) = run_rules(open_document(plain("a b\n")), [rule()])
    assert found.code == "NL900"
    assert found.message == (
        "rule HSE001 house-rule crashed: RuleFileError: "
        f"{tmp_path}/house_rule.toml: patterns: '(b': missing ) at position 2"
    )


NO_MESSAGE = re.sub(r"message = .*\n", "", HEAD)
STYLES = """
kind = "substitution"
message = '"{replacement}"'
style = "sign"
[styles.sign]
swap = { ' percent\\b' = "%" }
[styles.word]
swap = { ' ?%' = " percent" }
scope = ["body"]
"""


def test_a_style_is_chosen_by_an_option(tmp_path: Path) -> None:
    rule = _rule(tmp_path, STYLES, NO_MESSAGE)
    assert [f.message for f in findings(rule, "Up 5 percent, or 6%.")] == ['"%"']
    word = findings(rule, "Up 5 percent, or 6%.", options={"style": "word"})
    assert [f.message for f in word] == ['"percent"']
    assert rule.options[0].choices == ("sign", "word")


def test_a_style_may_have_its_own_scope(tmp_path: Path) -> None:
    rule = _rule(tmp_path, STYLES, NO_MESSAGE)
    copy = "Prices up 5%\n\nPrices rose by 5% in May, the office said on Monday.\n"
    (found,) = findings(rule, copy, options={"style": "word"})
    assert found.span.start > len("Prices up 5%")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (STYLES.replace('style = "sign"', 'style = "sing"'), ': the key "style" is missing'),
        (STYLES.replace("swap = { ' ?", "swop = { ' ?"), 'unknown key "swop"'),
        (STYLES.replace("swap = { ' ?%' = \" percent\" }\n", ""), ': the key "swap" is missing'),
    ],
)
def test_broken_styles(tmp_path: Path, body: str, message: str) -> None:
    with pytest.raises(RuleFileError) as caught:
        _rule(tmp_path, body, NO_MESSAGE)
    assert message in str(caught.value)


WORDS = """
kind = "words"
fix = "safe"
message = '"{match}": "{replacement}"?'
bare = '"{match}"?'
exceptions = ['Kiev Street']
lists = ["terms"]
[words]
Kiev = "Kyiv"
"in the wake of" = "after"
iconic = ""
"shi'ite" = "Shiite"
"""


def _words(tmp_path: Path, text: str, **options: dict[str, str]) -> list[str]:
    (tmp_path / "terms.txt").write_text("color colour s ed  # s\nwhilst -\n", encoding="utf-8")
    return [
        found.message
        for found in findings(_rule(tmp_path, WORDS, NO_MESSAGE), text, options=options)
    ]


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("Colored and COLORS.", ['"Colored": "Coloured"?', '"COLORS": "COLOURS"?']),
        ("Whilst in Kiev.", ['"Whilst"?', '"Kiev": "Kyiv"?']),
        ("KIEV - In the wake of it.", ['"KIEV": "KYIV"?', '"In the wake of": "After"?']),
        ("Shi’ite, Shi'ite.", ['"Shi’ite": "Shiite"?', '"Shi\'ite": "Shiite"?']),
        ("Kiev's iconic colors.", ['"Kiev": "Kyiv"?', '"iconic"?', '"colors": "colours"?']),
        (
            "kiev, Kievan, Kiev Street, a-color, color@b.org, x.color, colorful, color.com, 3color",
            [],
        ),
    ],
)
def test_words(tmp_path: Path, text: str, messages: list[str]) -> None:
    assert _words(tmp_path, text) == messages


def test_words_of_an_option_are_laid_over_the_others(tmp_path: Path) -> None:
    own = {"Kiev": "Kief", "shall": "will"}
    assert _words(tmp_path, "Kiev shall.", words=own) == ['"Kiev": "Kief"?', '"shall": "will"?']


def test_the_longest_of_overlapping_words_counts(tmp_path: Path) -> None:
    own = {"wake": "track", "in the wake": "behind"}
    assert _words(tmp_path, "in the wake of it", words=own) == ['"in the wake of": "after"?']


def test_words_with_capitals_may_be_passed_over(tmp_path: Path) -> None:
    body = 'kind = "words"\nmessage = "{match}"\ncapitals = false\n[words]\ncolor = "colour"\n'
    found = findings(_rule(tmp_path, body, NO_MESSAGE), "Color, color, COLOR.")
    assert [f.message for f in found] == ["color"]


@pytest.mark.parametrize(
    ("text", "message"),
    [(None, "there is no list terms.txt"), ("colour\n", "terms.txt:1: expected a word and")],
)
def test_a_broken_list_is_named(tmp_path: Path, text: str | None, message: str) -> None:
    if text is not None:
        (tmp_path / "terms.txt").write_text(text, encoding="utf-8")
    with pytest.raises(AssertionError, match=message):
        findings(_rule(tmp_path, WORDS, NO_MESSAGE), "A color.")
