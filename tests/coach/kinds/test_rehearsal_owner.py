"""A private owner has nobody above him: nothing speaks of his boss, neither he nor the coach."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.render import Renderer
from coach.effects import Say
from coach.kinds.rehearsal.coaching.advice import facts_of
from coach.kinds.rehearsal.coaching.aim import Aim
from coach.kinds.rehearsal.coaching.notice import notice
from coach.kinds.rehearsal.debrief.screen import claimed
from coach.kinds.rehearsal.mind.room import answers_to_nobody
from coach.kinds.rehearsal.rules.commitment import SOFT_NOES, built_in_soft_no
from coach.kinds.rehearsal.scoring.result import result_of
from coach.kinds.rehearsal.whatif.changes import Change
from coach.kinds.rehearsal.whatif.search import Claim
from coach.playbook import Person, Rehearsal
from coach.vocabulary import Area, Locale, Organisation, Role, Spin
from tests.coach.kinds.rehearsal_talk import BOOK, COUNTING, HELLO, TRIAL, Talk, ask, says

PROMPTS = Path(__file__).parents[3] / "prompts"
OWNER = replace(BOOK, role=Role.ECONOMIC)
BOSS = ("领导", "拍板", "跟谁商量", "boss", "who decides")


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer(PROMPTS)


def speaks_of_a_boss(renderer: Renderer, say: Say) -> bool:
    texts = [
        renderer.text(say.prompt, locale, {**say.facts, "wording": nth})
        for locale in Locale
        for nth in range(3)
    ]
    return any(word in text for text in texts for word in BOSS)


@pytest.mark.parametrize("kind", ["look", "ask", "advice"])
@pytest.mark.parametrize("stage", ["consequence", "side", "haggle"])
def test_hints_and_advice_leave_the_boss_out(renderer: Renderer, kind: str, stage: str) -> None:
    target = Aim(stage, COUNTING, area=Area.CAREER)
    prompt = f"rehearsal.{kind}.{stage}"

    assert not speaks_of_a_boss(renderer, Say(prompt=prompt, facts=facts_of(OWNER, target)))


@pytest.mark.parametrize("stage", ["consequence", "side"])
def test_whoever_has_one_is_asked_about_him(renderer: Renderer, stage: str) -> None:
    target = Aim(stage, COUNTING, area=Area.CAREER)
    say = Say(prompt=f"rehearsal.ask.{stage}", facts=facts_of(BOOK, target))

    assert speaks_of_a_boss(renderer, say)


def test_the_notice_of_what_he_told_leaves_the_boss_out(renderer: Renderer) -> None:
    question = says(ask(Spin.IMPLICATION, Area.CAREER, on="盘点"))
    talk = Talk(OWNER).say(HELLO, says(ask(Spin.PROBLEM, on="盘点")), question)
    assert talk.rule == "consequence.told"

    assert not speaks_of_a_boss(renderer, notice(OWNER, talk.state))


@pytest.mark.parametrize(("book", "boss"), [(OWNER, False), (BOOK, True)])
def test_what_if_he_had_been_asked_who_decides(
    renderer: Renderer, book: Rehearsal, *, boss: bool
) -> None:
    state = Talk(book).say(HELLO, TRIAL).state
    result = result_of(book, state)
    (say,) = claimed(book, state, Claim(Change(1, "test", 2, None), result, result))

    assert speaks_of_a_boss(renderer, say) is boss


def test_he_puts_nobody_off_with_a_boss_of_his(renderer: Renderer) -> None:
    noes = {built_in_soft_no(OWNER, "seed", nth) for nth in range(SOFT_NOES)}
    keys = {built_in_soft_no(BOOK, "seed", nth) for nth in range(SOFT_NOES)}

    assert (keys - noes, noes - keys) == ({"3"}, {"own"})
    for kind in ("soft_no", "soft_no_means"):
        for key in noes:
            assert not speaks_of_a_boss(renderer, Say(prompt=f"words.{kind}", facts={"value": key}))


def test_the_matter_of_another_in_his_room_has_him_for_a_boss() -> None:
    topics = (replace(COUNTING, of="小秦"),)
    room = replace(OWNER, topics=topics, people=(Person(who="小秦", line=9, role=Role.USER),))

    assert (answers_to_nobody(room), answers_to_nobody(room, "盘点")) == (True, False)
    assert not answers_to_nobody(replace(OWNER, organisation=Organisation.STATE))
