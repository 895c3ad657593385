from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from newslint.training import corrupt_gold, corrupt_news
from newslint.training.batching import encode, is_orphan, make_targets
from newslint.training.conllu import read_gum, span_head
from newslint.training.corefsets import read_gap, read_litbank
from newslint.training.newstext import parse_text
from newslint.training.persons import Spotter
from newslint.training.records import Document, Mention
from newslint.training.typography import curly
from newslint.training.wordpieces import shape, windows

ROWS = """\
# newdoc id = GUM_news_port
# sent_id = GUM_news_port-1
1\tAnn\tAnn\tPROPN\tNNP\tNumber=Sing\t3\tnsubj\t_\tEntity=(1-person-new-nnnnn-cf1-1-coref
2\tKeller\tKeller\tPROPN\tNNP\tNumber=Sing\t1\tflat\t_\tEntity=1)
3\tran\trun\tVERB\tVBD\t_\t0\troot\t_\t_
4\tit\tit\tPRON\tPRP\tNumber=Sing\t3\tobj\t_\tEntity=(2-organization-new-nnnnn-cf2-1-coref)
5\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# sent_id = GUM_news_port-2
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\tEntity=(3-object-new-nnnnn-cf1-1-sgl
2\tport\tport\tNOUN\tNN\tNumber=Sing\t3\tnsubj\t_\tEntity=3)
3\topened\topen\tVERB\tVBD\t_\t0\troot\t_\t_

# sent_id = GUM_news_port-3
1\tCranes\tcrane\tNOUN\tNNS\tNumber=Plur\t2\tnsubj\t_\tEntity=(4-object-new-nnnnn-cf1-1-sgl)
2\tturned\tturn\tVERB\tVBD\t_\t0\troot\t_\t_

# sent_id = GUM_news_port-4
1\tShe\tshe\tPRON\tPRP\tNumber=Sing\t2\tnsubj\t_\tEntity=(1-person-giv:inact-nnnnn-cf1-1-ana)
2\twaved\twave\tVERB\tVBD\t_\t0\troot\t_\t_
"""


@pytest.fixture
def story(tmp_path: Path) -> Document:
    (tmp_path / "GUM_news_port.conllu").write_text(ROWS, encoding="utf-8")
    return read_gum(tmp_path)[0]


def test_gum_mentions_stand_on_their_heads(story: Document) -> None:
    first = story.sentences[0]
    assert [len(found) for found in first.mentions] == [1, 0, 0, 1, 0]
    assert (first.mentions[0][0].cluster, first.mentions[0][0].length) == ("1", 2)
    assert story.genre == "news"


def test_gum_of_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_gum(tmp_path)


def test_head_of_a_span_is_the_word_governed_from_outside() -> None:
    assert span_head([2, 3, 0, 3], 0, 2) == 1


def test_named_chain_is_no_orphan(story: Document) -> None:
    assert is_orphan(story) == {(3, 0): False}


def test_deleted_introduction_leaves_an_orphan(story: Document) -> None:
    changed = corrupt_gold.delete_introduction(story, Random(1))
    assert changed is not None
    assert [s.words[0] for s in changed.sentences] == ["The", "Cranes", "She"]
    assert is_orphan(changed) == {(2, 0): True}


def test_pronoun_takes_the_place_of_a_whole_subject(story: Document) -> None:
    sentence = story.sentences[0]
    made = corrupt_gold.substitute(sentence, 0, sentence.mentions[0][0], "she")
    assert made is not None
    assert made.words == ["She", "ran", "it", "."]
    assert made.heads == [2, 0, 2, 2]
    assert made.upos[0] == "PRON"


def test_wider_mentions_shrink_with_the_words_they_lose(story: Document) -> None:
    sentence = story.sentences[0]
    wide = Mention("9", 1, "new", 0, 3)
    sentence.mentions[2] = [wide]
    made = corrupt_gold.substitute(sentence, 0, sentence.mentions[0][0], "she")
    assert made is not None
    assert (made.mentions[1][0].start, made.mentions[1][0].length) == (0, 2)


def test_thing_becomes_a_person_only_far_from_people(story: Document) -> None:
    assert corrupt_gold.pronoun_for_thing(story, Random(1)) is None


def test_targets_follow_the_words(story: Document) -> None:
    inputs = encode(story.sentences, windows(story.sentences))
    targets = make_targets(story, inputs)
    assert inputs.forms[:3] == ["ann", "keller", "ran"]
    assert targets.heads[0].tolist() == [3, 1, 0, 3, 3]
    assert targets.entity[:5].tolist() == [1, 0, 0, 3, 0]
    assert targets.orphan[-2:].tolist() == [0, -100]


def test_windows_hold_whole_sentences(story: Document) -> None:
    assert [i for group in windows(story.sentences, 8) for i in group] == [0, 1, 2, 3]
    assert len(windows(story.sentences, 8)) > 1


@pytest.mark.parametrize(
    ("word", "expected"),
    [("port", 1), ("Port", 2), ("PMF", 3), ("A", 4), ("F16", 5), (",", 6), ("McKay", 7)],
)
def test_shapes(word: str, expected: int) -> None:
    assert shape(word) == expected


