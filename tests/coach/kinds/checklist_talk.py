"""A checklist small enough to read beside its tests, with a talk to walk through it."""

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone

import msgspec

from coach.effects import Attach, Finish, Offer, Quote, Say
from coach.events import Chose, Event, Spoke
from coach.expression import Expression, ExpressionError, parse
from coach.judge.language import Language
from coach.judge.normalise import identity
from coach.judge.rules import Rules
from coach.kinds.checklist.state import ChecklistState
from coach.kinds.checklist.walk import advance, begin, read
from coach.playbook import Checklist, ChecklistItem, Computed, Gap, Sheet, SheetLine
from coach.reading import Entry
from coach.vocabulary import Flag, ItemType, Locale, Outcome, Walk

#: A Tuesday, late enough that UTC is still on Monday.
AT = datetime(2026, 12, 1, 7, 30, tzinfo=timezone(timedelta(hours=8)))
LANGUAGE = Language(Rules(digest="none", rules=()), identity)

NAMES = ("见谁", "为什么现在", "他头疼什么", "想让他答应什么", "最怕他问什么", "预计多大")
COUNTS = ("已知", "猜的", "问过的")


def expression(text: str, names: Sequence[str], options: Sequence[str] = ()) -> Expression:
    found = parse(text, (*names, *COUNTS, "known", "guessed", "asked"), options)
    assert not isinstance(found, ExpressionError), found
    return found


def item(name: str, kind: ItemType = ItemType.TEXT, **more: object) -> ChecklistItem:
    plain = ChecklistItem(
        name=name,
        line=1,
        group=None,
        ask=f"{name}？",
        type=kind,
        required=False,
        why=None,
        when=None,
        options=(),
        must_be=None,
        if_missing=None,
    )
    return msgspec.structs.replace(plain, **more)


def gap(flag: Flag, advice: str, question: str | None = None, whom: str | None = None) -> Gap:
    return Gap(flag=flag, advice=advice, question=question, whom=whom)


def checklist(
    items: tuple[ChecklistItem, ...],
    *,
    locale: Locale = Locale.ZH,
    lines: tuple[str, ...] = (),
    title: str = "单子",
    values: tuple[Computed, ...] = (),
) -> Checklist:
    return Checklist(
        id="visit-prep",
        locale=locale,
        title="拜访前三分钟",
        brief="",
        items=items,
        values=values,
        sheet=Sheet(
            title=title,
            lines=tuple(SheetLine(text=text, line=1) for text in lines),
            gaps="见面要问",
        ),
        tests=(),
    )


def visit() -> Checklist:
    """Six questions for any visit, two more for a big one."""
    big = expression("预计多大 >= 30万", NAMES)
    return checklist(
        (
            item("见谁", ItemType.PERSON, required=True, why="换个人就不灵。"),
            item("为什么现在", why="不是顺路来推销的。"),
            item(
                "他头疼什么",
                if_missing=gap(Flag.RED, "先不带方案。", "您最不满意的是哪一步？", "他本人"),
            ),
            item("想让他答应什么", required=True, must_be=Outcome.ADVANCE),
            item("最怕他问什么", ItemType.LIST, if_missing=gap(Flag.NOTICE, "各备一句。")),
            item("预计多大", ItemType.MONEY),
            item("预算", ItemType.MONEY, when=big, if_missing=gap(Flag.NOTICE, "先问怎么报。")),
            item("对手", ItemType.LIST, when=big),
        ),
        title="拜访单：{见谁}",
        lines=(
            "为什么现在：{为什么现在}",
            "他的难处：{他头疼什么}",
            "只求一件事：{想让他答应什么}",
            "备好答话：{最怕他问什么}",
            "预计：{预计多大}",
            "预算：{预算}",
            "准备度 {准备度}",
        ),
        values=(
            Computed(
                name="准备度",
                line=1,
                formula=expression("(已知 + 猜的 / 2) / 问过的", NAMES),
                show="percent",
            ),
        ),
    )


class Talk:
    """A walk through a checklist, one line or one button at a time."""

    def __init__(self, playbook: Checklist, at: datetime = AT) -> None:
        self.playbook = playbook
        self.at = at
        self.events: list[Event] = []
        self.state, self.effects = begin(playbook, Walk.GUIDED, at, "seed")

    def say(self, *texts: str) -> "Talk":
        for text in texts:
            entry = read(LANGUAGE, self.playbook, self.state, text, self.at)
            self._go(Spoke(reading=entry))
        return self

    def press(self, *choices: str) -> "Talk":
        for choice in choices:
            self._go(Chose(choice=choice))
        return self

    def _go(self, event: Event) -> None:
        self.events.append(event)
        self.state, self.effects = advance(self.playbook, self.state, event, self.at, "seed")

    def heard(self, text: str) -> Entry:
        return read(LANGUAGE, self.playbook, self.state, text, self.at)

    def said(self) -> tuple[str, ...]:
        """What was said last: prompt keys without their folder, the author's words as they are."""
        return tuple(_words(effect) for effect in self.effects if isinstance(effect, Say | Quote))

    def offered(self) -> tuple[str, ...]:
        return tuple(
            choice.id
            for effect in self.effects
            if isinstance(effect, Offer)
            for choice in effect.choices
        )

    def facts(self, prompt: str) -> dict[str, object]:
        return next(
            dict(effect.facts)
            for effect in self.effects
            if isinstance(effect, Say | Attach) and effect.prompt == f"checklist.{prompt}"
        )

    @property
    def ended(self) -> bool:
        return any(isinstance(effect, Finish) for effect in self.effects)

    def shown(self, name: str) -> str:
        answer = self.state.answer(name)
        return "" if answer is None else answer.shown

    def sheet(self) -> tuple[str, ...]:
        """The sheet as plain lines, guesses marked by a question mark."""
        facts = msgspec.convert(self.facts("sheet"), _SheetFacts)
        return tuple(
            "".join(piece.text + ("?" if piece.guess else "") for piece in pieces)
            for pieces in (facts.title, *facts.lines)
        )

    def gaps(self) -> tuple[str, ...]:
        facts = msgspec.convert(self.facts("sheet"), _SheetFacts)
        return tuple(str(found["item"]) for found in facts.gaps)


class _Piece(msgspec.Struct):
    text: str
    guess: bool


class _SheetFacts(msgspec.Struct):
    title: tuple[_Piece, ...]
    lines: tuple[tuple[_Piece, ...], ...]
    gaps: tuple[dict[str, str | None], ...]


def _words(effect: Say | Quote) -> str:
    return effect.text if isinstance(effect, Quote) else effect.prompt.removeprefix("checklist.")


def through(*more: str) -> Talk:
    """The visit up to its fifth question, one left open, then these lines."""
    lines = ("赵厂长 恒谷食品 管生产", "新线下个月投产", "跳过", "周五前带我看一遍旧线")
    return Talk(visit()).say(*lines, *more)


def replayed(talk: Talk) -> ChecklistState:
    """The state that the same events lead to, each state carried through its stored form."""
    state = begin(talk.playbook, Walk.GUIDED, talk.at, "seed").state
    for event in talk.events:
        stored = msgspec.json.decode(msgspec.json.encode(state), type=ChecklistState)
        seen = msgspec.json.decode(msgspec.json.encode(event), type=Event)
        state = advance(talk.playbook, stored, seen, talk.at, "seed").state
    return state
