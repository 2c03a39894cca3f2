"""Orders become bubbles: one a speaker, in the words of the right language."""

from pathlib import Path

import pytest
from jinja2 import UndefinedError

from bot import messages
from bot.messages import Attachment, Button, Mark, Message, Picture, Strip
from bot.render import Renderer, Voice, ending, offered
from coach.effects import (
    Attach,
    Bar,
    Cell,
    Choice,
    Drawing,
    Effect,
    Finish,
    Label,
    Offer,
    Quote,
    Row,
    Say,
)
from coach.effects import Picture as Ordered
from coach.vocabulary import Locale, Outcome, Speaker

PROMPTS = {
    "zh-CN/greet.j2": "你好，{{ name }}\n",
    "en/greet.j2": "Hello {{ name }}\n",
    "zh-CN/bye.j2": "再见\n---\n回见\n---\n慢走\n",
    "en/bye.j2": "Bye\n---\nSee you\n---\nSo long\n",
    "zh-CN/silent.j2": "{% if false %}x{% endif %}\n",
    "en/silent.j2": "{% if false %}x{% endif %}\n",
    "zh-CN/area.j2": '{{ word("area", "money") }}和{{ word("area", "time") }}\n',
    "en/area.j2": '{{ word("area", "money") }} and {{ word("area", "time") }}\n',
    "zh-CN/words/area.j2": '{% if value == "money" %}钱{% else %}时间{% endif %}\n',
    "en/words/area.j2": '{% if value == "money" %}money{% else %}time{% endif %}\n',
    "zh-CN/picture/found.j2": "有\n",
    "en/picture/found.j2": "found\n",
    "zh-CN/picture/missed.j2": "无\n",
    "en/picture/missed.j2": "missed\n",
    "zh-CN/picture/shares.j2": "比例\n",
    "en/picture/shares.j2": "shares\n",
    "zh-CN/diagnostics/DL001.j2": "错了\n---\n改好\n",
    "en/diagnostics/DL001.j2": "Wrong\n---\nMend it\n",
}
VOICE = Voice(locale=Locale.EN, customer=Locale.ZH, seed="s", turn="1")


@pytest.fixture
def renderer(tmp_path: Path) -> Renderer:
    for name, text in PROMPTS.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Renderer(tmp_path)


def greeting(speaker: Speaker = Speaker.COACH, rule: str | None = None) -> Say:
    return Say(prompt="greet", facts={"name": "Li"}, speaker=speaker, rule=rule)


def test_a_prompt_speaks_the_language_asked_for(renderer: Renderer) -> None:
    spoken = [renderer.text("greet", locale, {"name": "Li"}) for locale in Locale]

    assert spoken == ["你好，Li", "Hello Li"]


def test_a_missing_fact_is_an_error_not_a_gap(renderer: Renderer) -> None:
    with pytest.raises(UndefinedError):
        renderer.text("greet", Locale.EN, {})


def test_a_prompt_that_is_not_there_is_an_error(renderer: Renderer) -> None:
    with pytest.raises(FileNotFoundError):
        renderer.text("nowhere", Locale.EN, {})


def test_the_same_seed_and_turn_pick_the_same_wording_and_others_pick_all(
    renderer: Renderer,
) -> None:
    def byes() -> list[str]:
        return [renderer.text("bye", Locale.EN, {}, "seed", str(turn)) for turn in range(30)]

    assert byes() == byes()
    assert set(byes()) == {"Bye", "See you", "So long"}


def test_a_fact_may_number_the_wording_round_and_round(renderer: Renderer) -> None:
    spoken = [renderer.text("bye", Locale.EN, {"wording": number}) for number in range(4)]

    assert spoken == ["Bye", "See you", "So long", "Bye"]


def test_words_are_taken_from_the_folder_of_words_in_the_same_language(
    renderer: Renderer,
) -> None:
    assert renderer.text("area", Locale.ZH, {}) == "钱和时间"
    assert renderer.text("area", Locale.EN, {}) == "money and time"


def test_the_divider_of_a_diagnostic_stays(renderer: Renderer) -> None:
    assert renderer.text("diagnostics.DL001", Locale.EN, {}) == "Wrong\n---\nMend it"


