"""Pictures to draw, plain ones and unkind ones."""

from bot.messages import Bar, Mark, Picture, Strip

EVIL = "<script>'\"&]]>\u202e😀龘"


def marks(**found: bool) -> tuple[Mark, ...]:
    return tuple(Mark(label=label, found=one) for label, one in found.items())


NEEDS = Picture(
    name="needs",
    title="陶主任的需求图",
    description="换产洗喷头：难处认了，时间说了，钱没问到。",
    told="需求图\n换产洗喷头 ✓",
    found="问出来了",
    missed="没问到",
    shares="四类问题各占多少（浅色是目标）",
    strips=(
        Strip(
            label="换产洗喷头", marks=marks(难处=True, 时间=True, 客户=True, 钱=False, 好处=True)
        ),
        Strip(label="喷码糊、日期看不清", marks=marks(难处=False, 风险=False, 好处=False)),
    ),
    bars=(
        Bar(label="摸情况", count=3, share=33, least=10, most=40),
        Bar(label="找难处", count=1, share=11, least=20, most=40),
        Bar(label="算后果", count=5, share=56, least=20, most=50),
        Bar(label="谈好处", count=0, share=0, least=10, most=30),
    ),
)
EMPTY = Picture(
    name="empty",
    title="",
    description="",
    told="",
    found="",
    missed="",
    shares="",
    strips=(),
    bars=(),
)
UNKIND = Picture(
    name=EVIL,
    title=EVIL * 20,
    description=EVIL,
    told="",
    found=EVIL,
    missed="W" * 200,
    shares=EVIL * 30,
    strips=tuple(
        Strip(
            label=EVIL * 9,
            marks=marks(**{f"{number}{EVIL * 7}": number > 4 for number in range(9)}),
        )
        for _ in range(5)
    ),
    bars=(Bar(label="很长" * 60, count=10**6, share=100, least=0, most=100),),
)
