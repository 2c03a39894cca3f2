"""A small library of our own, so that tests of the shell do not hang on the built-in one."""

from functools import cache
from pathlib import Path

from bot.library import Library
from bot.render import Renderer
from coach.judge.normalise import identity

ROOT = Path(__file__).parents[2]
WANG = """\
format: 1
kind: rehearsal
locale: zh-CN
id: wang
title: 初访仓库王姐
brief: 你约到了王姐，十分钟。
who: 王姐
job: 仓库主管
company: 一家小仓库
contact: 初次拜访
organisation: 民营
role: 使用者
mode: 有麻烦
greets: 坐吧。
topics:
  - topic: 错发货
    about: [发错, 错发]
    facts:
      - about: [多少单, 几单]
        says: 一天两百单。
    problem:
      type: 今不如昔
      says: 上个月发错了九单。
    consequences:
      - area: 钱
        weight: 3
        says: 一单赔三百。
      - area: 客户
        weight: 2
        says: 有两家不来了。
    worth: 不发错，我就睡得着。
sells:
  - name: 扫码枪
    about: [扫码枪]
    does: 发货前扫一遍
    meets: 错发货
cost:
  - weight: 5
    says: 要花钱的。
steps:
  - step: 试用
    about: [试用, 试两天]
    weight: 4
    says: 行，先试两天。
tests:
  - name: 什么都没问
    talk:
      - 王姐好
    ends: 暂时中断
"""
LI = WANG.replace("id: wang", "id: li").replace("王姐", "李工").replace("初访仓库", "回访")
DRILL = """\
format: 1
kind: drill
locale: zh-CN
id: refusals
title: 两句拒绝
brief: 客户拿来挡人的话。
you_sell: 扫码枪
items:
  - item: 太贵
    who: 老板
    says: [太贵了。, 贵。]
    moves:
      - move: 认同
      - move: 问清
      - move: 回应
      - move: 约下一步
    model: 是不便宜。您是拿它跟哪样比？上个月有家算下来三个月回本。周四我带数来，十分钟，行吗？
    why: 先问跟什么比。
"""
LIST = """\
format: 1
kind: checklist
locale: zh-CN
id: prep
title: 出门前
brief: 两个问题。
items:
  - item: 见谁
    ask: 见谁？
    type: 文字
    required: 是
  - item: 求什么
    ask: 求他什么？
    type: 文字
"""
ENGLISH = """\
format: 1
kind: drill
locale: en
id: refusals
title: Two refusals
brief: What customers say to keep you out.
you_sell: scanners
items:
  - item: too dear
    who: the owner
    says: [Too dear., That is a lot.]
    moves:
      - move: acknowledge
      - move: clarify
      - move: respond
      - move: next step
    model: It is a lot. Compared with what? One shop had it back in May. Thursday, ten minutes?
    why: Ask what it is compared with.
"""
ASKS = """\
format: 1
kind: rules
locale: zh-CN
id: asks
rules:
  - rule: zh.asks
    label: sign:asks
    weight: 5
    any: ["?"]
    why: {zh-CN: 有问号, en: has a question mark}
    yes: ["几点发车？"]
    no: ["三点发车。"]
  - rule: zh.number
    label: spin:S
    weight: 3
    any: [多少]
    why: {zh-CN: 问数目, en: asks for a number}
    yes: ["一天多少单？"]
    no: ["一天一单。"]
"""
FILES = {
    "zh-CN/a-wang.yaml": WANG,
    "zh-CN/b-li.yaml": LI,
    "zh-CN/c-drill.yaml": DRILL,
    "zh-CN/d-prep.yaml": LIST,
    "en/a-drill.yaml": ENGLISH,
    "rules/asks.yaml": ASKS,
    "rules/older.yaml": ASKS.replace("zh.", "old.").replace("id: asks", "id: older"),
}


def write(folder: Path) -> Path:
    """A library folder with these files."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@cache
def renderer() -> Renderer:
    """The words of the product, compiled once for all tests."""
    return Renderer(ROOT / "prompts")


def library(folder: Path) -> Library:
    """A library on this small folder."""
    return Library(write(folder), identity)
