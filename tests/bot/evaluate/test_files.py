"""A gold set is read whole, or its first fault is told with file and entry."""

from pathlib import Path

import pytest

from bot.errors import GoldBroken
from bot.evaluate.files import read_sets
from coach.gold.lines import GoldSet
from coach.vocabulary import Locale
from tests.bot.shelves import renderer
from tests.coach.gold.entries import ANSWERED, ASKED

HEAD = "format: 1\nkind: gold\nof: {of}\nlocale: {locale}\nlines:\n"
LINE = (
    "  - {id: asked, text: 一天多少单？, act: question, spin: S, form: open, style: textbook,"
    " part: tune}\n"
)
ANSWER = (
    "  - {id: answered, objection: 太贵了。, text: 哦哦, verdict: bad, moves: [], faults: [],"
    " style: hard, part: test}\n"
)


def write(folder: Path, of: str, lines: str, locale: str = "zh-CN") -> None:
    text = HEAD.format(of=of, locale=locale) + lines
    (folder / f"{locale}-{of}.yaml").write_text(text, encoding="utf-8")


def broken(folder: Path) -> dict[str, object]:
    with pytest.raises(GoldBroken) as caught:
        read_sets(folder)
    return dict(caught.value.facts)


def test_files_of_one_language_make_one_set(tmp_path: Path) -> None:
    write(tmp_path, "utterances", LINE)
    write(tmp_path, "answers", ANSWER)
    write(tmp_path, "answers", ANSWER, "en")

    assert read_sets(tmp_path) == (
        GoldSet(locale=Locale.ZH, lines=(ASKED,), answers=(ANSWERED,)),
        GoldSet(locale=Locale.EN, answers=(ANSWERED,)),
    )


def test_a_language_without_files_has_no_set(tmp_path: Path) -> None:
    write(tmp_path, "answers", ANSWER, "en")

    assert read_sets(tmp_path) == (GoldSet(locale=Locale.EN, answers=(ANSWERED,)),)


def test_a_folder_without_files_is_told(tmp_path: Path) -> None:
    assert broken(tmp_path)["why"] == "no_files"


@pytest.mark.parametrize("text", ["lines: [", "format: 1\nkind: gold\n", "- 1\n", "\x00"])
def test_a_file_that_cannot_be_read_is_told_by_its_name(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")

    facts = broken(tmp_path)

    assert (facts["file"], facts["why"]) == ("a.yaml", "unreadable")


@pytest.mark.parametrize(
    ("old", "new"), [("format: 1", "format: 2"), ("kind: gold", "kind: rules"), ("of: ", "of: non")]
)
def test_a_file_of_something_else_is_refused(tmp_path: Path, old: str, new: str) -> None:
    text = HEAD.format(of="answers", locale="en") + ANSWER
    (tmp_path / "a.yaml").write_text(text.replace(old, new), encoding="utf-8")

    assert broken(tmp_path)["why"] == "not_gold"


def test_an_unknown_label_is_told_with_entry_and_field(tmp_path: Path) -> None:
    write(tmp_path, "utterances", LINE + LINE.replace("asked", "danced").replace("S,", "X,"))

    assert broken(tmp_path) == {
        "file": "zh-CN-utterances.yaml",
        "entry": "2 (danced)",
        "why": "entry",
        "detail": "Invalid enum value 'X' - at `$.spin`",
    }


def test_an_unknown_field_is_told(tmp_path: Path) -> None:
    write(tmp_path, "utterances", LINE.replace("spin", "spine"))

    assert broken(tmp_path)["detail"] == "Object contains unknown field `spine`"


def test_an_entry_without_a_name_is_told_by_its_number(tmp_path: Path) -> None:
    write(tmp_path, "utterances", "  - just words\n")

    assert broken(tmp_path)["entry"] == "1"


def test_an_entry_that_contradicts_itself_is_told(tmp_path: Path) -> None:
    write(tmp_path, "utterances", LINE + LINE)

    facts = broken(tmp_path)

    assert (facts["entry"], facts["why"]) == ("asked", "same_id")


WHYS = (
    "no_files",
    "unreadable",
    "not_gold",
    "entry",
    "label",
    "same_id",
    "same_text",
    "no_text",
    "spin_without_question",
    "question_without_form",
    "form_without_question",
    "technique_without_pressure",
    "takes_up_without_heard",
    "move_twice",
    "fault_twice",
)


@pytest.mark.parametrize("locale", Locale)
def test_each_trouble_has_words_of_its_own(locale: Locale) -> None:
    said = {
        renderer().text(
            GoldBroken.key, locale, {"file": "a.yaml", "entry": "1", "why": why, "detail": "d"}
        )
        for why in WHYS
    }

    assert len(said) == len(WHYS)
