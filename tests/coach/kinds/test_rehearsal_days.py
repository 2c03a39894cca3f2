"""A bare day takes up the step that he was asked for; a bare yes is told from what says more."""

import pytest
from msgspec.structs import replace

from coach.effects import Say
from coach.kinds.rehearsal.hearing.days import kinds_of
from coach.kinds.rehearsal.walk import read
from coach.playbook import Ask, Haggle, Rehearsal, Words
from coach.reading import Part, Utterance
from coach.vocabulary import Act, Contact, Level, Locale, Moment, Outcome, Role, Spin
from tests.coach.judge.library import language
from tests.coach.kinds.rehearsal_talk import (
    AT,
    BOOK,
    GOOD,
    HELLO,
    MONEY,
    ORDER,
    PITCH,
    PROBLEM,
    RECORDS,
    TRIAL,
    Talk,
    ask,
    part,
    says,
)

ENGLISH = replace(BOOK, locale=Locale.EN, who="Ray Tolland")
SIGNS = replace(BOOK, role=Role.ECONOMIC, cost=BOOK.cost[:1])
HARD = replace(BOOK, level=Level.HARD)
SPEED = Ask(says=Words("几号能到货？", 30), when=Moment.STEP, about=("号",), then=None)
CUT = Haggle(
    says=Words("再降五个点。", 40),
    because=Words("总部压价。", 41),
    trade=Words("那就三个点。", 42),
    holds=Words("不降就不降。", 43),
)


def line(act: Act, *flags: str, steps: tuple[str, ...] = ()) -> Utterance:
    return replace(says(part(act, steps=steps)), flags=flags)


THURSDAY = line(Act.ADVANCE, "day")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("那周四上午十点呢", "day"),
        ("周四上午十点行不行？", "day"),
        ("那约在下礼拜三怎么样", "day"),
        ("8号下午3点方便吗", "day"),
        ("那您看明早9:30呢", "day"),
        ("周四上午十点", "day done"),
        ("那下周一开始呢", "day"),
        ("行，周二我来拿", "day done"),
        ("好，郝主管，那周四见", "day done"),
        ("好，那就这么定了", "done"),
        ("说好了，一言为定", "done"),
        ("行，谢谢您", "thanks"),
        ("我们用了三年没坏过。那周四上午呢？", "day"),
        ("周四我把方案发您", ""),
        ("不行", ""),
        ("下周再说吧", ""),
        ("为什么是周四", ""),
        ("那就说好了" * 20, ""),
        ("", ""),
        ("呢？", ""),
    ],
)
def test_what_a_bare_line_comes_to_in_chinese(text: str, kinds: str) -> None:
    assert kinds_of(language(), BOOK, text) == tuple(kinds.split())


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Thursday at ten then?", "day"),
        ("How about next Tuesday, ten o'clock?", "day"),
        ("Would tomorrow morning suit you", "day"),
        ("The 14th at 9:30?", "day"),
        ("Great, see you Tuesday then.", "day done"),
        ("Thanks Ray Tolland, Thursday it is", "day done"),
        ("Good, that's settled then.", "done"),
        ("OK great", "thanks"),
        ("It has run three years without a stop. Thursday at ten?", "day"),
        ("Ten?", ""),
        ("Thursday I'll send you the brochure", ""),
        ("Why Thursday?", ""),
    ],
)
def test_what_a_bare_line_comes_to_in_english(text: str, kinds: str) -> None:
    assert kinds_of(language(), ENGLISH, text) == tuple(kinds.split())


def test_the_reading_of_a_line_holds_it() -> None:
    assert "day" in read(language(), BOOK, Talk().state, "那周四上午十点呢", AT).flags


def objected() -> Talk:
    talk = Talk(HARD).say(HELLO, PROBLEM, MONEY, RECORDS)
    assert talk.rule == "step.objected"
    return talk


@pytest.mark.parametrize(
    "day",
    [
        THURSDAY,
        line(Act.STATEMENT, "day", "done"),
        line(Act.UNCLEAR, "day"),
        replace(says(ask(Spin.IMPLICATION)), flags=("day",)),
    ],
    ids=lambda one: str(one.parts[0].act),
)
def test_a_bare_day_after_his_objection_asks_for_the_step_again(day: Utterance) -> None:
    talk = objected().say(day)

    assert (talk.rule, talk.state.granted) == ("step.granted", ("给一月错单",))


def test_it_does_so_behind_an_answer_to_the_objection_and_lines_later() -> None:
    answer = part(Act.STATEMENT)
    both = replace(says(answer, part(Act.UNCLEAR), main=0), flags=("day",))

    assert objected().say(both).rule == "step.granted"
    assert objected().say(says(answer), THURSDAY).rule == "step.granted"


def test_a_step_that_the_day_names_itself_is_the_one() -> None:
    talk = objected().say(line(Act.SMALL_TALK, "day", steps=("一条通道试半月",)))

    assert (talk.rule, talk.state.asked) == ("step.light", "一条通道试半月")


def test_a_day_after_a_polite_no_gets_another_one() -> None:
    talk = Talk().say(HELLO, PROBLEM, TRIAL, THURSDAY)

    assert (talk.rule, talk.heard) == ("step.light", ("过了旺季再说吧。",))


def test_a_day_for_what_he_has_agreed_to_is_agreed() -> None:
    assert Talk().say(HELLO, PROBLEM, MONEY, RECORDS, THURSDAY).rule == "step.again"


