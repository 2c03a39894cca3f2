"""A trade may take two sentences: one gives, the other asks for something in return."""

import pytest
from msgspec.structs import replace

from coach.kinds.rehearsal.walk import read
from coach.vocabulary import Contact, Locale
from tests.coach.judge.library import language
from tests.coach.kinds.rehearsal_talk import AT, BOOK, HELLO, Talk
from tests.coach.kinds.test_rehearsal_meant import CUT

HAGGLER = replace(BOOK, contact=Contact.NEGOTIATION, haggles=(CUT, CUT))


def settled(text: str, locale: Locale = Locale.ZH) -> str:
    """The rule by which he answers this while his demand stands open."""
    book = replace(HAGGLER, locale=locale)
    talk = Talk(book).say(HELLO)
    return talk.say(read(language(), book, talk.state, text, AT)).rule


@pytest.mark.parametrize(
    "text",
    [
        "账期您改成三十天。价格我让三个点。",
        "您把量提到二十吨。那我给您降两个点。",
        "价格我可以让三个点。不过账期您得改成三十天。",
        "给您降三个点。前提是您先付五成。",
        "您先付五成？那我去申请两个点。",
        "六十天我去申请。您把量提到三十吨，行吗？",
        "您签两年的合同。机器我免费送您一台。",
    ],
)
def test_two_chinese_sentences_make_a_trade(text: str) -> None:
    assert settled(text) == "haggle.traded"


@pytest.mark.parametrize(
    "text",
    [
        "You move to thirty days. I take three percent off.",
        "I'll come down three percent. But you'd have to pay in thirty days.",
        "Pay in thirty days. Then I can knock three percent off.",
        "Could you go to thirty days? Then I'd find you three percent.",
        "Sign for two years. I'll throw in the machine.",
    ],
)
def test_two_english_sentences_make_a_trade(text: str) -> None:
    assert settled(text, Locale.EN) == "haggle.traded"


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        (Locale.ZH, "您这边压力我理解。价格我给您降三个点。"),
        (Locale.ZH, "您要八个点。我给您让三个点。"),
        (Locale.ZH, "您一年用多少吨？我给您降三个点。"),
        (Locale.ZH, "给您降三个点。再送您一台机器。"),
        (Locale.ZH, "三个点降不了。账期您得改成三十天。"),
        (Locale.EN, "I understand you're under pressure. I can take three percent off."),
        (Locale.EN, "You want ninety days. I can do three percent."),
        (Locale.EN, "OK, I'll knock two percent off. Could you come and see us Thursday?"),
        (Locale.EN, "I can't do three percent. You'd have to pay in thirty days."),
    ],
)
def test_two_sentences_that_ask_for_nothing_in_return_are_no_trade(
    locale: Locale, text: str
) -> None:
    assert settled(text, locale) != "haggle.traded"


def test_what_the_rules_found_themselves_stays_as_it_is() -> None:
    talk = Talk(HAGGLER).say(HELLO)
    said = read(language(), HAGGLER, talk.state, "如果您先付五成，我可以申请两个点。", AT)

    assert [part.flags.count("trades") for part in said.parts] == [1]


def test_without_a_demand_nothing_is_traded() -> None:
    text = "账期您改成三十天。价格我让三个点。"
    said = read(language(), BOOK, Talk().state, text, AT)

    assert all("trades" not in part.flags for part in said.parts)
