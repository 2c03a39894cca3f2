"""``duilian eval`` measures, and writes what comes out."""

from pathlib import Path

import msgspec
import pytest

from bot import cli, supplies
from bot.assets import folder
from bot.errors import RulesBroken
from bot.evaluate import command
from bot.evaluate.command import measured, shown
from coach.gold.cases import Task
from coach.gold.lines import Share, Style
from coach.gold.report import Report, report
from coach.vocabulary import Locale
from tests.bot.shelves import renderer
from tests.coach.gold.entries import case, in_english

#: Of the gold set the tests of the command measure one entry in so many.
ONE_IN = 40


def small() -> Report:
    """Two questions in both languages, one of them taken for a pitch in Chinese."""
    right, wrong = case("question", "question", "a"), case("question", "pitch", "b")
    asked = case("question", "question", "b")
    both = (right, wrong, in_english(right), in_english(asked))
    tests = tuple(msgspec.structs.replace(one, part=Share.TEST) for one in both)
    return report((*both, *tests), ("zh.asks",))


def test_every_task_is_measured_in_both_languages_parts_and_all_styles(whole_gold: Report) -> None:
    found = {(one.task, one.locale, one.part) for one in whole_gold.figures if one.style is None}
    styles = {one.style for one in whole_gold.figures if one.task is Task.ACT}

    assert found == {(task, locale, part) for task in Task for locale in Locale for part in Share}
    assert styles == {None, *Style}


def test_markdown_is_a_table_of_the_part_kept_for_testing() -> None:
    lines = shown(small(), "markdown", renderer(), Locale.EN).splitlines()

    assert lines[2:5] == [
        "| act | zh-CN | 2 | 0.500 | 0.667 (0.000–1.000) | 0.667 | – | – | 0.667 | 0.333 |",
        "| act | en | 2 | 1.000 | 1.000 (1.000–1.000) | 1.000 | – | – | 1.000 | 0.333 |",
        "",
    ]
    assert lines[-1] == "- rules that never fired here: 1 (zh.asks)"


def test_markdown_leaves_open_what_was_not_measured() -> None:
    alone = report((msgspec.structs.replace(case("pitch", "pitch"), part=Share.TEST),), ())

    lines = shown(alone, "markdown", renderer(), Locale.ZH).splitlines()

    assert lines[2] == "| 动作 | zh-CN | 1 | 1.000 | 1.000 (1.000–1.000) | 1.000 | – | – | – | – |"
    assert lines[-1] == "- 一次没用上的规则：0 条"


def test_text_shows_the_confusion() -> None:
    lines = shown(small(), "text", renderer(), Locale.EN).splitlines()
    at = lines.index("act zh-CN tune (rows: what people say, columns: what the judge says)")

    assert lines[at + 1 : at + 4] == [
        "                  pitch question",
        "question              1        1",
        "  question         2  P 1.000  R 0.500  F1 0.667",
    ]


@pytest.mark.parametrize("form", ["text", "markdown"])
@pytest.mark.parametrize("locale", Locale)
def test_rules_nobody_asked_for_are_passed_over_and_sources_shown(
    form: str, locale: Locale
) -> None:
    mine = [case("S", said, said, Task.SPIN) for said in ("S", "P")]
    sources = [
        msgspec.structs.replace(one, source=f"{one.said}|far away", part=Share.TEST) for one in mine
    ]

    lines = shown(report(sources), form, renderer(), locale).splitlines()

    told = [line for line in lines if "spin zh-CN" in line and "0.000" in line]
    assert len(told) == 2
    assert "far away" not in "".join(told)
    assert "zh.asks" not in "".join(lines)


def test_json_holds_the_whole_report() -> None:
    said = shown(small(), "json", renderer(), Locale.EN)

    assert msgspec.json.decode(said, type=Report) == small()


@pytest.fixture
def few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the gold set one entry in so many, of the rules two files in each language."""

    class Shelf:
        rules = msgspec.json.encode(
            {
                path.name: path.read_text("utf-8")
                for kind in ("answers", "manners")
                for path in (folder("playbooks") / "rules").glob(f"*-{kind}.yaml")
            }
        )

    monkeypatch.setattr(supplies, "library", Shelf)
    (tmp_path / "gold").mkdir()
    for path in (folder("playbooks") / "gold").glob("*.yaml"):
        written = msgspec.yaml.decode(path.read_bytes())
        written["lines"] = written["lines"][::ONE_IN]
        (tmp_path / "gold" / path.name).write_bytes(msgspec.yaml.encode(written))
    monkeypatch.setattr(command, "folder", lambda _name: tmp_path)


@pytest.mark.usefixtures("few")
def test_the_command_writes_the_same_report_every_time(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["eval", "--format", "json"]) == 0
    said = capsys.readouterr().out

    assert msgspec.json.decode(said, type=Report) == measured()


def test_broken_rules_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class Shelf:
        rules = b'{"a.yaml": "kind: rules\\nkind: rules\\n"}'

    monkeypatch.setattr(supplies, "library", Shelf)

    with pytest.raises(RulesBroken) as caught:
        measured()

    assert caught.value.facts == {"first": "a.yaml"}
