"""The hard cases of reference, in the author's own copy: what must be silent, and what must not."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint.desk import Desk
from newslint.settings import Settings

RULES = ("REF001", "REF002", "REF003", "REF004", "REF009")

SOUND = {
    "cataphora": (
        "When he arrived at the yard on Monday, Peter Dahl found the gates locked.\n\n"
        "Dahl, 51, runs the yard."
    ),
    "antecedent only in the headline": (
        "Mayor Helen Brandt quits over bridge\n\n"
        "LEEDS, May 2 - She told the council on Tuesday that the bridge had cost too much."
    ),
    "after a dateline": (
        "OSLO, May 2 - The finance minister, Kari Moe, resigned on Tuesday. She gave no reason."
    ),
    "delayed identification": (
        "A teacher who saved two children from a fire was given a medal on Friday. She ran "
        "into the house twice.\n\n"
        "Mary Jones, 43, said anyone would have done it."
    ),
    "singular they": (
        "A witness said they saw the car leave. The witness said they would not give a name."
    ),
    "generic they": ("Nobody should drive when they are tired, the police said."),
    "she for ships": (
        "The ferry Aurora was launched in 1990. She carried 400 passengers a day until last year."
    ),
    "she for a country by name": (
        "France has always guarded her vineyards. She will not give them up now.\n\n"
        "Iceland joined the pact in 1949. She has no army of her own."
    ),
    "they for one named woman": (
        "Ruth Adler won the prize on Monday. They will receive 5,000 euros in May.\n\n"
        "Officer Lena Falk was hurt on Tuesday. They were taken to hospital."
    ),
    "it for what several things did": (
        "Two trains collided near Oss on Sunday. It injured nine people.\n\n"
        "Thousands of birds left the lake in a night. It surprised the wardens.\n\n"
        "Three houses burned down on Monday. It took nine hours to put out the fire."
    ),
    "what somebody is": (
        "Mayor Helen Brandt, a former judge, worked as a clerk and was promoted to director in "
        "1990. She left the firm after a year."
    ),
    "a country and a woman": (
        "Norway shut the port on Monday. Its minister, Kari Moe, said she had no choice."
    ),
    "pronouns in quotations": ('"He never came back," the shopkeeper said. "He left his coat."'),
    "two men in one paragraph": (
        "Paul Weber met Ivan Horvat on Monday. Weber said he would pay the debt by June."
    ),
    "a spokesman for a woman": (
        "Chancellor Ines Falk will travel to Rome on Friday. Her spokesman, Jan Lund, said "
        "she would meet the pope."
    ),
    "the company they": (
        "Ardent Foods closed two plants on Monday. The company said they would reopen in May."
    ),
    "a person named only by role": (
        "The bus driver was taken to hospital. He had been at the wheel for ten hours."
    ),
    "a chain that starts with a man": (
        "A man, 34, from Leeds was arrested on Sunday. He was held overnight. He will appear "
        "in court on Monday."
    ),
    "royal his": ("The king opened parliament on Tuesday. His Majesty spoke for ten minutes."),
    "possessive before the name": (
        "In his first speech, President Tomas Vesely promised lower taxes."
    ),
    "obituary": (
        "Ruth Adler, who taught three generations of cellists, has died at 91. She was born "
        "in Vienna in 1929. Her mother sang at the opera."
    ),
    "interview": (
        "Q: When did you first meet him?\n\n"
        "A: In 1998. He was already famous.\n\n"
        "Q: Did he change?\n\n"
        "A: Not with me."
    ),
    "court copy with several defendants": (
        "Mark Ellis, 30, Sean Doyle, 28, and Amy Carr, 25, appeared at Leeds Crown Court on "
        "Monday. Carr denied theft. She was given bail. Ellis admitted fraud. He was held."
    ),
    "football copy": (
        "Okafor scored twice as Rovers beat United 3-1 on Saturday. The striker hit the bar "
        "before he made it 2-0. Lindqvist pulled one back with his first touch."
    ),
    "live blog": (
        "10.45 The minister has arrived at the palace. He waved but did not speak.\n\n"
        "11.02 The talks have begun, his office says."
    ),
    "brief": ("A cyclist died on Monday after she was hit by a lorry in Bath, police said."),
    "event it": (
        "The dam broke on Sunday. It was clear by noon that the valley would flood. It rained"
        " all night."
    ),
}

FAULTY = {
    "cataphora": (
        "When he arrived at the yard on Monday, the gates were locked.\n\nThe strike began at noon."
    ),
    "antecedent only in the headline": (
        "Council quits over bridge\n\n"
        "LEEDS, May 2 - She told reporters on Tuesday that the bridge had cost too much."
    ),
    "after a dateline": (
        "OSLO, May 2 - He resigned on Tuesday and gave no reason.\n\n"
        "The ministry said the post would be filled in June."
    ),
    "delayed identification": (
        "Two children were saved from a fire on Friday. She ran into the house twice.\n\n"
        "The school stayed shut."
    ),
    "she for nobody in a country": ("France voted on Sunday. She said the result was clear."),
    "they for a woman called she": (
        "Ms Adler won the prize on Monday. They will receive 5,000 euros in May."
    ),
    "it for several things": (
        "Two vans were stolen from a yard on Sunday. It was found by the river on Monday."
    ),
    "its for those who are blamed": (
        "Residents sued the two banks over its decision to close the branch."
    ),
    "his where only a woman speaks": (
        "The neighbour, Ida Moss, keeps bees with Karl Lind.\n\n"
        "“I saw the fire from my bed,” Moss told the radio.\n\n"
        "“The hives were gone by morning,” she said.\n\n"
        "“Now the children want to know where honey comes from,” he said with a smile."
    ),
    "he for a woman in the role of a director": (
        "Judge Helen Brandt has written two books. Her first won a prize. She was promoted to "
        "director in 1990, where he has led the court since."
    ),
    "a spokesman for a woman": (
        "Chancellor Ines Falk will travel to Rome on Friday. He will meet the pope, her "
        "office said."
    ),
    "a chain that starts with a man": (
        "A woman, 34, from Leeds was arrested on Sunday. He was held overnight. He will "
        "appear in court on Monday."
    ),
    "possessive before the name": (
        "In his first speech, the chamber was promised lower taxes.\n\nThe vote is on Friday."
    ),
    "obituary": (
        "Ruth Adler, who taught three generations of cellists, has died at 91. He was born in"
        " Vienna in 1929."
    ),
    "brief": ("Police closed a road in Bath on Monday. She was hit by a lorry and died."),
    "two women, one man's pronoun": (
        "Eva Lind met Clara Moss on Monday. He will pay the debt by June, the court was told.\n\n"
        "The case goes on."
    ),
}


def _found(copy: str, tmp_path: Path) -> list[str]:
    desk = Desk(Settings(root=tmp_path, select=RULES))
    report = desk.check_bytes("story.txt", f"{copy}\n".encode())
    return [f"{finding.code} {finding.message}" for finding in report.findings]


@pytest.mark.parametrize("case", SOUND)
def test_sound_copy_is_silent(case: str, tmp_path: Path) -> None:
    assert _found(SOUND[case], tmp_path) == []


@pytest.mark.parametrize("case", FAULTY)
def test_a_fault_is_found(case: str, tmp_path: Path) -> None:
    assert _found(FAULTY[case], tmp_path)
