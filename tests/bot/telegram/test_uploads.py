"""A file sent to the bot: fetched from who may publish, checked, published or sent back."""

from pathlib import Path

import pytest

from bot.access import Role
from bot.examiner import MOST_TOLD
from bot.store.memory import MemoryStore
from bot.supplies import renderer
from bot.telegram import reception
from coach.compiler.gate import MOST_BYTES
from coach.vocabulary import Locale
from tests.bot.telegram.conftest import Serve, by_webhook, let_in
from tests.fake_bot_api import FakeBotApi, FakePerson, Fault

ROOT = Path(__file__).parents[3]
GOOD = (ROOT / "playbooks" / "zh-CN" / "date-code-first-visit.yaml").read_bytes()
BAD = GOOD.replace("meets: 喷码糊".encode(), "meets: 喷码湖".encode())
#: The line of the mistake in the bad one.
MISSPELT = BAD.decode().splitlines().index("    meets: 喷码湖") + 1
TITLE = next(line for line in GOOD.decode().splitlines() if line.startswith("title: "))[7:]
WORDS = renderer()


@pytest.fixture
def kept(kept: MemoryStore) -> MemoryStore:
    """A store in which 777 and 778 are managers."""
    for user in ("777", "778"):
        let_in(kept, user, Role.MANAGER)
    return kept


def told(prompt: str, locale: Locale = Locale.ZH, **facts: object) -> str:
    return WORDS.text(prompt, locale, facts)


def test_a_good_playbook_is_published_and_can_be_practised_at_once(
    api: FakeBotApi, kept: MemoryStore, li: FakePerson, serve: Serve
) -> None:
    with serve(api, kept):
        li.uploads("visit.yaml", GOOD)
        (shown,) = li.waits(1)

    facts = {"title": TITLE, "version": 1, "team": "华东", "locale": "zh-CN", "spoken": True}
    assert shown.text == WORDS.text("shell.published", Locale.ZH, facts)
    with kept.reader() as reader:
        (live,) = reader.live("华东")
    assert (live.team, live.version, live.title) == ("华东", 1, TITLE)


@pytest.mark.parametrize("role", [Role.REP, None])
def test_nothing_is_fetched_from_who_does_not_manage(
    role: Role | None, api: FakeBotApi, kept: MemoryStore
) -> None:
    somebody = FakePerson(api, 999)
    if role is not None:
        let_in(kept, "999", role)
    with by_webhook(api, kept):
        somebody.uploads("visit.yaml", GOOD)
        (shown,) = somebody.waits(1)

    prompt = "shell.stranger" if role is None else "access.upload_not_yours"
    assert shown.text == told(prompt)
    assert api.called("getFile") == []


def test_a_mistake_is_told_with_its_line_and_cure_and_nothing_goes_live(
    api: FakeBotApi, kept: MemoryStore, li: FakePerson, serve: Serve
) -> None:
    with serve(api, kept):
        li.uploads("visit.yaml", BAD)
        (shown,) = li.waits(1)

    assert shown.text.splitlines() == [
        "visit.yaml 有 1 处要改，先没发：",
        f"第 {MISSPELT} 行：上面没有“喷码湖”这件心事。 → 是“喷码糊”吧？",
        "改好再发一次。",
    ]
    with kept.reader() as reader:
        assert [*reader.live("华东")] == []


def test_the_sender_s_language_is_spoken(api: FakeBotApi, kept: MemoryStore) -> None:
    han = FakePerson(api, 778, language="en")
    with by_webhook(api, kept):
        han.uploads("visit.yaml", BAD)
        (shown,) = han.waits(1)

    opening = f"visit.yaml has 1 mistake, so it is not out yet:\nLine {MISSPELT}: "
    assert shown.text.startswith(opening)


def test_of_many_mistakes_the_worst_are_told(
    api: FakeBotApi, kept: MemoryStore, li: FakePerson
) -> None:
    extra = "".join(f"strange{number}: 1\n" for number in range(9)).encode()
    with by_webhook(api, kept):
        li.uploads("visit.yaml", GOOD + extra)
        (shown,) = li.waits(1)

    lines = shown.text.splitlines()
    assert sum(line.startswith("第 ") for line in lines) == MOST_TOLD
    assert lines[-1].startswith("还有 ")


@pytest.mark.parametrize("name", ["visit.docx", ""])
def test_another_kind_of_file_is_explained(
    name: str, api: FakeBotApi, kept: MemoryStore, li: FakePerson
) -> None:
    with by_webhook(api, kept):
        li.uploads(name, b"PK")
        (shown,) = li.waits(1)

    assert shown.text == told("telegram.no_playbook", name=name)
    assert api.called("getFile") == []


def test_too_large_a_file_is_not_fetched(
    api: FakeBotApi, kept: MemoryStore, li: FakePerson
) -> None:
    with by_webhook(api, kept):
        li.uploads("visit.yaml", b"#" * (MOST_BYTES + 1))
        (shown,) = li.waits(1)

    assert shown.text == told("telegram.too_large", name="visit.yaml", most=MOST_BYTES // 1024)
    assert api.called("getFile") == []


def test_a_file_that_cannot_be_had_is_asked_for_again(
    api: FakeBotApi, kept: MemoryStore, li: FakePerson
) -> None:
    api.faults.add("getFile", Fault.no_chat())
    with by_webhook(api, kept):
        li.uploads("visit.yaml", GOOD)
        (shown,) = li.waits(1)

    assert shown.text == told("telegram.not_fetched", name="visit.yaml")


def test_long_work_is_shown(
    api: FakeBotApi, kept: MemoryStore, li: FakePerson, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reception, "NOTICEABLE", 0.01)
    with by_webhook(api, kept):
        li.uploads("visit.yaml", GOOD)
        li.waits(1)

    # When the checking takes longer than Telegram waits, it delivers the file once more.
    assert {call.fields["action"] for call in api.called("sendChatAction")} == {"typing"}
    assert len(li.sees) == 1
