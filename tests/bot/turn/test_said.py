"""What a person is shown to have said."""

import pytest

from bot.access import Role
from bot.commands.late import fingerprint
from bot.messages import Inbound, Notice
from bot.store.memory import MemoryStore
from bot.turn.player import Player
from bot.turn.said import LONGEST
from tests.bot.turn.callers import OURS, UNKNOWN, Caller, at, candidate, member, row_at
from tests.bot.turn.conftest import Calls

MEI = at("mei")


@pytest.fixture
def mei(calls: Calls, kept: MemoryStore) -> Caller:
    member(kept, MEI, Role.REP)
    return calls(MEI)


def said(player: Player, store: MemoryStore, inbound: Inbound) -> str:
    person = row_at(store, MEI)
    with store.transaction() as transaction:
        return player.play(transaction, person, inbound).said


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"text": " 王姐\n您好 "}, "王姐\n您好"),
        ({"text": "一天\x00多少单？"}, "一天 多少单？"),
        ({"text": "啊" * (LONGEST + 9)}, "啊" * LONGEST),
        ({"text": ""}, ""),
        ({"text": f"/start {UNKNOWN}"}, "/start …"),
        ({"text": f"/绑定 {UNKNOWN}"}, "/link …"),
        ({"text": UNKNOWN}, "…"),
        ({"choice": "hint"}, "/hint"),
        ({"choice": "practice"}, "练一场拜访"),
        ({"choice": "option:7"}, ""),
        ({"notice": Notice(prompt="telegram.edited")}, ""),
        ({"candidate": candidate(OURS)}, "王姐1"),
    ],
)
def test_it_is_what_he_did_in_words_but_no_code(
    fields: dict[str, object], shown: str, mei: Caller, kept: MemoryStore, small_player: Player
) -> None:
    assert said(small_player, kept, mei.message(**fields)) == shown


@pytest.mark.parametrize("choice", ["open:li", fingerprint("open:li")])
def test_a_button_is_shown_by_its_label(
    choice: str, mei: Caller, kept: MemoryStore, small_player: Player
) -> None:
    mei.says("/practice")

    assert said(small_player, kept, mei.message(choice=choice)) == "李工"


def test_the_label_is_in_his_language(mei: Caller, kept: MemoryStore, small_player: Player) -> None:
    mei.says("/language en")

    assert said(small_player, kept, mei.message(choice="menu")) == "Something else"


def test_a_code_is_masked_when_he_is_too_fast_as_well(
    mei: Caller, kept: MemoryStore, small_player: Player
) -> None:
    for _ in range(61):
        mei.says("/help")

    assert said(small_player, kept, mei.message(text=UNKNOWN)) == "…"


def test_what_was_said_is_kept_with_the_receipt(mei: Caller, kept: MemoryStore) -> None:
    mei.says(f"/link {UNKNOWN}")
    mei.presses("practice")

    with kept.reader() as reader:
        exchanges = reader.exchanges(row_at(kept, MEI).id, 0, 9)
    assert [(each.number, each.said) for each in exchanges] == [(1, "/link …"), (2, "练一场拜访")]
