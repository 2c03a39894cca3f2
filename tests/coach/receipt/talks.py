"""Short talks on small playbooks, and the receipts of them."""

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from functools import cache
from typing import NamedTuple

import msgspec

from coach import engine
from coach.compiler.compilation import compile_playbook
from coach.compiler.rules import compile_rules
from coach.events import Began, Chose, Event
from coach.judge.language import Language
from coach.judge.normalise import identity
from coach.playbook import Playbook
from coach.receipt.canonical import canonical
from coach.receipt.form import Receipt
from coach.receipt.make import Made, Pinned, make
from coach.receipt.parse import Parsed, parse
from coach.replay import Recorded
from coach.vocabulary import Walk
from tests.bot.shelves import ASKS, DRILL, LIST, WANG

SEED = "5eed"
AT = datetime(2026, 3, 2, 23, 30, tzinfo=timezone(timedelta(hours=8)))
ANSWER = """\
format: 1
kind: rules
locale: zh-CN
id: answers
rules:
  - rule: zh.number
    label: spin:S
    weight: 3
    any: [多少]
    why: {zh-CN: 问数目, en: asks for a number}
    yes: ["一天多少单？"]
    no: ["一天一单。"]
  - rule: "zh.agrees"
    label: move:acknowledge
    weight: 5
    any: [不便宜]
    why: {zh-CN: 认同, en: agrees}
    yes: ["是不便宜。"]
    no: ["很便宜。"]
  - rule: zh.waits
    label: fault:waits
    weight: 5
    any: [等您电话]
    why: {zh-CN: 干等, en: waits}
    yes: ["那我等您电话。"]
    no: ["我周四来。"]
"""
FILES = {
    "asks.yaml": ASKS.split("  - rule: zh.number")[0],
    "answers.yaml": ANSWER,
}
RULES = msgspec.json.encode(FILES)
BOOKS = {"rehearsal": WANG, "drill": DRILL, "checklist": LIST}
TALKS: dict[str, Sequence[str]] = {
    "rehearsal": ("王姐一天多少单？", "/hint", "发错的多少？", "嗯", "/stop", "/why"),
    "drill": ("是不便宜。", "那我等您电话。", "是不便宜。", "/hint", "多少？", "/next", "/stop"),
    "checklist": ("明天见王姐", "/why", "求他试用", "/done"),
}


class Talk(NamedTuple):
    """What was said in a talk, ready for a receipt."""

    playbook: Playbook
    pinned: Pinned
    recorded: list[Recorded]


@cache
def language() -> Language:
    """The small rules, compiled."""
    compiled = compile_rules({name: text.encode() for name, text in FILES.items()})
    assert compiled.rules is not None, compiled.diagnostics
    return Language(compiled.rules, identity)


@cache
def book(kind: str) -> Playbook:
    """A small playbook, compiled."""
    compiled = compile_playbook(BOOKS[kind].encode(), kind, None, run_tests=False)
    assert compiled.playbook is not None, compiled.diagnostics
    return compiled.playbook


def talk(kind: str, lines: Sequence[str] | None = None) -> Talk:
    """A talk of these lines; one with a slash presses a button."""
    playbook, recorded = book(kind), [began()]
    state, _ = engine.begin(playbook, Walk.GUIDED, AT, SEED)
    for line in TALKS[kind] if lines is None else lines:
        if line.startswith("/"):
            event: Event = Chose(choice=line.removeprefix("/"))
            state, _ = engine.advance(playbook, state, event, AT, SEED)
        else:
            event, (state, _) = engine.step(language(), playbook, state, line, AT, SEED)
        recorded.append((event, AT))
    source = BOOKS[kind].encode()
    pinned = Pinned(playbook=playbook, source=source, rules=RULES, seed=SEED)
    return Talk(playbook, pinned, recorded)


def began() -> Recorded:
    return Began(walk=Walk.GUIDED), AT


def made(kind: str) -> Made:
    """The body of the receipt of a talk."""
    held = talk(kind)
    return make(held.pinned, held.recorded)


def document(kind: str = "rehearsal") -> dict[str, object]:
    """A receipt as JSON has it, with a signature that nobody here looks at."""
    key = {"id": "0" * 16, "public": "0" * 64}
    whole = {**made(kind).body, "key": key, "signature": "0" * 128}
    document: dict[str, object] = msgspec.json.decode(canonical(whole))
    return document


def receipt(document: object) -> Receipt:
    """The receipt of a document that is one."""
    parsed = parse(canonical(document))
    assert isinstance(parsed, Parsed), parsed
    return parsed.receipt
