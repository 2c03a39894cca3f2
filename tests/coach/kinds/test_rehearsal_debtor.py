"""Somebody who owes, and does not buy, says our lines in words of his own."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from coach.kinds.rehearsal.hearing.wording import FOLDERS
from coach.kinds.rehearsal.rules.commitment import OF_CONTACT, SOFT_NOES, built_in_soft_no
from coach.vocabulary import Contact, Locale, Role, Spin
from tests.coach.kinds.rehearsal_talk import (
    BOOK,
    BYE,
    HELLO,
    MONEY,
    ORDER,
    PITCH,
    PROBLEM,
    PUSH,
    TRIAL,
    Talk,
    ask,
    says,
)

PROMPTS = Path(__file__).parents[3] / "prompts"
DEBTOR = replace(BOOK, contact=Contact.FOLLOW_UP, soft_no=(), if_pitched_early=())


@pytest.mark.parametrize("locale", tuple(Locale))
@pytest.mark.parametrize("folder", tuple(FOLDERS.values()))
def test_every_line_of_theirs_is_written_and_no_other(
    locale: Locale, folder: tuple[str, frozenset[str]]
) -> None:
    name, keys = folder
    written = {path.stem for path in (PROMPTS / locale / "customer" / name).glob("*.j2")}

    assert written == keys


def test_they_are_said_instead_of_those_of_a_buyer() -> None:
    assert Talk(DEBTOR).say(PUSH).heard == ("customer.debtor.pushed",)
    assert Talk(DEBTOR).say(PROBLEM).heard == ("customer.debtor.nothing_wrong",)
    assert Talk(DEBTOR).say(PITCH).heard == ("customer.debtor.not_convinced",)
    assert Talk(DEBTOR).say(HELLO, BYE).heard[0] == "customer.debtor.farewell"
    assert Talk().say(HELLO, BYE).heard[0] == "customer.farewell"


def test_nobody_is_asked_to_sit_down_on_the_phone() -> None:
    call = Talk(replace(BOOK, contact=Contact.COLD_CALL)).say(HELLO)
    assert call.heard == ("customer.phone.opened_introduced",)

    assert call.say(PROBLEM, BYE).heard[0] == "customer.phone.farewell"


def test_what_suits_both_stays_and_so_do_the_words_of_the_author() -> None:
    talk = Talk(DEBTOR).say(HELLO)
    assert talk.heard == ("customer.opened_introduced",)

    assert talk.say(PROBLEM).heard == (BOOK.topics[0].problem.says.text,)
    enough = says(ask(Spin.IMPLICATION))
    assert talk.say(enough, enough).heard == ("customer.debtor.that_is_all",)


def test_to_pay_at_once_is_an_order() -> None:
    pays = Talk(replace(DEBTOR, role=Role.ECONOMIC, cost=DEBTOR.cost[:1]))
    assert pays.say(HELLO, PROBLEM, MONEY, ORDER).heard == ("customer.debtor.signs",)


def test_his_polite_noes_are_those_of_one_who_owes() -> None:
    keys = {built_in_soft_no(DEBTOR, "seed", nth) for nth in range(SOFT_NOES)}
    first = OF_CONTACT[Contact.FOLLOW_UP]

    assert keys == {f"{first}{nth + 1}" for nth in range(SOFT_NOES)}
    assert Talk(DEBTOR).say(HELLO, TRIAL).heard == ("customer.soft_no",)
