"""Every line a checklist may order can be rendered, in both languages."""

from pathlib import Path

import pytest

from bot.render import Renderer
from coach.effects import Offer, Say
from coach.kinds.checklist.heard import Heard
from coach.vocabulary import Flag, ItemType, Locale
from tests.coach.kinds.checklist_talk import Talk, visit

PROMPTS = Path(__file__).parents[3] / "prompts"
FOLDERS = tuple(PROMPTS / locale / "checklist" for locale in Locale)
#: Reasons that are followed like a button, or stand for themselves.
NOT_REFUSALS = frozenset(
    {
        *(Heard.UNKNOWN, Heard.WHY, Heard.BACK, Heard.SURE, Heard.DONE, Heard.EDIT, Heard.PICK),
        *(
            Heard.YES,
            Heard.NO,
            Heard.SMALL_TALK,
            Heard.FAREWELL,
            Heard.WHO,
            Heard.WHICH_ITEM,
            Heard.UNCLEAR,
        ),
        *(Heard.STOP, Heard.SHEET, Heard.SCORE, Heard.FILL, Heard.GO_ON),
        Heard.OVER,
    }
)


def keys(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*.j2")}


def test_both_languages_say_the_same_things() -> None:
    assert keys(FOLDERS[0]) == keys(FOLDERS[1])


def test_every_reason_has_its_words() -> None:
    wanted = {f"refusal/{heard}.j2" for heard in Heard if heard not in NOT_REFUSALS}

    assert wanted == {key for key in keys(FOLDERS[0]) if key.startswith("refusal/")}


@pytest.mark.parametrize("locale", Locale)
def test_a_whole_talk_renders(locale: Locale) -> None:
    renderer = Renderer(PROMPTS)
    talk = Talk(visit())
    lines = ("谢谢", "赵厂长", "跳过", "跳过", "保持联系", "周五带我看线", "可能价格", "50万", "?")
    buttons = ("why", "score", "sheet", "edit", "back", "skip", "skip", "edit", "back", "done")
    for number in range(len(lines) + len(buttons)):
        for effect in talk.effects:
            if isinstance(effect, Say):
                assert renderer.text(effect.prompt, locale, effect.facts)
            if isinstance(effect, Offer):
                assert all(renderer.label(choice, locale) for choice in effect.choices)
        if number < len(lines):
            talk.say(lines[number])
        else:
            talk.press(buttons[number - len(lines)])
    assert talk.state.finished
    facts = talk.facts("file")
    assert renderer.text("checklist.file", locale, facts).startswith("# 拜访单：赵厂长\n\n- ")


@pytest.mark.parametrize("locale", Locale)
def test_the_words_of_an_item_have_names(locale: Locale) -> None:
    renderer = Renderer(PROMPTS)

    assert all(renderer.text("words.item_type", locale, {"value": kind}) for kind in ItemType)
    assert all(renderer.text("words.flag", locale, {"value": flag}) for flag in Flag)