def test_lines_of_one_speaker_make_one_bubble_in_the_order_of_speaking(renderer: Renderer) -> None:
    effects: tuple[Effect, ...] = (
        Quote(text="坐。", line=3, rule="greets"),
        greeting(),
        Quote(text="喝水吗？", line=4, rule="offers"),
        Say(prompt="area"),
    )

    assert renderer.messages(effects, VOICE) == (
        Message(speaker=Speaker.CUSTOMER, text="坐。\n喝水吗？", rule="greets", locale=Locale.EN),
        Message(speaker=Speaker.COACH, text="Hello Li\nmoney and time", locale=Locale.EN),
    )


def test_the_customer_speaks_the_language_of_his_playbook(renderer: Renderer) -> None:
    messages = renderer.messages((greeting(Speaker.CUSTOMER, "r1"), greeting(rule="r2")), VOICE)

    assert [(each.text, each.rule) for each in messages] == [("你好，Li", "r1"), ("Hello Li", "r2")]


def test_buttons_and_files_hang_on_the_last_bubble(renderer: Renderer) -> None:
    offer = Offer(choices=(Choice(id="bye", prompt="area"),), numbered=False)
    effects = (
        offer,
        greeting(Speaker.CUSTOMER),
        greeting(),
        Attach(name="sheet.md", prompt="greet", facts={"name": "sheet"}),
        Finish(score=3),
    )

    customer, coach = renderer.messages(effects, VOICE)

    assert customer == Message(speaker=Speaker.CUSTOMER, text="你好，Li", locale=Locale.EN)
    assert coach == Message(
        speaker=Speaker.COACH,
        text="Hello Li",
        choices=(Button(id="bye", label="money and time"),),
        attachment=Attachment(name="sheet.md", text="Hello sheet\n"),
        numbered=False,
        locale=Locale.EN,
    )


def test_a_line_without_words_makes_no_bubble(renderer: Renderer) -> None:
    offer = Offer(choices=(Choice(id="bye", prompt="area"),))

    assert renderer.messages((Say(prompt="silent"), offer), VOICE) == ()


def test_offers_of_one_turn_are_one_offer_without_doubles() -> None:
    hint, bye = Choice(id="hint", prompt="greet"), Choice(id="bye", prompt="bye")

    merged = offered((Offer(choices=(hint,)), Offer(choices=(bye, hint), numbered=False)))

    assert merged == Offer(choices=(hint, bye), numbered=False)
    assert offered((greeting(),)) is None


def test_the_end_is_found_among_the_effects() -> None:
    finish = Finish(score=80, passed=True, outcome=Outcome.ADVANCE)

    assert ending((greeting(), finish)) == finish
    assert ending((greeting(),)) is None


MONEY = Label(kind="area", value="money")
MAP = Ordered(
    name="needs",
    title="greet",
    description="greet",
    drawing=Drawing(
        rows=(Row(label=Label(value="拣错货"), cells=(Cell(label=MONEY, found=True),)),),
        bars=(Bar(label=MONEY, count=1, share=50, least=10, most=40),),
    ),
    facts={"name": "Li"},
)


def test_a_picture_speaks_the_language_of_the_coach(renderer: Renderer) -> None:
    (bubble,) = renderer.messages((greeting(), Say(prompt="bye"), MAP), VOICE)

    assert bubble.picture == Picture(
        name="needs",
        title="Hello Li",
        description="Hello Li",
        told=bubble.text.split("\n")[1],
        found="found",
        missed="missed",
        shares="shares",
        strips=(Strip(label="拣错货", marks=(Mark(label="money", found=True),)),),
        bars=(messages.Bar(label="money", count=1, share=50, least=10, most=40),),
    )
    assert bubble.beside == "Hello Li"


def test_a_picture_without_words_before_it_tells_none_of_them(renderer: Renderer) -> None:
    (bubble,) = renderer.messages((MAP, greeting()), VOICE)

    assert bubble.picture is not None
    assert (bubble.picture.told, bubble.beside) == ("", "Hello Li")
