"""Make .env.example and the generated blocks of the READMEs: run ``python -m tests.readme``."""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from rich.cells import cell_len

from bot.evaluate import command
from bot.settings import PREFIX, Settings
from bot.supplies import renderer
from coach.gold.report import Report
from coach.vocabulary import Locale
from tests.adversarial.table import rows

ROOT = Path(__file__).parents[1]
ENV_EXAMPLE = ROOT / ".env.example"
READMES = {Locale.ZH: ROOT / "README.md", Locale.EN: ROOT / "README.en.md"}
BLOCK = re.compile(r"(<!-- generated: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
NAMES = {
    Locale.ZH: {"rep": "销售", "coach": "陪练", "customer": "客户", "cut": "……"},
    Locale.EN: {"rep": "Rep", "coach": "Coach", "customer": "Customer", "cut": "…"},
}
#: The program with ids that count: the id of the message that begins a talk picks its wordings.
STEADY = """
import itertools, sys
from bot import cli
from bot.terminal import chat
numbers = itertools.count()
chat.new_id = lambda: str(next(numbers))
sys.exit(cli.main())
"""
#: What is measured, the language, the lines, the accuracy, macro-F1 with its interval.
GOLD_COLUMNS = 5
#: The turns of the guided talk that the first screen shows.
SHOWN = (*range(5, 8), *range(11, 14))


def duilian(*arguments: str, stdin: str = "") -> str:
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run(
            [sys.executable, "-c", STEADY, *arguments],
            cwd=ROOT,
            env=os.environ | {"XDG_DATA_HOME": home, "XDG_STATE_HOME": home},
            input=stdin.encode(),
            capture_output=True,
            check=False,
        )
    return done.stdout.decode()


def bubble(name: str, text: str, width: int) -> str:
    head, *rest = text.splitlines()
    pad = " " * (width + 2)
    return "\n".join(
        [name + " " * (width + 2 - cell_len(name)) + head, *(pad + line for line in rest)]
    )


def exchanges(locale: Locale, talk: str) -> Iterator[str]:
    """The shown turns of a talk, as a person would see them."""
    names = NAMES[locale]
    width = max(cell_len(name) for name in names.values())
    lines = (ROOT / "tests" / "talks" / locale / f"{talk}.txt").read_text("utf-8").splitlines()
    out = duilian("chat", "--json", "--user", "rep", "--locale", locale, stdin="\n".join(lines))
    replies = [json.loads(line) for line in out.splitlines()]
    last = 0
    for turn, line in enumerate(lines, 1):
        if turn not in SHOWN and turn != len(lines):
            continue
        if last and turn > last + 1:
            yield names["cut"]
        last = turn
        yield bubble(names["rep"], line, width)
        for reply in replies:
            if reply["in_reply_to"] == turn:
                buttons = " ".join(f"[{choice['label']}]" for choice in reply["choices"])
                text = reply["text"] + ("\n" + buttons if buttons else "")
                yield bubble(names[reply["speaker"]], text, width)


def transcript(locale: Locale) -> str:
    return "```text\n" + "\n".join(exchanges(locale, "guided-rehearsal")) + "\n```\n"


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
