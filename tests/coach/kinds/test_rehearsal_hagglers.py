"""In a room a demand has somebody who makes it, and the coach names whoever asked."""

import pytest
from msgspec.structs import replace

from coach.effects import Quote, Say
from coach.kinds.rehearsal.coaching.advice import advice
from coach.playbook import Ask, Haggle, Person, Words
from coach.reading import Utterance
from coach.vocabulary import Act, Contact, Moment, Role, Speaker, Walk
from tests.coach.kinds.rehearsal_talk import BOOK, HELLO, Talk, part, says

TERMS = Haggle(
    says=Words("账期九十天。", 40),
    because=Words("总部就这个规矩。", 41),
    trade=Words("那就六十天。", 42),
    holds=Words("行，不提了。", 43),
    who="老邬",
)
PRICE = replace(TERMS, says=Words("再降五个点。", 50), who="")
ROOM = replace(
    BOOK,
    contact=Contact.NEGOTIATION,
    people=(Person(who="老邬", line=5, role=Role.USER), Person(who="小骆", line=6, role=Role.USER)),
    haggles=(TERMS, PRICE),
)
SPEED = Ask(says=Words("一秒能扫几件？", 30), when=Moment.OPENED, about=("一秒",), who="小骆")
WHY = says(part(Act.QUESTION))
MUMBLE = says(part(Act.STATEMENT))


def flagged(flag: str) -> Utterance:
    return says(part(Act.STATEMENT, flags=(flag,)))


def speakers(talk: Talk) -> tuple[str, ...]:
    """Who said each line of the last turn that is about the demand."""
    return tuple(
        effect.who
        for effect in talk.effects
        if isinstance(effect, Quote | Say)
        and effect.speaker is Speaker.CUSTOMER
        and (effect.rule or "").startswith("haggle.")
    )


def noticed(talk: Talk) -> tuple[str, object]:
    """The notice of the coach, and whom it names."""
    say = next(
        effect
        for effect in talk.effects
        if isinstance(effect, Say) and effect.prompt.startswith("rehearsal.notice.")
    )
    return say.prompt.removeprefix("rehearsal.notice."), say.facts["who"]


def haggling() -> Talk:
    return Talk(ROOM, Walk.GUIDED).say(HELLO)


def test_whoever_makes_a_demand_says_it() -> None:
    talk = haggling()

    assert speakers(talk) == ("老邬",)
    (say,) = advice(talk.book, talk.state)
    assert (say.prompt, say.facts["who"]) == ("rehearsal.advice.haggle", "老邬")


@pytest.mark.parametrize(
    ("lines", "rule", "who"),
    [
        ((WHY,), "haggle.reason", ("老邬",)),
        ((WHY, WHY), "haggle.told", ("老邬",)),
        ((MUMBLE,), "haggle.pressed", ("老邬",)),
        ((flagged("trades"),), "haggle.traded", ("老邬",)),
        ((flagged("holds"),), "haggle.held", ("老邬",)),
        ((flagged("concedes"),), "haggle.conceded", ("老邬", "郝主管")),
    ],
)
def test_what_becomes_of_a_demand_is_said_by_whoever_made_it(
    lines: tuple[Utterance, ...], rule: str, who: tuple[str, ...]
) -> None:
    talk = haggling().say(*lines)

    assert talk.rule == rule
    assert speakers(talk) == who
    assert noticed(talk) == (rule, "老邬")


def test_a_demand_of_nobody_in_particular_is_the_customers() -> None:
    talk = haggling().say(flagged("concedes"), MUMBLE)

    assert speakers(talk) == ("郝主管",)
    assert noticed(talk) == ("haggle.pressed", "郝主管")
    (say,) = advice(talk.book, talk.state)
    assert say.facts["who"] == "郝主管"


def test_the_coach_names_whoever_asked() -> None:
    talk = Talk(replace(ROOM, contact=Contact.GROUP, asks=(SPEED,)), Walk.GUIDED).say(HELLO)
    (say,) = advice(talk.book, talk.state)
    assert (say.prompt, say.facts["who"]) == ("rehearsal.advice.reply", "小骆")

    talk.say(MUMBLE)
    assert noticed(talk) == ("ask.missed", "小骆")
    talk.say(says(part(Act.STATEMENT, asks=(0,))))
    assert noticed(talk) == ("ask.answered", "小骆")


def test_a_question_of_the_customers_own_is_told_as_his() -> None:
    book = replace(ROOM, contact=Contact.GROUP, asks=(replace(SPEED, who=""),))
    talk = Talk(book, Walk.GUIDED).say(HELLO, MUMBLE)

    assert noticed(talk) == ("ask.missed", "郝主管")
