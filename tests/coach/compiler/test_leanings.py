"""Files of leanings: compiled beside the rules, or every mistake with its place."""

import pytest

from coach.compiler.rules import compile_rules
from coach.judge.leaning_words import FORMS, KINDS, Subject
from coach.vocabulary import Locale
from tests.coach.judge.library import compiled

NAMES = (*KINDS, *FORMS)
#: How many weights the library holds at least.
LEAST = {Subject.KINDS: 20_000, Subject.MARKS: 20_000, Subject.MOVES: 5_000}
WHY = "".join(f"  {name}: {{zh-CN: 因为, en: because}}\n" for name in NAMES)
GOOD = f"""format: 1
kind: leanings
locale: zh-CN
id: zh-x
verdicts:
  kind:S: S 5
words: |
  赔给 = I 8, P -10
why:
{WHY}"""


def at(text: str) -> list[tuple[int, int, str]]:
    found = compile_rules({"zh-x.yaml": text.encode()}).diagnostics
    return [(one.place.line, one.place.column, one.code) for one in found]


def test_a_good_file_compiles_to_whole_numbers() -> None:
    done = compile_rules({"zh-x.yaml": GOOD.encode()})

    assert done.diagnostics == ()
    assert done.rules is not None
    (held,) = done.rules.leanings
    assert held.locale is Locale.ZH
    assert held.verdicts == {"kind:S": {"S": 5}}
    assert held.words == {"赔给": {"I": 8, "P": -10}}
    assert held.why["I"] == {"zh-CN": "因为", "en": "because"}


@pytest.mark.parametrize(
    ("was", "becomes", "where"),
    [
        ("format: 1", "format: 2", (1, 9, "DL104")),
        ("locale: zh-CN", "locale: fr", (3, 9, "DL104")),
        ("id: zh-x", "id: zh-y", (4, 5, "DL105")),
        ("id: zh-x", "name: zh-x", (1, 1, "DL102")),
        ("  赔给", "  您赔", (8, 3, "DL115")),
        ("I 8, P -10", "I 8 P -10", (8, 3, "DL114")),
        ("I 8, P -10", "I 0.8", (8, 3, "DL114")),
        ("I 8, P -10", "X 1", (8, 3, "DL114")),
        ("I 8, P -10", "I 8, I 9", (8, 3, "DL114")),
        ("I 8, P -10", "P -10, I 8", (8, 3, "DL114")),
        ("I 8, P -10", "I 8, ", (8, 3, "DL114")),
        ("P -10", "P -10\n  怪谁 = I 0.5", (9, 3, "DL114")),
        ("P -10", "P -10\n\n  怪谁 = I 5", (9, 3, "DL115")),
        ("kind:S: S 5", "kind:S: S 5 P", (6, 11, "DL114")),
        (" = I 8, P -10", "", (8, 3, "DL114")),
        ("P -10", "P -10\n  赔给 = I 9", (9, 3, "DL117")),
        (" |\n  赔给 = I 8, P -10", " [I]", (7, 8, "DL101")),
        (" |\n  赔给 = I 8, P -10", "", (7, 7, "DL101")),
        ("kind:S: S 5", "kind:S: [S]", (6, 11, "DL101")),
        ("\n  kind:S: S 5", " no", (5, 11, "DL101")),
        ("  I: {zh-CN: 因为, en: because}\n", "", (10, 3, "DL102")),
        ("  I: {zh-CN: 因为, en: because}\n", "  I: so\n", (12, 6, "DL101")),
        (f"why:\n{WHY}", "", (1, 1, "DL102")),
        (f"why:\n{WHY}", "why: so", (9, 6, "DL101")),
        (GOOD, "- kind", (1, 1, "DL101")),
    ],
)
def test_every_mistake_has_its_place(was: str, becomes: str, where: tuple[int, int, str]) -> None:
    assert was in GOOD

    assert where in at(GOOD.replace(was, becomes, 1))


def test_a_language_leans_once() -> None:
    other = GOOD.replace("id: zh-x", "id: zh-y").encode()

    done = compile_rules({"zh-y.yaml": other, "zh-x.yaml": GOOD.encode()})

    assert done.rules is None
    (told,) = done.diagnostics
    assert (told.code, told.place.file, told.facts["file"]) == ("DL116", "zh-y.yaml", "zh-x.yaml")


def test_both_languages_of_the_library_lean_sparsely() -> None:
    rules = compiled().rules
    assert rules is not None

    assert {one.locale for one in rules.leanings} == {*Locale}
    for one in rules.leanings:
        weights = sum(map(len, one.words.values()))
        assert LEAST[one.subject] < weights <= 350_000
