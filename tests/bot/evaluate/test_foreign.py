"""Labelled lines of others are read one by one."""

import json
from pathlib import Path

import msgspec
import pytest

from bot import cli
from bot.errors import GoldBroken
from bot.evaluate.foreign import read_foreign
from coach.gold.foreign import Foreign
from coach.gold.report import Report
from coach.vocabulary import Locale

ROW = {"text": "几点发车？", "label": "S", "lang": "zh", "source": "a", "doubtful": False}


def write(folder: Path, *rows: object) -> Path:
    path = folder / "lines.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n\n", encoding="utf-8")
    return path


def broken(path: Path) -> dict[str, object]:
    with pytest.raises(GoldBroken) as caught:
        read_foreign(path)
    return dict(caught.value.facts)


def test_lines_are_read_in_their_order(tmp_path: Path) -> None:
    answer = {"text": "Fine.", "label": "check", "lang": "en", "objection": "Too dear."}
    path = write(tmp_path, ROW, answer)

    assert read_foreign(path) == (
        Foreign(id=f"{path}:1", locale=Locale.ZH, text="几点发车？", label="S", source="a"),
        Foreign(
            id=f"{path}:2",
            locale=Locale.EN,
            text="Fine.",
            label="next_step",
            objection="Too dear.",
        ),
    )


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert broken(tmp_path / "none.jsonl")["why"] == "unreadable"


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (["no object"], "entry"),
        ({**ROW, "text": None}, "entry"),
        ({**ROW, "label": "dance"}, "label"),
        ({**ROW, "lang": "fr"}, "label"),
    ],
)
def test_a_line_that_cannot_be_used_is_told_by_its_number(
    tmp_path: Path, row: object, why: str
) -> None:
    facts = broken(write(tmp_path, ROW, row))

    assert (facts["entry"], facts["why"]) == (2, why)


def test_the_command_measures_the_files_it_is_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path, ROW, {**ROW, "text": "哪天开会？", "source": "b"})

    assert cli.main(["eval", "--format", "json", str(path)]) == 0
    report = msgspec.json.decode(capsys.readouterr().out, type=Report)
    assert [(one.source, one.labels) for one in report.sources] == [("a", 1), ("b", 1)]
    assert report.silent is None


def test_a_broken_file_ends_the_command_with_a_word(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path, {**ROW, "label": "dance"})

    assert cli.main(["eval", "--locale", "en", str(path)]) == 1
    assert capsys.readouterr().err == (
        f"The gold set can't be used: {path}, entry 1: unknown label or language (dance, zh).\n"
    )
