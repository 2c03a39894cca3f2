"""Make the generated blocks of the READMEs: ``python -m tests.readme`` writes them anew."""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from rich.cells import cell_len

from coach.vocabulary import Locale

ROOT = Path(__file__).parents[1]
READMES = {Locale.ZH: ROOT / "README.md", Locale.EN: ROOT / "README.en.md"}
BLOCK = re.compile(r"(<!-- generated: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
NAMES = {
    Locale.ZH: {"rep": "销售", "coach": "陪练", "customer": "客户", "cut": "……"},
    Locale.EN: {"rep": "Rep", "coach": "Coach", "customer": "Customer", "cut": "…"},
}
#: The turns of the guided talk that the first screen shows.
SHOWN = (*range(5, 8), *range(11, 14))


def duilian(*arguments: str, stdin: str = "") -> str:
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
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
    out = duilian("chat", "--json", "--locale", locale, stdin="\n".join(lines))
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


BLOCKS: dict[str, Callable[[Locale], str]] = {"transcript": transcript, "diagnostic": diagnostic}


def fresh(locale: Locale) -> str:
    """The README of a language with every generated block made anew."""
    text = READMES[locale].read_text("utf-8")
    return BLOCK.sub(lambda found: found[1] + BLOCKS[found[2]](locale) + found[3], text)


if __name__ == "__main__":
    for each in Locale:
        READMES[each].write_text(fresh(each), "utf-8")