def test_curly_quotes_alternate() -> None:
    document = parse_text("x", "", '"Go," she said. "Now."')
    words = [w for s in curly(document).sentences for w in s.words]
    assert [w for w in words if w in "“”"] == ["“", "”", "“", "”"]


def test_litbank_spans(tmp_path: Path) -> None:
    rows = [
        ("The", "(7"),
        ("queen", "_"),
        ("of", "_"),
        ("Spain", "7)"),
        ("and", "_"),
        ("he", "(8)"),
    ]
    lines = [f"b\t0\t{i}\t{w}\t_\t_\t_\t_\t_\t_\t_\t_\t{c}\t" for i, (w, c) in enumerate(rows)]
    text = "#begin document (b); part 0\n" + "\n".join(lines) + "\n\n#end document\n"
    (tmp_path / "b.conll").write_text(text, encoding="utf-8")
    sentence = read_litbank(tmp_path)[0].sentences[0]
    assert [[m.cluster for m in here] for here in sentence.mentions] == [
        [], ["7"], [], [], [], ["8"],
    ]  # fmt: skip


def test_gap_places(tmp_path: Path) -> None:
    text = "Ann Keller met Jo Marsh. She paid."
    head = "ID Text Pronoun Pronoun-offset A A-offset A-coref B B-offset B-coref URL".split()
    row = ["t-1", text, "She", "25", "Ann Keller", "0", "TRUE", "Jo Marsh", "15", "FALSE", ""]
    (tmp_path / "gap.tsv").write_text("\t".join(head) + "\n" + "\t".join(row) + "\n")
    passage = read_gap(tmp_path / "gap.tsv")[0]
    assert passage.pronoun == (1, 0)
    assert passage.names == [(0, 0, 2), (0, 3, 5)]
    assert passage.coreferent == [True, False]


@pytest.fixture
def spotter(tmp_path: Path) -> Spotter:
    rows = "name,female,male,female_1930_2010,male_1930_2010,p_female\nAnn,9000,1,1,1,0.9999\n"
    (tmp_path / "ssa_first_names_1880_2010.csv").write_text(rows, encoding="utf-8")
    (tmp_path / "oewn_person_nouns.txt").write_text("driver\n", encoding="utf-8")
    return Spotter(tmp_path)


NEWS = """\
Port opens
The port opened on Friday.
The weather was fine.
Ann Keller praised the crew.
The council paid for the cranes.
She said the bill was high.
"""


def test_people_are_found_by_first_name_and_surname(spotter: Spotter) -> None:
    found = spotter.persons(parse_text("x", "", NEWS))
    assert [(p.surname, p.gender) for people in found for p in people] == [("Keller", 1)]


NAMED = """\
KELLER OPENS PORT
As Ann Keller says in a book, ports grow.
The minister quoted Khan on Friday.
Officials said no more.
Khan wrote a letter.
"""


def test_people_are_found_in_headlines_runs_of_capitals_and_beside_speech(spotter: Spotter) -> None:
    found = spotter.persons(parse_text("x", "", NAMED))
    assert [[p.surname for p in people] for people in found] == [
        ["Keller"], ["Keller"], ["Khan"], [], ["Khan"],
    ]  # fmt: skip
    assert found[1][0].start == 1


@pytest.mark.parametrize("words", ["A Driver came", "Ann came", "Her came"])
def test_whoever_a_she_could_mean_is_person_like(spotter: Spotter, words: str) -> None:
    sentence = parse_text("x", "", words).sentences[0]
    assert spotter.person_like(sentence, [], 1)


def test_a_he_does_not_mean_a_woman(spotter: Spotter) -> None:
    assert not spotter.person_like(parse_text("x", "", "Ann came").sentences[0], [], 0)


def test_he_or_she_is_no_lost_pronoun(spotter: Spotter) -> None:
    story = parse_text("x", "", NEWS.replace("She said", "She or he said"))
    assert corrupt_news.delete_introduction(story, Random(1), spotter) is None


def test_news_introduction_is_deleted(spotter: Spotter) -> None:
    changed = corrupt_news.delete_introduction(parse_text("x", "", NEWS), Random(1), spotter)
    assert changed is not None
    assert all("Keller" not in s.words for s in changed.sentences)
    assert changed.sentences[-1].orphans == {0: True}


def test_news_name_becomes_a_pronoun(spotter: Spotter) -> None:
    changed = corrupt_news.pronoun_for_name(parse_text("x", "", NEWS), Random(1), spotter)
    assert changed is not None
    marked = [s for s in changed.sentences if s.orphans]
    assert [s.words[:3] for s in marked] == [["She", "praised", "the"]]


def test_intruder_is_labelled() -> None:
    story, other = parse_text("a", "", NEWS), parse_text("b", "", NEWS.replace("port", "bank"))
    changed = corrupt_news.insert_intruder(story, other, Random(3))
    assert changed is not None
    assert [s.fit for s in changed.sentences].count(corrupt_news.INTRUDER) == 1
    assert len(changed.sentences) == len(story.sentences) + 1
