"""What holds for every talk, whatever is said and pressed."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.effects import Finish, Offer, Quote, Say
from coach.engine import decode_event, decode_state, encode_event, encode_state
from coach.events import Began, Chose, Event, Spoke
from coach.judge.leaning_words import MARKS
from coach.kinds.rehearsal.mind.scales import left_pan
from coach.kinds.rehearsal.scoring.card import score
from coach.playbook import Ask, Haggle, Person, Rehearsal, Words
from coach.reading import Part, Utterance
from coach.replay import fold
from coach.vocabulary import (
    Act,
    Area,
    Contact,
    Form,
    Level,
    Locale,
    Moment,
    Organisation,
    Outcome,
    ResponseMode,
    Role,
    Speaker,
    Spin,
    Technique,
    Walk,
)
from tests.coach.kinds.rehearsal_talk import (
    AT,
    BOOK,
    GOOD,
    HELLO,
    SEED,
    Talk,
    ask,
    says,
)

# The same ways many times over: other tests count their lines.
pytestmark = pytest.mark.no_cover

PROMPTS = Path(__file__).parents[3] / "prompts"
TOPICS = tuple(topic.name for topic in BOOK.topics)
FACTS = tuple((topic.name, index) for topic in BOOK.topics for index in range(len(topic.facts)))
FLAGS = ("accusing", "own_failure", "order", "vague", "trades", "concedes", "holds")
COURTESIES = ("echoes", *(name for name, label in MARKS.items() if label.startswith("courtesy:")))
CHOICES = ("hint", "why", "score", "stop", "retry", "scales", "practise", "skip", "")


def some(values: tuple[object, ...], most: int = 2) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(st.sampled_from(values), max_size=most, unique=True).map(tuple)


PARTS = st.builds(
    Part,
    act=st.sampled_from((*Act, Act.QUESTION, Act.QUESTION, Act.ADVANCE)),
    spin=st.sampled_from((*Spin, None)),
    form=st.sampled_from((*Form, None)),
    technique=st.sampled_from((*Technique, None)),
    flags=st.one_of(st.just(()), some(FLAGS, 1)),
    areas=some(tuple(Area)),
    topics=some(TOPICS),
    facts=some(FACTS),
    sells=some(tuple(item.name for item in BOOK.sells)),
    steps=some(tuple(step.name for step in BOOK.steps)),
    asks=some((0, 1, 2)),
    figure=st.booleans(),
)


def line_of(parts: list[Part], main: int, courtesies: tuple[str, ...]) -> Spoke:
    line = Utterance(
        text="说了一句", parts=tuple(parts), main=main % len(parts), courtesies=courtesies
    )
    return Spoke(reading=line)


LINES = st.builds(
    line_of, st.lists(PARTS, min_size=1, max_size=3), st.integers(0, 2), some(COURTESIES, 3)
)
EVENTS = st.one_of(LINES, LINES, LINES, st.builds(Chose, choice=st.sampled_from(CHOICES)))
#: A customer who has questions and demands of his own, with somebody beside him.
FULL = replace(
    BOOK,
    people=(Person(who="小秦", line=9, role=Role.TECHNICAL),),
    asks=tuple(
        Ask(says=Words(f"问{moment}", 60 + nth), when=moment, about=("#",), who="小秦")
        for nth, moment in enumerate(Moment)
    ),
    haggles=tuple(
        Haggle(
            says=Words(f"要求{nth}", 70 + nth),
            because=Words(f"缘由{nth}", 74 + nth),
            trade=Words(f"换{nth}", 78 + nth),
            holds=Words(f"退{nth}", 82 + nth),
        )
        for nth in range(2)
    ),
)
BOOKS = st.builds(
    replace,
    st.sampled_from((BOOK, FULL)),
    level=st.sampled_from(tuple(Level)),
    role=st.sampled_from(tuple(Role)),
    mode=st.sampled_from(tuple(ResponseMode)),
    organisation=st.sampled_from(tuple(Organisation)),
    contact=st.sampled_from(tuple(Contact)),
)
TALKS = st.tuples(st.sampled_from(tuple(Walk)), st.lists(EVENTS, max_size=14))
FEW = settings(max_examples=150, derandomize=True)


def play(walk: Walk, events: list[Event]) -> Talk:
    talk = Talk(walk=walk).say(HELLO)
    for event in events:
        one(talk, event)
    return talk


def one(talk: Talk, event: Event) -> Talk:
    match event:
        case Chose(choice=choice):
            return talk.press(choice)
        case Spoke(reading=Utterance() as line):
            return talk.say(line)
        case _:
            raise AssertionError(event)


@FEW
@given(TALKS, BOOKS)
def test_there_is_always_a_way_on(played: tuple[Walk, list[Event]], book: Rehearsal) -> None:
    walk, events = played
    talk = Talk(book, walk)

    for event in events:
        finished = talk.state.finished
        one(talk, event)
        ends = [effect for effect in talk.effects if isinstance(effect, Finish)]
        assert talk.heard or any(isinstance(effect, Offer) for effect in talk.effects)
        assert len(ends) == int(talk.state.finished and not finished)
        for effect in talk.effects:
            if isinstance(effect, Say | Quote) and effect.speaker is Speaker.CUSTOMER:
                assert effect.rule


@FEW
@given(TALKS, BOOKS)
def test_replay_leads_to_the_same_state_and_both_survive_their_codec(
    played: tuple[Walk, list[Event]], book: Rehearsal
) -> None:
    walk, events = played
    talk = Talk(book, walk)
    state = talk.state
    for event in events:
        state = one(talk, decode_event(encode_event(event))).state

    recorded = [(Began(walk=walk), AT), *((event, AT) for event in events)]
    assert fold(book, recorded, SEED) == state
    assert decode_state(encode_state(state)) == state


def may_say(part: Part, words: Words) -> bool:
    """Whether this sentence asked for these words of the author's."""
    asks = part.act is Act.QUESTION
    for topic in BOOK.topics:
        named = topic.name in (*part.topics, *(name for name, _ in part.facts))
        silent = not part.topics and not part.facts
        for index, fact in enumerate(topic.facts):
            if words == fact.says:
                hit = (topic.name, index) in part.facts
                return asks and (hit or (named and len(topic.facts) == 1))
        for consequence in topic.consequences:
            if words == consequence.says:
                hit = not part.areas or consequence.area in part.areas
                return part.spin is Spin.IMPLICATION and hit and (named or silent)
        if words == topic.problem.says:
            return part.spin in (Spin.PROBLEM, Spin.IMPLICATION) and (named or silent)
        if words == topic.worth:
            return part.spin is Spin.NEED_PAYOFF and (named or silent)
    return True


