"""A drill to test on, with short ways to answer it by the reading alone."""

from datetime import UTC, datetime

from coach.effects import Effect, Finish, Offer, Quote, Say
from coach.events import Chose, Spoke
from coach.kinds.advanced import Advanced
from coach.kinds.drill.state import DrillState
from coach.kinds.drill.walk import advance, begin
from coach.playbook import Drill, DrillFault, DrillItem, DrillMove, Words
from coach.reading import Answer, Evidence, FaultFound, MoveFound
from coach.vocabulary import Fault, Locale, Move, ResponseMode, Role, Speaker, Verdict, Walk

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SEED = "seed"

ACKNOWLEDGE, CLARIFY, RESPOND, NEXT_STEP = Move
OWN = "看低师傅"

IN_HOUSE = DrillItem(
    name="自己能修",
    line=10,
    who="设备科长",
    role=Role.TECHNICAL,
    mode=ResponseMode.EVEN_KEEL,
    says=(Words("坏了我们自己修。", 14), Words("家里有师傅。", 15), Words("自己人够用。", 16)),
    moves=(
        DrillMove(move=ACKNOWLEDGE, line=18, points=15, cues=(), then=None),
        DrillMove(move=CLARIFY, line=20, points=35, cues=("夜班",), then=Words("夜里是差点。", 22)),
        DrillMove(move=RESPOND, line=24, points=20, cues=(), then=Words("那倒不冲突。", 26)),
        DrillMove(move=NEXT_STEP, line=28, points=30, cues=(), then=None),
    ),
    faults=(
        DrillFault(
            name=OWN,
            line=31,
            fault=None,
            minus=30,
            cues=("土办法",),
            says=Words("这话难听了。", 33),
        ),
        DrillFault(name="先谈价", line=35, fault=Fault.PRICE_FIRST, minus=10, cues=(), says=None),
    ),
    model=Words("有师傅守着踏实。夜里坏了多久能到？周二上午十点我过来看看，行吗？", 38),
    why="找师傅也睡着的那个钟点。",
)
TOO_DEAR = DrillItem(
    name="价格高",
    line=50,
    who="财务",
    role=Role.ECONOMIC,
    mode=ResponseMode.TROUBLE,
    says=(Words("贵了。", 54),),
    moves=(DrillMove(move=CLARIFY, line=56, points=100, cues=(), then=None),),
    faults=(),
    model=Words("跟谁比的？", 60),
    why="先弄清跟谁比。",
)
BOOK = Drill(
    id="test-drill",
    locale=Locale.ZH,
    title="两种拒绝",
    brief="",
    you_sell="打码机",
    tries=2,
    pass_mark=60,
    items=(IN_HOUSE, TOO_DEAR),
    tests=(),
)


def move(name: Move, share: float = 1.0) -> MoveFound:
    """A move shown by the first two characters of the answer."""
    return MoveFound(
        move=name,
        share=share,
        why="whole" if share == 1 else "part",
        evidence=(Evidence(rule=f"zh.{name}", start=0, end=2, matched=""),),
    )


def fault(name: str, kind: Fault | None) -> FaultFound:
    """A fault shown by the first two characters of the answer."""
    evidence = (Evidence(rule=f"zh.{name}", start=0, end=2, matched=""),)
    return FaultFound(name=name, fault=kind, evidence=evidence)


PRICE = fault("先谈价", Fault.PRICE_FIRST)
IGNORED = FaultFound(name="ignores", fault=Fault.IGNORES)


def said(text: str, *found: MoveFound, faults: tuple[FaultFound, ...] = ()) -> Spoke:
    """An answer that was read so."""
    return Spoke(
        reading=Answer(text=text, moves=found, faults=faults, score=0, verdict=Verdict.BAD)
    )


GOOD = said("哪一段吃紧", move(ACKNOWLEDGE), move(CLARIFY), move(RESPOND, 0.5))
HALF = said("理解，还行", move(ACKNOWLEDGE, 0.5))
NOTHING = said("嗯嗯", faults=(IGNORED,))


def play(
    *events: Spoke | str, walk: Walk = Walk.GUIDED, book: Drill = BOOK
) -> Advanced[DrillState]:
    """What the last of the events brings; a text is a choice."""
    now = begin(book, walk, AT, SEED)
    for event in events:
        happened = Chose(choice=event) if isinstance(event, str) else event
        now = advance(book, now.state, happened, AT, SEED)
    return now


def spoken(effects: tuple[Effect, ...], speaker: Speaker = Speaker.COACH) -> tuple[str, ...]:
    """What a speaker says: prompt keys, or the author's words."""
    lines = (one for one in effects if isinstance(one, Say | Quote) and one.speaker is speaker)
    return tuple(one.prompt if isinstance(one, Say) else one.text for one in lines)


def heard(effects: tuple[Effect, ...]) -> tuple[str, ...]:
    """What the customer says."""
    return spoken(effects, Speaker.CUSTOMER)


def offered(effects: tuple[Effect, ...]) -> tuple[str, ...]:
    """The buttons by what they are called."""
    return tuple(
        choice.prompt.removeprefix("drill.choice.")
        for one in effects
        if isinstance(one, Offer)
        for choice in one.choices
    )


def facts(effects: tuple[Effect, ...], prompt: str) -> dict[str, object]:
    """The facts of one prompt."""
    return next(dict(one.facts) for one in effects if isinstance(one, Say) and one.prompt == prompt)


def finished(effects: tuple[Effect, ...]) -> Finish | None:
    """The end, where it came."""
    return next((one for one in effects if isinstance(one, Finish)), None)
