"""One door for every kind: begin, read, advance, step, with its codec."""

from datetime import UTC, datetime

import msgspec
import pytest

from coach import engine
from coach.engine import State, advance, begin, decode_event, decode_state, read, step
from coach.events import Began, Chose, Event, Spoke
from coach.judge.language import Language
from coach.judge.rules import Rules
from coach.kinds.checklist.state import ChecklistState
from coach.kinds.drill.state import DrillState
from coach.kinds.rehearsal.state import RehearsalState
from coach.playbook import (
    Checklist,
    ChecklistItem,
    Drill,
    DrillItem,
    DrillMove,
    Playbook,
    Sheet,
    Words,
)
from coach.reading import Answer, Entry, Utterance
from coach.vocabulary import Act, ItemType, Locale, Move, ResponseMode, Role, Walk
from tests.coach.kinds.rehearsal_talk import BOOK

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SEED = "seed"
LANGUAGE = Language(Rules(digest="none", rules=()), str)
DRILL = Drill(
    id="one-refusal",
    locale=Locale.ZH,
    title="一条拒绝",
    brief="练一条。",
    you_sell="打包机",
    tries=2,
    pass_mark=60,
    items=(
        DrillItem(
            name="价格太高",
            line=5,
            who="采购",
            role=Role.USER,
            mode=ResponseMode.TROUBLE,
            says=(Words("太贵了。", 7),),
            moves=(
                DrillMove(move=Move.ACKNOWLEDGE, line=9, points=100, cues=("理解",), then=None),
            ),
            faults=(),
            model=Words("理解，跟哪家比？", 12),
            why="先问跟谁比。",
        ),
    ),
    tests=(),
)
CHECKLIST = Checklist(
    id="one-item",
    locale=Locale.ZH,
    title="一个问题",
    brief="一个就够。",
    items=(
        ChecklistItem(
            name="见谁",
            line=5,
            group=None,
            ask="这次见谁？",
            type=ItemType.TEXT,
            required=False,
            why=None,
            when=None,
            options=(),
            must_be=None,
            if_missing=None,
        ),
    ),
    values=(),
    sheet=Sheet(title="单子", lines=(), gaps="没问到"),
    tests=(),
)
KINDS: tuple[tuple[Playbook, type, type], ...] = (
    (BOOK, RehearsalState, Utterance),
    (DRILL, DrillState, Answer),
    (CHECKLIST, ChecklistState, Entry),
)


def begun(playbook: Playbook) -> State:
    return begin(playbook, Walk.GUIDED, AT, SEED).state


@pytest.mark.parametrize(("playbook", "state", "reading"), KINDS)
def test_every_kind_is_walked_through_the_same_door(
    playbook: Playbook, state: type, reading: type
) -> None:
    first = begin(playbook, Walk.GUIDED, AT, SEED)
    event, second = step(LANGUAGE, playbook, first.state, "你好", AT, SEED)

    assert isinstance(first.state, state)
    assert isinstance(event, Spoke)
    assert isinstance(event.reading, reading)
    assert second == advance(playbook, first.state, event, AT, SEED)


@pytest.mark.parametrize(("playbook", "state", "reading"), KINDS)
def test_every_state_and_event_survives_its_codec(
    playbook: Playbook, state: type, reading: type
) -> None:
    event, advanced = step(LANGUAGE, playbook, begun(playbook), "你好", AT, SEED)

    assert isinstance(advanced.state, state)
    assert isinstance(event.reading, reading)
    assert decode_state(engine.encode_state(advanced.state)) == advanced.state
    assert decode_event(engine.encode_event(event)) == event


@pytest.mark.parametrize("event", [Began(walk=Walk.FREE), Chose(choice="hint")])
def test_the_other_events_survive_their_codec(event: Event) -> None:
    assert decode_event(engine.encode_event(event)) == event


@pytest.mark.parametrize("data", [b"{}", b'{"type":"unknown"}', b"not json"])
def test_anything_else_is_no_state(data: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        decode_state(data)


@pytest.mark.parametrize("playbook", [playbook for playbook, _, _ in KINDS])
@pytest.mark.parametrize("stranger", [playbook for playbook, _, _ in KINDS])
def test_a_state_of_another_kind_is_refused(playbook: Playbook, stranger: Playbook) -> None:
    state = begun(stranger)
    if playbook is stranger:
        assert advance(playbook, state, Chose(choice="why"), AT, SEED).effects
        return

    with pytest.raises(TypeError, match="does not belong"):
        advance(playbook, state, Chose(choice="why"), AT, SEED)
    with pytest.raises(TypeError, match="does not belong"):
        read(LANGUAGE, playbook, state, "你好", AT)


def test_beginning_is_an_event_like_any_other() -> None:
    state = begun(BOOK)

    assert advance(BOOK, state, Began(walk=Walk.FREE), AT, SEED) == begin(BOOK, Walk.FREE, AT, SEED)


def test_a_rehearsal_takes_utterances_only() -> None:
    entry = Spoke(reading=Entry(text="x", target="y"))

    with pytest.raises(TypeError, match="utterances only"):
        advance(BOOK, begun(BOOK), entry, AT, SEED)


def test_a_line_without_any_rule_is_read_all_the_same() -> None:
    reading = read(LANGUAGE, BOOK, begun(BOOK), "你好", AT)

    assert isinstance(reading, Utterance)
    assert reading.parts[reading.main].act is Act.UNCLEAR