@FEW
@given(TALKS, BOOKS)
def test_nothing_is_said_that_was_not_asked_for(
    played: tuple[Walk, list[Event]], book: Rehearsal
) -> None:
    walk, events = played
    talk = Talk(book, walk)

    for event in events:
        one(talk, event)
        for effect in talk.effects:
            if isinstance(effect, Quote):
                assert isinstance(event, Spoke)
                assert isinstance(event.reading, Utterance)
                main = event.reading.parts[event.reading.main]
                assert may_say(main, Words(effect.text, effect.line))


@FEW
@given(TALKS, BOOKS)
def test_no_line_of_the_author_is_said_twice(
    played: tuple[Walk, list[Event]], book: Rehearsal
) -> None:
    talk = Talk(book, played[0])
    said: list[str] = []

    for event in played[1]:
        one(talk, event)
        said += [effect.text for effect in talk.effects if isinstance(effect, Quote)]
    assert len(said) == len(set(said))


@FEW
@given(LINES, st.sampled_from(tuple(Walk)))
def test_one_line_over_and_over_never_wins(line: Spoke, walk: Walk) -> None:
    talk = play(walk, [line] * 12)

    won = talk.state.outcome in (Outcome.ORDER, Outcome.ADVANCE)
    assert not won or talk.state.notes[0].rule == "step.granted"
    assert score(BOOK, talk.state) < BOOK.pass_mark


@FEW
@given(st.permutations(GOOD[1:]))
def test_a_chain_beats_the_same_talk_without_its_consequences(lines: list[Utterance]) -> None:
    without = [line for line in lines if line.parts[line.main].spin is not Spin.IMPLICATION]
    chain = Talk().say(*GOOD[:-1])
    poor = Talk().say(HELLO, *without)

    assert score(BOOK, chain.state) > score(BOOK, poor.state)
    assert left_pan(BOOK, chain.state) > left_pan(BOOK, poor.state)


def test_situation_questions_alone_win_nothing() -> None:
    lines = tuple(says(ask(Spin.SITUATION, on=name)) for name in TOPICS) * 3
    talk = Talk().say(HELLO, *lines)

    assert talk.state.outcome is not Outcome.ADVANCE
    assert score(BOOK, talk.state) <= 5


@FEW
@given(TALKS, BOOKS)
def test_no_line_of_ours_comes_twice_running_in_the_same_words(
    played: tuple[Walk, list[Event]], book: Rehearsal
) -> None:
    talk = Talk(book, played[0])
    last: dict[str, object] = {}

    for event in played[1]:
        one(talk, event)
        said = {
            effect.prompt: effect.facts.get("wording")
            for effect in talk.effects
            if isinstance(effect, Say) and effect.speaker is Speaker.CUSTOMER
        }
        assert not set(said.items()) & set(last.items())
        last = said


def test_different_seeds_change_wordings_only() -> None:
    states = [Talk(seed=seed).say(*GOOD).state for seed in ("a", "b")]

    assert states[0] == states[1]


def written(prompt: str) -> bool:
    path = f"{prompt.replace('.', '/')}.j2"
    return all((PROMPTS / locale / path).is_file() for locale in Locale)


@FEW
@given(TALKS, BOOKS)
def test_every_line_ordered_is_written(played: tuple[Walk, list[Event]], book: Rehearsal) -> None:
    talk = Talk(book, played[0]).say(HELLO)

    for event in played[1]:
        one(talk, event)
        for effect in talk.effects:
            if isinstance(effect, Say):
                assert written(effect.prompt), effect.prompt
            if isinstance(effect, Offer):
                assert all(written(choice.prompt) for choice in effect.choices)
