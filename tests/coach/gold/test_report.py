"""A report holds every figure by language, part and style."""

from msgspec.structs import replace

from coach.gold.cases import Task
from coach.gold.figures import Label
from coach.gold.lines import Share, Style
from coach.gold.report import Accused, Confusion, Gap, Report, report
from coach.vocabulary import Locale
from tests.coach.gold.entries import case, in_english

RIGHT = case("question", "question", "a")
ACCUSED = case("question", "pitch", "b")
PHONE = replace(case("pitch", "pitch", "c"), style=Style.PHONE)


def test_nothing_measured_is_an_empty_report() -> None:
    assert report(()) == Report(figures=(), gaps=(), accused=(), confusions=())


def test_all_styles_come_first_with_their_interval_then_each_style() -> None:
    figures = report((RIGHT, ACCUSED, PHONE)).figures

    assert [(one.style, one.entries) for one in figures] == [
        (None, 3),
        (Style.TEXTBOOK, 2),
        (Style.PHONE, 1),
    ]
    assert [one.accuracy for one in figures] == [2 / 3, 1 / 2, 1.0]
    assert [one.macro_f1 for one in figures] == [2 / 3, 2 / 3, 1.0]
    assert [one.balanced for one in figures] == [3 / 4, 1 / 2, 1.0]
    assert figures[0].interval is not None
    assert figures[0].interval[0] <= figures[0].macro_f1 <= figures[0].interval[1]
    assert [one.interval for one in figures[1:]] == [None, None]


def test_an_entry_with_several_labels_is_one_entry() -> None:
    moves = (case("clarify", "clarify", "a", Task.MOVE), case("-", "respond", "a", Task.MOVE))

    assert report(moves).figures[0].entries == 1


def test_parts_are_kept_apart() -> None:
    found = report((RIGHT, replace(ACCUSED, part=Share.TEST))).figures

    assert [(one.part, one.accuracy) for one in found if one.style is None] == [
        (Share.TUNE, 1.0),
        (Share.TEST, 0.0),
    ]


def test_a_gap_needs_both_languages() -> None:
    assert report((RIGHT, ACCUSED)).gaps == ()
    both = report((RIGHT, ACCUSED, in_english(RIGHT)))
    assert both.gaps == (Gap(task=Task.ACT, part=Share.TUNE, gap=1.0 - 2 / 3),)


def test_real_questions_that_are_called_a_push_are_counted() -> None:
    assert report((RIGHT, ACCUSED, PHONE)).accused == (
        Accused(locale=Locale.ZH, part=Share.TUNE, questions=2, share=0.5),
    )


def test_a_confusion_shows_what_is_taken_for_what() -> None:
    assert report((RIGHT, ACCUSED)).confusions == (
        Confusion(
            task=Task.ACT,
            locale=Locale.ZH,
            part=Share.TUNE,
            rows=("question",),
            columns=("pitch", "question"),
            counts=((1, 1),),
            labels=(Label(label="question", support=2, precision=1.0, recall=0.5, f1=2 / 3),),
        ),
    )


def test_silent_rules_are_passed_on() -> None:
    assert report((), ("zh.asks",)).silent == ("zh.asks",)
    assert report(()).silent is None


def test_sources_are_told() -> None:
    mine, theirs = replace(RIGHT, source="mine"), replace(ACCUSED, source="theirs")

    assert [one.source for one in report((mine, theirs)).sources] == ["mine", "theirs"]
