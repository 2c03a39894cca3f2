"""Back in time: a talk is taken up again at an earlier line, and the old one stays as it was."""

from pathlib import Path

from msgspec.structs import replace

from bot.messages import Message
from bot.store.port import Store
from bot.store.rows import Status
from bot.turn.branching import COPIED
from coach import engine
from coach.compiler.rules import compile_rules
from coach.events import Began, Past, Spoke
from coach.judge.language import Language
from coach.judge.normalise import identity
from coach.receipt.packing import unpacked
from coach.receipt.recount import digests, numbering, recount, sealed
from coach.vocabulary import Outcome, Speaker
from tests.bot.receipted import opened
from tests.bot.shelves import ASKS, FILES
from tests.bot.turn.branches import (
    AGAIN,
    MANY,
    WRONG,
    Opens,
    desk_in,
    folds,
    held,
    state_of,
    talked,
)
from tests.bot.turn.callers import line_of, version
from tests.bot.turn.kept import line
from tests.coach.receipt.talks import book, receipt


def judge() -> Language:
    """The rules of the small library, compiled."""
    files = {"asks.yaml": ASKS, "older.yaml": FILES["rules/older.yaml"]}
    compiled = compile_rules({name: text.encode() for name, text in files.items()})
    assert compiled.rules is not None
    return Language(compiled.rules, identity)


def customer(messages: tuple[Message, ...]) -> str:
    return "\n".join(each.text for each in messages if each.speaker is Speaker.CUSTOMER)


def test_a_talk_under_way_is_taken_up_at_an_earlier_line(store: Store, opens: Opens) -> None:
    li = opens()
    talked(li, MANY, "/hint", "嗯嗯嗯", AGAIN)
    old, before = held(store)

    replies = li.sends(text="/retry 2")

    row, turns = held(store)
    said = line("rehearsal.retried", turn=2, who="王姐", said=AGAIN, given_up=True)
    assert (customer(replies), line_of(replies)) == ("一天两百单。", "一天两百单。\n" + said)
    assert row.id != old.id
    assert (row.pin, row.seed, row.playbook, row.status) == (
        old.pin,
        old.seed,
        old.playbook,
        Status.OPEN,
    )
    assert [engine.decode_event(turn.event) for turn in turns] == [
        Began(walk=engine.decode_state(old.state).walk, past=Past(turn=2)),  # type: ignore[union-attr]
        engine.decode_event(before[1].event),
    ]
    assert {turn.key.namespace for turn in turns} == {COPIED}
    assert folds(row, turns)
    assert held(store, old.id) == (replace(old, status=Status.DROPPED), before)
    li.says(WRONG)
    assert folds(*held(store))
    assert [note.said for note in state_of(held(store)[0]).notes] == [MANY, WRONG]


def test_a_finished_talk_is_compared_with_the_other_branch(store: Store, opens: Opens) -> None:
    li = opens()
    talked(li, MANY, AGAIN, WRONG, "/stop")
    old = held(store)

    li.says("/retry 3")
    li = opens()
    li.says(WRONG)
    told = li.says("/stop")

    row, turns = held(store)
    past = state_of(row).past
    assert past == Past(turn=3, score=old[0].score, outcome=Outcome.CONTINUATION)
    compared = line(
        "rehearsal.debrief.compare",
        turn=3,
        before=old[0].score,
        before_outcome=old[0].outcome,
        before_step=None,
        score=row.score,
        outcome=row.outcome,
        step=None,
    )
    assert compared in told
    assert folds(row, turns)
    assert held(store, old[0].id) == old


def test_the_receipts_of_both_branches_can_be_recomputed(opens: Opens) -> None:
    li = opens()
    talked(li, MANY, AGAIN, "/stop")
    first = li.sends(text="/receipt")[-1].attachment
    li.says("/retry 2")
    li.says(WRONG)
    li.says("/stop")
    second = li.sends(text="/receipt")[-1].attachment

    assert first is not None
    assert second is not None
    one, two = (receipt(opened(file.text.encode())) for file in (first, second))
    for given in (one, two):
        rules = unpacked(given.rules.source)
        assert rules is not None
        assert numbering(given) is None
        again = recount(given, book("rehearsal"), judge(), rules)
        assert [*sealed(given), *digests(given), *again] == []
    assert two.turns[0].event["past"] == {
        "turn": 2,
        "score": one.result.score,
        "outcome": "continuation",
    }
    assert (two.seed, two.turns[1]) == (one.seed, replace(one.turns[1], seals=two.turns[1].seals))


def test_what_is_on_the_shelf_by_now_does_not_matter(store: Store, opens: Opens) -> None:
    li = opens()
    talked(li, MANY, AGAIN, "/stop")
    old, _ = held(store)
    li.gives(version(2))

    li.says("/retry 1")

    assert held(store)[0].pin == old.pin


def test_the_same_message_takes_a_talk_up_once(store: Store, opens: Opens) -> None:
    li = opens()
    talked(li, MANY, AGAIN)
    again = li.message(text="/retry 1")

    first = li.again(again)
    row, turns = held(store)

    assert opens().again(again) == first
    assert held(store) == (row, turns)


def test_a_branch_has_branches_of_its_own(store: Store, opens: Opens) -> None:
    li = opens()
    talked(li, MANY, AGAIN)
    for turn in (2, 1, 1):
        li.says(f"/retry {turn}")
        assert folds(*held(store))
        li.says(MANY)
        assert folds(*held(store))
    assert desk_in(store).parked == ()


def test_a_guided_talk_goes_on_with_its_advice(store: Store, opens: Opens) -> None:
    li = opens()
    li.presses("begin:guided:wang")
    first = li.sends(text=MANY)
    li.says(AGAIN)

    replies = li.sends(text="/retry 2")

    assert [each.speaker for each in replies] == [Speaker.CUSTOMER, Speaker.COACH]
    assert replies[0].text == first[0].text
    assert replies[1].text.endswith(first[1].text)
    assert [each.id for each in replies[1].choices] == [each.id for each in first[1].choices]
    talk = desk_in(store).talk
    assert talk is not None
    assert (talk.said, talk.over) == (1, False)


def test_rules_other_than_todays_go_along(store: Store, opens: Opens, tmp_path: Path) -> None:
    li = opens()
    talked(li, MANY, AGAIN)
    old, _ = held(store)
    (tmp_path / "rules" / "asks.yaml").write_text(ASKS.replace("weight: 3", "weight: 4"), "utf-8")

    li = opens()
    li.says("/retry 2")
    li.says(AGAIN)

    row, turns = held(store)
    assert row.pin == old.pin
    assert isinstance(engine.decode_event(turns[-1].event), Spoke)
    assert folds(row, turns)
