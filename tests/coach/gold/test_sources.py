"""Each source is measured alone, and left out."""

from msgspec.structs import replace

from coach.gold.cases import Task
from coach.gold.sources import SourceFigure, by_source
from coach.vocabulary import Locale
from tests.coach.gold.entries import case

MINE = replace(case("S", "S", "a", Task.SPIN), source="mine")
THEIRS = replace(case("S", "P", "b", Task.SPIN), source="theirs")


def test_a_source_is_measured_alone_and_left_out() -> None:
    assert by_source((MINE, MINE, THEIRS)) == (
        SourceFigure(
            task=Task.SPIN, locale=Locale.ZH, source="mine", labels=2, alone=1.0, without=0.0
        ),
        SourceFigure(
            task=Task.SPIN, locale=Locale.ZH, source="theirs", labels=1, alone=0.0, without=1.0
        ),
    )


def test_a_single_source_cannot_be_left_out() -> None:
    assert by_source((MINE, MINE)) == ()


def test_our_own_lines_have_no_source() -> None:
    assert by_source((case("S", "S"), case("S", "P"))) == ()


def test_whether_a_line_pushes_says_nothing_about_sources() -> None:
    both = [replace(one, task=Task.PUSH) for one in (MINE, THEIRS)]

    assert by_source(both) == ()
