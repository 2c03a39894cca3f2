"""Mend common slips of Chinese typed by sound: 在 for 再, 那 for 哪, 的 for 得."""

import re

from coach.judge.normalise import Normalised

_END = r"(?=[呀啊呢嘛哦吗]*(?:[ ,，?!。]|$))"
_WHICH = (
    "里|儿|边|步|块|种|些|位|天|年|月|家|个|段|条|样|方面|一步|一块|一家|一种|一个|几家|几个|几种"
)
#: What is typed, only where its neighbours show that it is a slip, and what is meant: always as
#: many characters, so that places stay places. Dialect asking words become 吗.
SLIPS = (
    ("因该", "应该"),
    ("以经", "已经"),
    ("己经", "已经"),
    ("甚么|神马|啥么", "什么"),
    ("怎末|咋么|肿么|怎莫", "怎么"),
    ("这末", "这么"),
    ("现再", "现在"),
    ("木有", "没有"),
    ("好滴", "好的"),
    ("是滴", "是的"),
    ("对滴", "对的"),
    ("是伐|是咩", "是吗"),
    ("再(?=[哪那]|谁)", "在"),
    (r"(?<![现正实存都还就直人是有待放好可])在(?=这么|这样|拖|晚|不|过几|过两|来一)", "再"),
    (r"(?<![工操合动运制写协创])作(?=到|不到|得到|的到|的了|得了|不了|不好|得好|的好)", "做"),
    (
        r"(?<=[来忙顾管盯跟赶顶供扛撑负受等吃招留保看做用担耗拖])的(?=过来|及|住|起|了|动|完|清|消|到)",
        "得",
    ),
    (rf"(?<=[在是用找归选走卡问出到去从怕由要缺])那(?=(?:{_WHICH}){_END})", "哪"),
    ("那(?=[个样种块边]更)|(?<=跟)那(?=[家个种款]比)", "哪"),
    (r"(?<=[\u4e00-\u9fff])[伐咩噻](?=[ ,，?。]|$)", "吗"),
    (r"(?<=[有是对行会能要够用过及来了])哇(?=[ ,，?。]|$)", "吗"),
)
_ANY = re.compile("|".join(f"({typed})" for typed, _ in SLIPS))
_SUSPECT = re.compile(
    "因该|[以己]经|甚么|神马|啥么|[怎这]末|咋么|肿么|怎莫|现再|木有|滴|再[哪那谁]|在[这拖晚不过来]|作[到不得的]|的[过及住起了动完清消到]|那|[伐咩噻哇]"
)


def mended(said: Normalised) -> Normalised:
    """Give a text as it was meant; each character still points to what was typed."""
    if not _SUSPECT.search(said.text):
        return said
    text = _ANY.sub(_meant, said.text)
    return Normalised(said.raw, text, said.starts, said.ends)


def _meant(slip: re.Match[str]) -> str:
    return SLIPS[(slip.lastindex or 1) - 1][1]
