"""One tap behind /why: the rules that read the words, with their reasons."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.inbox import Writer
from bot.store.memory import MemoryStore
from bot.turn.reasons import MOST_SHOWN, with_reasons
from coach.effects import Effect, Offer, Quote, Say
from coach.judge.language import Language
from coach.reading import Cited
from coach.vocabulary import Locale
from tests.bot.shelves import renderer
from tests.bot.turn.kept import session_in
from tests.bot.visitor import Visitor, choice_ids, coach_line, player_of, rules

TROUBLE = Cited(rule="zh.problem.met", words="碰到过")
NUMBER = Cited(rule="zh.situation.number", words="几单")
CUE = Cited(rule="playbook.cue", words="夜班")


def never() -> Language:
    """Nobody needs to know the rules."""
    raise AssertionError


def explained(*found: Cited, locale: Locale = Locale.ZH) -> tuple[Cited, ...]:
    said = with_reasons((Say(prompt="a", facts={"cited": found, "turn": 2}),), rules, locale)[0]
    assert isinstance(said, Say)
    assert said.facts["turn"] == 2
    shown = said.facts["cited"]
    assert isinstance(shown, tuple)
    return shown


@pytest.mark.parametrize(
    ("locale", "why"),
    [(Locale.ZH, "问的是碰没碰到过难处"), (Locale.EN, "asks whether they have run into trouble")],
)
def test_a_cited_rule_gets_its_reason_and_weight(locale: Locale, why: str) -> None:
    assert explained(TROUBLE, locale=locale) == (
        Cited(rule="zh.problem.met", words="碰到过", why=why, weight=3),
    )


def test_the_weightiest_rule_comes_first_behind_what_has_no_weight_of_its_own() -> None:
    shown = explained(NUMBER, TROUBLE, CUE)

    assert [one.rule for one in shown] == [CUE.rule, TROUBLE.rule, NUMBER.rule]
    assert (shown[0].why, shown[0].weight) == ("", None)


def test_no_more_rules_are_shown_than_a_phone_takes() -> None:
    assert len(explained(*(TROUBLE for _ in range(9)))) == MOST_SHOWN


def test_what_cites_nothing_stays_as_it_is() -> None:
    effects: tuple[Effect, ...] = (
        Say(prompt="a", facts={"turn": 1}),
        Say(prompt="b", facts={"cited": ()}),
        Quote(text="行", line=3, rule="r"),
        Offer(choices=()),
    )

    assert with_reasons(effects, never, Locale.ZH) == effects


@pytest.fixture
def kept() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def rep(kept: MemoryStore, tmp_path: Path) -> Iterator[Visitor]:
    player = player_of(tmp_path)
    with Writer(kept, player.play, player.apologise) as writer:
        yield Visitor(writer)


def test_a_rep_sees_the_rule_its_reason_and_the_line_of_the_playbook(
    rep: Visitor, kept: MemoryStore
) -> None:
    rep.presses("begin:free:wang")
    rep.says("你们一天多少单？")
    before = session_in(kept).state
    why = rep.says("/why")
    assert "why_more" in choice_ids(why)

    deeper = coach_line(rep.says("看规则")).splitlines()

    assert deeper == [
        "第 1 句是这么认的：",
        *(f"“？”：有问号（{rule}，分量 5）" for rule in ("old.asks", "zh.asks")),
        *(f"“多少”：问数目（{rule}，分量 3）" for rule in ("old.number", "zh.number")),
        f"客户这么答，按的是“{name('situation.fact')}”这条（situation.fact）",
        "打法第 20 行：“一天两百单。”",
    ]
    assert session_in(kept).state == before


def name(rule: str) -> str:
    return renderer().text("words.rehearsal_rule", Locale.ZH, {"value": rule})
