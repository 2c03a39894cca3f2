"""Whoever goes back is taken to the line he names, or told that there is none."""

import pytest
from msgspec.structs import replace

from bot.store.port import Store
from bot.store.rows import Status
from coach import engine
from tests.bot.turn.branches import AGAIN, MANY, WRONG, Opens, held, state_of, talked
from tests.bot.turn.callers import line_of
from tests.bot.turn.kept import line, spoiled


def test_without_a_number_it_is_the_weakest_line(store: Store, opens: Opens) -> None:
    li = opens()
    talked(li, MANY, AGAIN, WRONG, "/stop")

    assert "第 2 句" in li.says("/retry")
    past = state_of(held(store)[0]).past
    assert past is not None
    assert past.turn == 2


@pytest.mark.parametrize(
    "asked", ["/重来 第二句", "/retry2", "/retry 2", "从第二句重来", "第2句重来"]
)
def test_a_line_is_named_as_people_name_it(asked: str, store: Store, opens: Opens) -> None:
    li = opens()
    talked(li, MANY, AGAIN, "/stop")

    li.says(asked)

    past = state_of(held(store)[0]).past
    assert past is not None
    assert past.turn == 2


@pytest.mark.parametrize(
    ("said", "asked", "facts"),
    [
        ((), "/retry", {"why": "unheard", "turn": None, "heard": 0}),
        (("/stop",), "/retry 1", {"why": "empty", "turn": 1, "heard": 0}),
        ((MANY,), "/retry 2", {"why": "beyond", "turn": 2, "heard": 1}),
        ((MANY, "/stop"), "/retry 0", {"why": "beyond", "turn": 0, "heard": 1}),
        ((MANY,), "/retry", {"why": "fine", "turn": None, "heard": 1}),
    ],
)
def test_a_line_that_is_none_is_told(
    said: tuple[str, ...],
    asked: str,
    facts: dict[str, object],
    store: Store,
    opens: Opens,
) -> None:
    li = opens()
    talked(li, *said)
    before = held(store)

    assert li.says(asked) == line("rehearsal.retry_refused", **facts)
    assert held(store) == before


def test_a_talk_that_would_be_judged_otherwise_today_stays_closed(
    store: Store, opens: Opens
) -> None:
    li = opens()
    talked(li, MANY, AGAIN, "/stop")
    row, _ = held(store)
    spoiled(store, replace(row, state=engine.encode_state(replace(state_of(row), trust=9))))

    told = li.says("/retry 1")

    assert told == line("rehearsal.retry_refused", why="changed", turn=None, heard=0)


def test_a_finished_talk_is_at_hand_after_a_goodbye(store: Store, opens: Opens) -> None:
    li = opens()
    talked(li, MANY, AGAIN)
    debrief = li.sends(text="/stop")[-1]
    closed = held(store)[0].id
    li.says("谢谢，再见")
    li.says("/menu")
    li = opens()

    for choice in debrief.choices:
        if choice.id.partition(":")[0] not in {"menu", "retry", "drill"}:
            pressed = li.sends(choice=choice.id, step=debrief.step)
            assert line_of(pressed) not in {line("shell.stale"), line("shell.gone")}
            li.says("再见")
    assert "第 2 句" in li.says("/why")
    li.says("再见")
    li.says("/retry 2")
    assert held(store, closed)[0].status is Status.FINISHED
    assert state_of(held(store)[0]).past is not None


def test_a_debrief_of_before_the_talk_on_the_table_is_stale(opens: Opens) -> None:
    li = opens()
    talked(li, MANY)
    debrief = li.sends(text="/stop")[-1]
    li.says("/retry 1")

    assert li.sends(choice="score", step=debrief.step)[-1].text == line("shell.stale")
    li.says("/stop")
    assert li.sends(choice="score", step=debrief.step)[-1].text == line("shell.stale")
