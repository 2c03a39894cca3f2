"""``duilian check``: what it prints, in which order, and how it ends."""

from io import StringIO
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

from bot import supplies
from bot.check import check, files, run
from bot.check.command import Bench
from coach.vocabulary import Locale
from tests.compiler.books import CHECKLIST, DRILL, REHEARSAL

WRONG = REHEARSAL.replace("meets: wrong parcels", "meets: wrong parcel")
WARNED = REHEARSAL.partition("tests:")[0]
#: A rule, and the words that it needs in a file of their own.
RULE = """
format: 1
kind: rules
locale: en
id: mine
rules:
  - rule: en.mine.effect
    label: spin:I
    weight: 2
    any: ["what … {trouble}"]
    why: {zh-CN: 问后果, en: asks what follows}
    yes: [What follows from a stoppage?]
    no: [There was a stoppage.]
"""
WORDS = """
format: 1
kind: rules
locale: en
id: beside
lists:
  trouble: [stoppage, rework]
rules: []
"""


class Ended(NamedTuple):
    code: int
    out: str
    err: str


def checked(*paths: Path | str, form: str = "text", locale: Locale = Locale.EN) -> Ended:
    out, err = StringIO(), StringIO()
    bench = Bench(supplies.renderer(), supplies.language, out, err)
    code = check([str(path) for path in paths], form, locale, bench)
    return Ended(code, out.getvalue(), err.getvalue())


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    (tmp_path / "b.yaml").write_text(WRONG, encoding="utf-8")
    (tmp_path / "a.yml").write_text(WARNED, encoding="utf-8")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "c.yaml").write_text(DRILL, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no playbook", encoding="utf-8")
    return tmp_path


def test_a_mistake_is_drawn_with_its_cure(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(shelf)

    assert checked("b.yaml") == Ended(
        1,
        "error[DL060]: There's no topic called “wrong parcel”.\n"
        "  --> b.yaml:26:12\n"
        "   |\n"
        "26 |     meets: wrong parcel\n"
        "   |            ^^^^^^^^^^^^\n"
        "   = help: Did you mean “wrong parcels”?\n"
        "\n"
        "1 to fix; not usable yet.\n",
        "",
    )


def test_the_same_in_the_readers_language(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(shelf)

    assert checked("b.yaml", locale=Locale.ZH).out == (
        "要改 DL060：上面没有“wrong parcel”这件心事。\n"
        "  --> b.yaml:26:12\n"
        "   |\n"
        "26 |     meets: wrong parcel\n"
        "   |            ^^^^^^^^^^^^\n"
        "   = 改法：是“wrong parcels”吧？\n"
        "\n"
        "1 处要改，先不能用。\n"
    )


def test_json_is_one_object_in_a_stable_order(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(shelf)

    ended = checked("b.yaml", "a.yml", form="json")

    assert ended.code == 1
    assert msgspec.json.decode(ended.out) == {
        "diagnostics": [
            {
                "code": "DL060",
                "severity": "error",
                "file": "b.yaml",
                "line": 26,
                "column": 12,
                "message": "There's no topic called “wrong parcel”.",
                "cure": "Did you mean “wrong parcels”?",
            },
            {
                "code": "DL084",
                "severity": "warning",
                "file": "a.yml",
                "line": 1,
                "column": 1,
                "message": "There are no tests, so nobody will notice when a change breaks it.",
                "cure": "Paste what a good rep and a hasty one would say, and how each must end.",
            },
        ]
    }


def test_warnings_alone_end_well(shelf: Path) -> None:
    ended = checked(shelf / "a.yml")

    assert ended.code == 0
    assert ended.out.endswith("\nUsable, with 1 to look at.\n")


def test_a_clean_file_ends_well(tmp_path: Path) -> None:
    (tmp_path / "list.yaml").write_text(CHECKLIST, encoding="utf-8")

    assert checked(tmp_path) == Ended(0, "1 file, nothing wrong.\n", "")
    assert checked(tmp_path, form="json") == Ended(0, '{"diagnostics":[]}\n', "")


def test_a_folder_is_searched_for_playbooks_by_name(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(shelf.parent)

    rows = msgspec.json.decode(checked(shelf.name, form="json").out)["diagnostics"]

    assert [row["file"] for row in rows] == [
        f"{shelf.name}/a.yml",
        f"{shelf.name}/b.yaml",
        f"{shelf.name}/deep/c.yaml",
    ]


def test_a_file_named_twice_is_checked_once(shelf: Path) -> None:
    assert checked(shelf / "b.yaml", shelf / "b.yaml") == checked(shelf / "b.yaml")


def test_a_path_to_nothing_is_wrong_usage(shelf: Path) -> None:
    assert checked(shelf / "b.yaml", "no/such.yaml") == Ended(
        2, "", "There is no file or folder no/such.yaml.\n"
    )


def test_a_folder_without_playbooks_is_wrong_usage(tmp_path: Path) -> None:
    assert checked(tmp_path, locale=Locale.ZH) == Ended(2, "", f"{tmp_path} 里没有 .yaml 文件。\n")


def test_a_file_that_may_not_be_read_is_wrong_usage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = tmp_path / "a.yaml"
    locked.write_text(DRILL, encoding="utf-8")

    def refuse(path: Path) -> bytes:
        raise PermissionError(path)

    monkeypatch.setattr(files, "read", refuse)

    assert checked(locked) == Ended(
        2, "", f"{locked} can't be opened; check that it may be read.\n"
    )


def test_a_huge_file_is_not_read_to_its_end(tmp_path: Path) -> None:
    huge = tmp_path / "huge.yaml"
    with huge.open("wb") as stream:
        stream.truncate(3_000_000_000)

    assert "error[DL001]" in checked(huge).out


def test_rule_files_are_checked_with_those_beside_them(tmp_path: Path) -> None:
    mine, beside = tmp_path / "mine.yaml", tmp_path / "beside.yaml"
    mine.write_text(RULE, encoding="utf-8")
    alone = msgspec.json.decode(checked(mine, form="json").out)["diagnostics"]
    beside.write_text(WORDS, encoding="utf-8")

    ended = checked(mine)

    assert [row["code"] for row in alone] == ["DL110"]
    assert ended == Ended(0, "1 file, nothing wrong.\n", "")


def test_a_broken_rule_file_is_told_by_its_own_name(tmp_path: Path) -> None:
    broken = tmp_path / "mine.yaml"
    broken.write_text("format: 1\nkind: rules\nlocale: en\nid: mine\nrulez: []\n", encoding="utf-8")

    rows = msgspec.json.decode(checked(broken, form="json").out)["diagnostics"]

    assert {row["file"] for row in rows} == {str(broken)}


def test_broken_rule_files_of_one_folder_are_told_one_by_one(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text(
            f"format: 1\nkind: rules\nlocale: en\nid: {name}\nrulez: []\n", encoding="utf-8"
        )

    rows = msgspec.json.decode(checked(tmp_path, form="json").out)["diagnostics"]

    assert {row["file"] for row in rows} == {
        str(tmp_path / "one.yaml"),
        str(tmp_path / "two.yaml"),
    }


def test_run_writes_to_the_streams_of_the_process(
    shelf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([str(shelf / "a.yml")], "text", Locale.ZH) == 0
    assert capsys.readouterr().out.endswith("\n能用，有 1 处提醒。\n")
