"""Every line that a drill can order is written in both languages."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.render import Renderer
from coach.reading import Cited
from coach.vocabulary import Fault, Locale, Move, Verdict

PROMPTS = Path(__file__).parents[3] / "prompts"
MOVES = tuple(Move)
FAULTS = (*(fault.value for fault in Fault if fault is not Fault.IGNORES), "own")
CHOICES = ("again", "hint", "model", "next", "finish", "stop", "why", "why_more", "score")
LEDGER = {
    "moves": ({"move": "clarify", "points": 35, "words": "夜班谁盯"},),
    "faults": (
        {"name": "看低师傅", "fault": "", "minus": 30, "words": "土办法"},
        {"name": "", "fault": "contradicts", "minus": 20, "words": "您错了"},
    ),
}
CITED = (
    Cited(rule="zh.clarify.who", words="夜班谁盯", why="先问一句", weight=2.5),
    Cited(rule="playbook.cue", words="夜班"),
    Cited(rule="zh.gone", words=""),
)
EMPTY = {"moves": (), "faults": (), "hints": 0}
ITEMS = ({"name": "价格高", "score": 60}, {"name": "自己能修", "score": 20})
SAID: tuple[tuple[str, Mapping[str, object]], ...] = (
    ("intro", {"you_sell": "打码机", "who": "设备科长", "tries": 2}),
    ("intro", {"you_sell": "打码机", "who": "设备科长", "tries": 1}),
    ("item", {"who": "财务", "number": 2, "count": 7}),
    ("settled", {}),
    ("over", {}),
    ("no_such_choice", {}),
    ("points", {"score": 5, "left": 1, "hints": 10, **LEDGER}),
    ("points", {"score": 0, "left": 2, **EMPTY}),
    ("result", {"score": 65, "before": None, "passed": True, "tries": 2, "hints": 0}),
    ("result", {"score": 35, "before": 5, "passed": False, "tries": 2, "hints": 10}),
    ("why", {"score": 5, "hints": 10, "pasted": False, **LEDGER}),
    ("why", {"score": 25, "pasted": True, **EMPTY}),
    ("why", {"score": 0, "pasted": False, **EMPTY}),
    ("why_more", {"cited": CITED, "rule": "drill.then.clarify", "line": 22, "heard": "夜里"}),
    ("why_more", {"cited": (), "rule": "drill.fault.waits", "line": None, "heard": ""}),
    ("why_nothing", {}),
    ("score", {"score": 40, "items": ITEMS}),
    ("score", {"score": None, "items": ()}),
    ("strategy", {"why": "先弄清跟谁比。"}),
    *((f"customer.{name}", {}) for name in ("nothing_new", "known", "agrees", "listens")),
    *(("customer.fault", {"fault": fault}) for fault in (*FAULTS, "ignores")),
    *(
        (f"praise.{move}", {"words": "夜班", "whole": whole, "brought": brought})
        for move in MOVES
        for whole in (0, 1)
        for brought in ("", "夜里坏，师傅得赶回来")
    ),
    ("model_later", {}),
    *((f"carry_on.{move}", {}) for move in MOVES),
    ("carry_on.known", {"missing": "respond"}),
    ("carry_on.known", {"missing": ""}),
    ("improve.own_words", {}),
    *((f"improve.fault.{fault}", {"name": "看低师傅", "words": "土办法"}) for fault in FAULTS),
    *((f"improve.missing.{move}", {}) for move in MOVES),
    *((f"improve.part.{move}", {"got": 10, "most": 20, "words": "夜班"}) for move in MOVES),
    *((f"hint.{move}", {"cost": 10}) for move in MOVES),
    ("hint.strategy", {"why": "先弄清跟谁比。", "cost": 10}),
    ("hint.none", {}),
    *((f"choice.{name}", {"cost": 10}) for name in CHOICES),
    ("debrief.score", {"score": 40, "pass_mark": 60, "items": ITEMS}),
    ("debrief.best", {"item": "价格高", "words": "跟谁比的"}),
    ("debrief.nothing", {}),
    *(("debrief.practise", {"kind": "fault", "what": fault}) for fault in FAULTS),
    *(
        ("debrief.practise", {"kind": kind, "what": move})
        for kind in ("part", "missing")
        for move in MOVES
    ),
    ("debrief.practise", {"kind": "own_words", "what": ""}),
)


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer(PROMPTS)


@pytest.mark.parametrize("locale", Locale)
def test_the_folder_holds_what_a_drill_says_and_nothing_else(locale: Locale) -> None:
    root = PROMPTS / locale / "drill"
    written = {
        ".".join(path.relative_to(root).with_suffix("").parts) for path in root.rglob("*.j2")
    }

    assert written == {name for name, _ in SAID}


@pytest.mark.parametrize("locale", Locale)
@pytest.mark.parametrize(("name", "facts"), SAID)
def test_a_line_is_said_in_whole_words(
    renderer: Renderer, locale: Locale, name: str, facts: Mapping[str, object]
) -> None:
    text = renderer.text(f"drill.{name}", locale, facts, "seed", "1")

    assert text
    assert not any(sign in text for sign in ("{", "}", "None", "\n\n", "_"))


@pytest.mark.parametrize("locale", Locale)
@pytest.mark.parametrize(
    ("kind", "values"),
    [("move", tuple(Move)), ("fault", tuple(Fault)), ("verdict", tuple(Verdict))],
)
def test_every_word_of_an_answer_has_its_name(
    renderer: Renderer, locale: Locale, kind: str, values: tuple[str, ...]
) -> None:
    names = [renderer.text(f"words.{kind}", locale, {"value": value}) for value in values]

    assert len({name for name in names if name}) == len(values)