def test_a_day_after_his_demand_is_met_asks_for_the_step() -> None:
    book = replace(BOOK, contact=Contact.FIRST_VISIT, haggles=(CUT,))
    trade = says(part(Act.STATEMENT, flags=("trades",)))
    talk = Talk(book).say(HELLO, PROBLEM, MONEY, RECORDS, trade)
    assert talk.rule == "haggle.traded"

    assert talk.say(THURSDAY).rule == "step.granted"


@pytest.mark.parametrize(
    ("book", "lines"),
    [
        (BOOK, (HELLO,)),
        (BOOK, (HELLO, ORDER)),
        (replace(BOOK, asks=(SPEED,)), (HELLO, PROBLEM, MONEY, RECORDS)),
        (BOOK, (HELLO, says(part(Act.ADVANCE)))),
    ],
    ids=["nothing asked for", "an order asked for", "his own question open", "a vague step"],
)
def test_a_bare_day_is_no_step_otherwise(book: Rehearsal, lines: tuple[Utterance, ...]) -> None:
    assert not Talk(book).say(*lines, THURSDAY).rule.startswith("step.granted")


def test_an_old_talk_that_kept_no_readings_has_no_step_to_take_up() -> None:
    talk = objected()
    notes = tuple(replace(note, reading=None) for note in talk.state.notes)
    talk.state = replace(talk.state, notes=notes)

    assert talk.say(THURSDAY).rule == "step.vague"


def test_a_question_about_a_day_that_says_more_stays_one() -> None:
    question: Part = ask(Spin.PROBLEM, on="拣错货")

    assert objected().say(says(question)).rule == "problem.told"


AGREED = (HELLO, PROBLEM, MONEY, RECORDS)
SETTLED = line(Act.PRESSURE, "done")


@pytest.mark.parametrize(
    "bare",
    [
        SETTLED,
        line(Act.STATEMENT, "day", "done"),
        line(Act.ADVANCE, "day", "done", steps=("给一月错单",)),
        line(Act.UNCLEAR, "done"),
    ],
    ids=lambda one: str(one.parts[0].act),
)
def test_once_he_has_agreed_a_line_that_settles_it_ends_the_talk_well(bare: Utterance) -> None:
    talk = Talk().say(*AGREED)
    before = talk.state.trust
    talk.say(bare)

    assert (talk.rule, talk.heard[0]) == ("talk.farewell", "customer.farewell")
    assert (talk.state.finished, talk.state.outcome) == (True, Outcome.ADVANCE)
    assert talk.state.trust == before


@pytest.mark.parametrize(
    "lines",
    [
        (HELLO,),
        (HELLO, PROBLEM, TRIAL),
        (*AGREED, PITCH),
        (*AGREED, TRIAL),
    ],
    ids=["nothing agreed", "a polite no", "his objection open", "a no after a yes"],
)
def test_what_is_not_agreed_is_not_settled_by_saying_so(lines: tuple[Utterance, ...]) -> None:
    talk = Talk().say(*lines, SETTLED)

    assert talk.rule == "push.made"


def test_an_order_is_settled_as_well() -> None:
    talk = Talk(SIGNS).say(*GOOD[:-1], ORDER)
    assert talk.rule == "order.granted"

    talk.say(SETTLED)
    farewell = talk.effects[0]
    assert isinstance(farewell, Say)
    assert (talk.rule, farewell.facts["agreed"]) == ("talk.farewell", True)


def demanded() -> Talk:
    talk = Talk(replace(BOOK, haggles=(CUT,))).say(HELLO, PROBLEM, MONEY, RECORDS)
    assert talk.rule == "haggle.demand"
    return talk


@pytest.mark.parametrize("bare", [THURSDAY, SETTLED, line(Act.UNCLEAR, "thanks")])
def test_a_bare_line_does_not_get_round_his_demand(bare: Utterance) -> None:
    talk = demanded().say(bare)

    assert (talk.rule, talk.heard) == ("haggle.pressed", ("customer.insists",))


def test_what_settles_it_does_however_short_it_is() -> None:
    gift = says(part(Act.STATEMENT, flags=("concedes",)))

    assert demanded().say(replace(gift, flags=("done",))).rule == "haggle.conceded"
    behind = says(part(Act.STATEMENT, flags=("holds",)), part(Act.UNCLEAR), main=0)
    assert demanded().say(replace(behind, flags=("day",))).rule == "haggle.held"


def test_a_yes_to_what_became_of_his_demand_gets_a_nod() -> None:
    trade = says(part(Act.STATEMENT, flags=("trades",)))
    talk = demanded().say(trade, line(Act.STATEMENT, "done"))

    assert talk.heard == ("customer.nods",)


def test_nothing_is_settled_before_he_says_so() -> None:
    talk = Talk().say(HELLO, PROBLEM, TRIAL, line(Act.STATEMENT, "done"))

    assert (talk.rule, talk.heard) == ("talk.remark", ("customer.not_agreed",))
    assert Talk().say(HELLO, line(Act.STATEMENT, "done")).heard == ("customer.listens",)


def test_a_day_after_a_vague_step_is_as_vague() -> None:
    vague = says(part(Act.ADVANCE))
    talk = Talk().say(HELLO, vague, line(Act.STATEMENT, "day", "done"))

    assert (talk.rule, talk.heard) == ("step.vague", ("customer.which_step",))


def test_thanks_for_a_yes_get_a_nod_and_the_talk_may_go_on() -> None:
    talk = Talk().say(*AGREED, line(Act.UNCLEAR, "thanks"))

    assert (talk.rule, talk.heard) == ("talk.remark", ("customer.nods",))
    assert not talk.state.finished
    assert Talk().say(HELLO, line(Act.STATEMENT, "thanks")).heard == ("customer.listens",)
