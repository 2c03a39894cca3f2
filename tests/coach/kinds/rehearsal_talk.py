"""A customer to test on, with short ways to say a line to him by its reading alone."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.effects import Effect, Offer, Quote, Say
from coach.events import Chose, Spoke
from coach.kinds.rehearsal.walk import advance, begin
from coach.playbook import (
    Capability,
    Consequence,
    Cost,
    Fact,
    NextStep,
    Objection,
    Problem,
    Rehearsal,
    SoftNo,
    Topic,
    Words,
)
from coach.reading import Evidence, Part, Utterance
from coach.vocabulary import (
    Act,
    Area,
    Contact,
    Form,
    Locale,
    Organisation,
    ProblemType,
    ResponseMode,
    Role,
    Speaker,
    Spin,
    Technique,
    Walk,
)

if TYPE_CHECKING:
    from coach.kinds.rehearsal.state import RehearsalState

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SEED = "seed"


def side(area: Area, weight: int, line: int, says: str) -> Consequence:
    return Consequence(area=area, weight=weight, about=(), says=Words(says, line))


PICKING = Topic(
    name="拣错货",
    line=20,
    about=("拣错", "错发", "发错"),
    facts=(
        Fact(about=("多少人",), says=Words("仓里四十来号人，招聘上都写着。", 23), public=True),
        Fact(about=("怎么核对",), says=Words("拿单子一行一行对，对完打钩。", 26), public=False),
        Fact(about=("几点截单",), says=Words("下午四点截单，六点前得装上车。", 28), public=False),
    ),
    problem=Problem(
        type=ProblemType.RESTORE, says=Words("换了新品以后是多了，上月错了六十几单。", 31)
    ),
    consequences=(
        side(Area.MONEY, 3, 33, "补发加来回运费，一单小一百，月月往里贴。"),
        side(Area.CUSTOMERS, 3, 36, "有家连锁药店发了函，再错就换仓。"),
        side(Area.PEOPLE, 2, 39, "组长天天加班复核，走了一个，另一个也在看机会。"),
        side(Area.TIME, 1, 42, "查一单错在哪儿，得翻一刻钟监控。"),
    ),
    worth=Words("错在谁手里当场就亮灯，我也不用半夜接电话了。", 45),
)
COUNTING = Topic(
    name="盘点",
    line=47,
    about=("盘点", "盘库"),
    facts=(Fact(about=("多久盘",), says=Words("一季度停一天，全仓盘。", 50), public=False),),
    problem=Problem(type=ProblemType.PREVENT, says=Words("账实总差那么一点，没人较真。", 53)),
    consequences=(
        side(Area.RISK, 3, 55, "货主要是来审，差的那点得我们赔。"),
        side(Area.CAREER, 2, 58, "审出问题，头一个换的就是我。"),
    ),
    worth=Words("哪天来审我都敢开门。", 61),
)
BOOK = Rehearsal(
    id="picking-first-visit",
    locale=Locale.ZH,
    title="初访仓库主管",
    brief="你约到了仓库的郝主管，十五分钟。",
    minutes=10,
    who="郝主管",
    job="仓库主管",
    company="顺禾仓储",
    contact=Contact.FIRST_VISIT,
    organisation=Organisation.PRIVATE,
    role=Role.USER,
    mode=ResponseMode.TROUBLE,
    introduced_by="老顾",
    greets=Words("坐吧，我四点得去盯截单。", 17),
    topics=(PICKING, COUNTING),
    sells=(
        Capability(name="亮灯拣货", line=63, about=("亮灯",), does="拣错就响", meets="拣错货"),
        Capability(name="随手盘", line=67, about=("随手盘",), does="边拣边盘", meets="盘点"),
    ),
    if_pitched_early=(
        Objection(name="以前用过不满意", says=Words("前年上过手持机，摔坏一半。", 72)),
        Objection(name="价格太高", says=Words("这东西贵吧？我们批不下来。", 74)),
    ),
    cost=(
        Cost(weight=2, says=Words("老师傅不爱学新东西。", 82)),
        Cost(weight=5, says=Words("全仓换下来得十几万。", 78)),
        Cost(weight=3, says=Words("换的那几天谁来发货？", 80)),
    ),
    steps=(
        NextStep(
            name="给一月错单",
            line=85,
            about=("错单",),
            weight=2,
            says=Words("行，周三我让人拉出来。", 88),
        ),
        NextStep(
            name="一条通道试半月",
            line=90,
            about=("试半月",),
            weight=6,
            says=Words("先拿三号通道试，周一你带人来。", 93),
        ),
        NextStep(
            name="带你见总经理",
            line=95,
            about=("见总经理",),
            weight=9,
            says=Words("我去说，周五上午你过来。", 98),
        ),
    ),
    soft_no=(
        SoftNo(says=Words("资料先放我这儿。", 101), means="没打算看。"),
        SoftNo(says=Words("过了旺季再说吧。", 103), means="没有日子，就是不办。"),
    ),
    pass_mark=70,
    tests=(),
)


def part(act: Act, matched: str = "", **more: object) -> Part:
    """One sentence; ``matched`` are the words that its one rule found."""
    evidence = (Evidence(rule="r", start=0, end=len(matched), matched=matched),) if matched else ()
    return replace(Part(act=act, evidence=evidence), **more)


def says(*parts: Part, main: int = -1, text: str = "……", courtesies: str = "") -> Utterance:
    """A line of these sentences; the last one decides unless told otherwise."""
    index = len(parts) - 1 if main < 0 else main
    return Utterance(text=text, parts=parts, main=index, courtesies=tuple(courtesies.split()))


def ask(spin: Spin, *areas: Area, on: str = "", flags: str = "", form: Form = Form.OPEN) -> Part:
    topics = tuple(on.split())
    named = tuple(flags.split())
    return part(
        Act.QUESTION, "要花多少钱", spin=spin, form=form, topics=topics, areas=areas, flags=named
    )


def ask_fact(topic: str, index: int) -> Part:
    return part(Act.QUESTION, spin=Spin.SITUATION, form=Form.OPEN, facts=((topic, index),))


def ask_for(*steps: str, flags: str = "") -> Part:
    return part(Act.ADVANCE, steps=steps, flags=tuple(flags.split()))


def push_part(technique: Technique = Technique.ALTERNATIVE) -> Part:
    return part(Act.PRESSURE, "今天定下来", technique=technique)


HELLO = says(part(Act.STATEMENT), courtesies="introducer why_now how_long")
FACT = says(ask_fact("拣错货", 1))
PROBLEM = says(ask(Spin.PROBLEM, on="拣错货"))
MONEY = says(ask(Spin.IMPLICATION, Area.MONEY))
CUSTOMERS = says(ask(Spin.IMPLICATION, Area.CUSTOMERS))
PEOPLE = says(ask(Spin.IMPLICATION, Area.PEOPLE))
PAYOFF = says(ask(Spin.NEED_PAYOFF))
RECAP = says(part(Act.SUMMARY), courtesies="recap")
PITCH = says(part(Act.PITCH, "我们有"))
TIED = says(part(Act.BENEFIT, sells=("亮灯拣货",)))
PUSH = says(push_part())
RECORDS = says(ask_for("给一月错单"))
TRIAL = says(ask_for("一条通道试半月"))
BOSS = says(ask_for("带你见总经理"))
ORDER = says(ask_for(flags="order"))
BYE = says(part(Act.SMALL_TALK), courtesies="farewell")
GOOD = (HELLO, FACT, PROBLEM, MONEY, CUSTOMERS, PAYOFF, RECAP, TIED, TRIAL)


class Talk:
    """A talk under test: says lines, presses buttons, keeps what came last."""

    def __init__(self, book: Rehearsal = BOOK, walk: Walk = Walk.FREE, seed: str = SEED) -> None:
        self.book = book
        self.seed = seed
        self.state: RehearsalState
        self.effects: tuple[Effect, ...]
        self.state, self.effects = begin(book, walk, AT, seed)

    def say(self, *lines: Utterance) -> "Talk":
        for line in lines:
            event = Spoke(reading=line)
            self.state, self.effects = advance(self.book, self.state, event, AT, self.seed)
        return self

    def press(self, choice: str) -> "Talk":
        event = Chose(choice=choice)
        self.state, self.effects = advance(self.book, self.state, event, AT, self.seed)
        return self

    @property
    def heard(self) -> tuple[str, ...]:
        """What the customer said last: the author's words, or the name of a prompt."""
        return tuple(
            effect.text if isinstance(effect, Quote) else effect.prompt
            for effect in self.effects
            if isinstance(effect, Quote | Say) and effect.speaker is Speaker.CUSTOMER
        )

    @property
    def coached(self) -> tuple[str, ...]:
        """The prompts that the coach spoke last."""
        return tuple(
            effect.prompt
            for effect in self.effects
            if isinstance(effect, Say) and effect.speaker is Speaker.COACH
        )

    @property
    def rule(self) -> str:
        return self.state.notes[-1].rule

    @property
    def beside(self) -> tuple[str, ...]:
        return self.state.notes[-1].beside


def guided(*lines: Utterance) -> Talk:
    return Talk(walk=Walk.GUIDED).say(*lines)


def buttons(talk: Talk) -> tuple[str, ...]:
    offer = next(effect for effect in talk.effects if isinstance(effect, Offer))
    return tuple(choice.prompt.rpartition(".")[2] for choice in offer.choices)


def advised(talk: Talk) -> tuple[str, object, object]:
    """The stage that the coach advises, with its topic and side."""
    say = next(
        effect
        for effect in talk.effects
        if isinstance(effect, Say) and effect.prompt.startswith("rehearsal.advice")
    )
    return say.prompt.removeprefix("rehearsal.advice."), say.facts["topic"], say.facts["area"]
