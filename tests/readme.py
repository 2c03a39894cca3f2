"""Make .env.example and the generated blocks of the READMEs: run ``python -m tests.readme``."""

import re
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bot.evaluate import command
from bot.settings import PREFIX, Settings
from bot.supplies import renderer
from coach.gold.report import Report
from coach.vocabulary import Locale
from tests.adversarial.table import rows
from tests.transcripts import ALONE, Held, answers, duilian, exchanges, fenced, held

ROOT = Path(__file__).parents[1]
ENV_EXAMPLE = ROOT / ".env.example"
READMES = {Locale.ZH: ROOT / "README.md", Locale.EN: ROOT / "README.en.md"}
BLOCK = re.compile(r"(<!-- generated: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
#: What is measured, the language, the lines, the accuracy, macro-F1 with its interval.
GOLD_COLUMNS = 5
#: The turns of the guided talk that the first screen shows, before the last two.
SHOWN = range(5, 8)
#: What the three reps are called who visit the same customer.
REPS = {
    "good": {Locale.ZH: "会问的", Locale.EN: "the one who asks"},
    "middling": {Locale.ZH: "聊得来的", Locale.EN: "the pleasant one"},
    "poor": {Locale.ZH: "抢着推的", Locale.EN: "the one in a rush"},
}
#: The points of a talk and its outcome, in the one line of the debrief that tells both.
RESULT = re.compile(r"(\d+)[^()（）]*[（(].*?[)）]\s+(.+)")


def transcript(locale: Locale) -> str:
    talk = held(locale, "guided-rehearsal")
    last = len(talk.lines)
    return fenced(exchanges(talk, (*SHOWN, last - 1, last)))


class Visit(NamedTuple):
    """A whole talk with what came of it: the scales, and the lines of the debrief."""

    name: str
    talk: Held
    scales: list[str]
    debrief: list[str]

    @property
    def result(self) -> tuple[str, str]:
        """The points and the outcome."""
        found = RESULT.match(self.debrief[2])
        assert found is not None, self.debrief
        return found[1], found[2]


def visit(locale: Locale, rep: str) -> Visit:
    """What a rep of tests/talks/*/finance-*.txt says to the customer, alone, and what it earns."""
    talk = held(locale, f"finance-{rep}", "/scales")
    *_, debrief, scales = talk.replies
    return Visit(REPS[rep][locale], talk, scales.text.splitlines(), debrief.text.splitlines())


def three(locale: Locale) -> str:
    """Three reps with one customer: what each got out of it, then the talks."""
    visits = [visit(locale, rep) for rep in REPS]
    head = {
        Locale.ZH: "| 谁 | 问出来的分量 | 结果 | 分 | 陪练怎么说 |",
        Locale.EN: "| who | what was brought out | outcome | score | the coach says |",
    }[locale]
    return "\n".join([head, "|---|---|---|--:|---|", *map(row, visits), "", *map(folded, visits)])


def row(visit: Visit) -> str:
    """A line of the table: all but the name is what the program said."""
    score, outcome = visit.result
    left = re.sub(r"^\S+\s+", "", visit.scales[1])
    said = "<br>".join(visit.debrief[3:5])
    return f"| {visit.name} | {left} | {outcome} | {score} | {said} |"


def folded(visit: Visit) -> str:
    """The whole talk, from the customer's greeting to the debrief, to be opened with a click."""
    score, outcome = visit.result
    begun = visit.talk.lines.index(ALONE[visit.talk.locale]) + 1
    spoken = exchanges(visit.talk, range(begun + 1, len(visit.talk.lines)))
    block = fenced((*answers(visit.talk, begun), *spoken))
    title = f"<b>{visit.name}</b> {score} · {outcome}"
    return f"<details><summary>{title}</summary>\n\n{block}\n</details>\n"


def diagnostic(locale: Locale) -> str:
    """A built-in playbook with one misspelt name, and what the checker says of it."""
    source = (ROOT / "playbooks" / locale / "date-code-first-visit.yaml").read_text("utf-8")
    right, wrong = {
        Locale.ZH: ("meets: 喷码糊", "meets: 喷码湖"),
        Locale.EN: ("meets: smudged codes", "meets: smugged codes"),
    }[locale]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "date-code-first-visit.yaml"
        path.write_text(source.replace(right, wrong), "utf-8")
        said = duilian("check", str(path), "--locale", locale)
    return "```text\n" + said.replace(f"{folder}/", "").strip("\n") + "\n```\n"


def settings(locale: Locale) -> str:
    """The variables of the settings class, each with its default and its use."""
    head = {
        Locale.ZH: "| 变量 | 不写就是 | 做什么 |",
        Locale.EN: "| variable | default | what it does |",
    }[locale]
    rows = []
    for name, default in defaults():
        unset = renderer().text("words.setting_unset", locale, {"value": name})
        shown = unset if default is None else f"`{default}`"
        rows.append(f"| `{PREFIX}{name.upper()}` | {shown} | {use(name, locale)} |\n")
    return f"{head}\n|---|---|---|\n{''.join(rows)}"


def use(name: str, locale: Locale) -> str:
    """What a setting does; words/setting_use.j2 must know it."""
    words = renderer().text("words.setting_use", locale, {"value": name})
    assert words, f"prompts/{locale}/words/setting_use.j2 says nothing of {name}"
    return words


def defaults() -> Iterator[tuple[str, object]]:
    return ((name, field.default) for name, field in Settings.model_fields.items())


def env_example() -> str:
    """A file of variables, each explained in both languages, none of them set."""
    head = (
        "# 抄一份改名 .env 再改；compose 会读它。没写的都有默认值。\n"
        "# Copy to .env, then change; compose reads it. What is not set has a default.\n"
    )
    blocks = [
        f"# {use(name, Locale.ZH)}\n# {use(name, Locale.EN)}\n"
        f"# {PREFIX}{name.upper()}={'' if default is None else default}\n"
        for name, default in defaults()
    ]
    last = (
        "# compose.postgres.yaml 里数据库的密码，只用字母和数字\n"
        "# The password of the database in compose.postgres.yaml: letters and digits only\n"
        "# POSTGRES_PASSWORD=\n"
    )
    return "\n".join([head, *blocks, last])


def adversarial(locale: Locale) -> str:
    return "\n".join(rows(locale)) + "\n"


@cache
def measured() -> Report:
    return command.measured()


def gold(locale: Locale) -> str:
    """The first columns of the table that ``duilian eval --format markdown`` prints."""
    said = command.shown(measured(), "markdown", renderer(), locale)
    table = said.partition("\n\n")[0].splitlines()
    rows = ("|".join(row.split("|")[: GOLD_COLUMNS + 1]) + "|\n" for row in table)
    return "".join(rows)


BLOCKS: dict[str, Callable[[Locale], str]] = {
    "transcript": transcript,
    "three": three,
    "settings": settings,
    "diagnostic": diagnostic,
    "gold": gold,
    "adversarial": adversarial,
}


def fresh(locale: Locale) -> str:
    """The README of a language with every generated block made anew."""
    text = READMES[locale].read_text("utf-8")
    return BLOCK.sub(lambda found: found[1] + BLOCKS[found[2]](locale) + found[3], text)


if __name__ == "__main__":
    ENV_EXAMPLE.write_text(env_example(), "utf-8")
    for each in Locale:
        READMES[each].write_text(fresh(each), "utf-8")
