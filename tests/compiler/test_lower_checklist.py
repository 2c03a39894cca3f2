"""What an author of a checklist leaves out, and what he gets."""

from coach.expression import Binary, Name, Number
from coach.playbook import (
    Checklist,
    ChecklistItem,
    Computed,
    FormTest,
    Gap,
    Sheet,
    SheetLine,
)
from coach.vocabulary import Flag, ItemType, Outcome
from tests.compiler.books import CHECKLIST, playbook


def test_what_an_item_may_leave_out() -> None:
    book = playbook(CHECKLIST)

    assert isinstance(book, Checklist)
    assert book.items[1] == ChecklistItem(
        name="size",
        line=9,
        group="the deal",
        ask="How big is it?",
        type=ItemType.MONEY,
        required=True,
        why="A big one takes more people.",
        when=None,
        options=(),
        must_be=None,
        if_missing=None,
    )
    assert book.items[2] == ChecklistItem(
        name="stage",
        line=15,
        group=None,
        ask="Where does it stand?",
        type=ItemType.CHOICE,
        required=False,
        why=None,
        when=Binary(op=">=", left=Name(name="size", column=1), right=Number(value="10000")),
        options=("just looking", "comparing"),
        must_be=None,
        if_missing=Gap(flag=Flag.RED, advice="Ask how they choose.", question=None, whom=None),
    )
    assert (book.items[3].type, book.items[3].must_be) == (ItemType.TEXT, Outcome.ADVANCE)


def test_a_checklist_without_a_sheet_shows_every_answer() -> None:
    book = playbook(CHECKLIST)

    assert isinstance(book, Checklist)
    assert book.sheet == Sheet(
        title="Before a call",
        lines=(
            SheetLine(text="who: {who}", line=7),
            SheetLine(text="size: {size}", line=9),
            SheetLine(text="stage: {stage}", line=15),
            SheetLine(text="ask: {ask}", line=23),
        ),
        gaps="",
    )
    assert book.tests == (
        FormTest(
            name="small",
            line=27,
            answers=(("who", "Sam"), ("size", "3k")),
            values=(),
            flags=None,
            not_asked=("stage",),
        ),
    )


def test_a_sheet_with_values() -> None:
    text = CHECKLIST.replace(
        "tests:",
        "values:\n  - value: ready\n    formula: known / asked\n    show: percent\n"
        "  - value: ready now\n    formula: known\n"
        "sheet:\n  title: A call to {who}\n  lines: ['{size}']\n  gaps: to ask\ntests:",
    ).replace("    not_asked", "    value: [ready 50%, ready now 2]\n    flags: []\n    not_asked")

    book = playbook(text)

    assert isinstance(book, Checklist)
    assert book.values[0] == Computed(
        name="ready",
        line=27,
        formula=Binary(
            op="/", left=Name(name="known", column=1), right=Name(name="asked", column=9)
        ),
        show="percent",
    )
    assert book.values[1].show == "number"
    assert book.sheet == Sheet(
        title="A call to {who}", lines=(SheetLine(text="{size}", line=34),), gaps="to ask"
    )
    assert book.tests[0].values == (("ready", "50%"), ("ready now", "2"))
    assert book.tests[0].flags == ()


def test_chinese_sheets_use_the_chinese_colon() -> None:
    text = (
        CHECKLIST.replace("locale: en", "locale: zh-CN")
        .replace("type: money", "type: 金额")
        .replace("required: yes", "required: 是")
        .replace("type: choice", "type: 选项")
        .replace("red flag", "红旗")
        .replace("must_be: advance", "must_be: 进展")
    )

    book = playbook(text)

    assert isinstance(book, Checklist)
    assert book.sheet.lines[0] == SheetLine(text="who：{who}", line=7)
