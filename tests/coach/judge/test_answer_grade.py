"""What ``duilian grade`` says of a line."""

from coach.judge.grade import grade
from tests.coach.judge.answers import language


def test_a_line_is_graded_as_plain_values() -> None:
    assert grade(language(), "太贵了\t理解。什么时候算呢？给您打九折") == {
        "score": 38,
        "verdict": "weak",
        "moves": ["acknowledge", "clarify"],
        "faults": [],
        "reasons": [
            {
                "rule": "zh.acknowledge.understood",
                "span": [0, 2],
                "matched": "理解",
                "move": "acknowledge",
                "share": 0.5,
            },
            {
                "rule": "zh.clarify.which",
                "span": [3, 7],
                "matched": "什么时候",
                "move": "clarify",
                "share": 1.0,
            },
        ],
    }


def test_only_the_first_tab_parts_objection_and_answer() -> None:
    assert grade(language(), "太贵了\t不对\t打九折")["faults"] == ["contradicts", "price_first"]


def test_a_line_without_a_tab_is_an_answer() -> None:
    assert grade(language(), "You're wrong")["faults"] == ["contradicts"]
    assert grade(language(), "")["verdict"] == "bad"
