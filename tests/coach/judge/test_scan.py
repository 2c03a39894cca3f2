"""How far a gap may reach in a text."""

from coach.judge.scan import Scan
from coach.vocabulary import Locale


def test_a_gap_goes_no_further_than_its_line_or_the_text() -> None:
    scan = Scan("here\nand there", Locale.EN)

    assert scan.reach(0) == len("here")
    assert scan.reach(len("here\n")) == len(scan.text)
    assert scan.reach(len(scan.text)) == len(scan.text)
