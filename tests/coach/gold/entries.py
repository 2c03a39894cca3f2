"""Short ways to a gold line, a gold answer, a case."""

from msgspec.structs import replace

from coach.compiler.rules import compile_rules
from coach.gold.cases import Case, Task
from coach.gold.lines import GoldAnswer, GoldLine, Share, Style
from coach.judge.rules import Rules
from coach.vocabulary import Act, Form, Locale, Spin, Verdict
from tests.bot.shelves import ASKS

ASKED = GoldLine(
    id="asked",
    text="一天多少单？",
    act=Act.QUESTION,
    spin=Spin.SITUATION,
    form=Form.OPEN,
    style=Style.TEXTBOOK,
    part=Share.TUNE,
)
TOLD = GoldLine(id="told", text="一天一单。", act=Act.PITCH, style=Style.PHONE, part=Share.TEST)
ANSWERED = GoldAnswer(
    id="answered",
    objection="太贵了。",
    text="哦哦",
    verdict=Verdict.BAD,
    moves=(),
    faults=(),
    style=Style.HARD,
    part=Share.TEST,
)


def case(gold: str, said: str, entry: str = "one", task: Task = Task.ACT) -> Case:
    """A case of a Chinese line from a textbook, for tuning."""
    return Case(
        entry=entry,
        task=task,
        locale=Locale.ZH,
        style=Style.TEXTBOOK,
        part=Share.TUNE,
        gold=gold,
        said=said,
    )


def in_english(one: Case) -> Case:
    """The same in the other language."""
    return replace(one, locale=Locale.EN)


def small_rules() -> Rules:
    """Two rules: what asks, what asks for a number."""
    rules = compile_rules({"asks.yaml": ASKS.encode()}).rules
    assert rules is not None
    return rules
