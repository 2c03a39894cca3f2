"""See a trade that takes two sentences of one message: what is given in one, asked for in another.

The rules of a language read sentence by sentence, so that a trade of two is a present to them, or
nothing at all.
"""

import re
from types import MappingProxyType
from typing import NamedTuple

from msgspec.structs import replace

from coach.judge.language import Language
from coach.judge.normalise import MOST_READ
from coach.kinds.rehearsal.mind.scales import open_demand
from coach.kinds.rehearsal.state import RehearsalState
from coach.playbook import Rehearsal
from coach.reading import Utterance
from coach.vocabulary import Locale, Trait


class Sides(NamedTuple):
    """How a sentence gives something, or asks for something; what keeps it from both."""

    gives: re.Pattern[str]
    takes: re.Pattern[str]
    idle: re.Pattern[str]


_TERMS_ZH = (
    "账期|预付|现款|首付|定金|订金|付款|款到|月结|[0-9一二两三四五六七八九十百]+(?:天|吨|台|套|批|年|箱|成)"
    "|长单|年单|合同|案例|介绍|推荐|独家|全部|一起|数量|量"
)
_TERMS_EN = (
    r"days|terms|tonnes?|tons?|years?|contract|orders?|volume|deposit|up ?front|in advance"
    r"|prepay\w*|reference|pallets?|units|both|exclusiv\w+|introduc\w+"
)
SIDES = MappingProxyType(
    {
        Locale.ZH: Sides(
            gives=re.compile(
                "(?:让|降|便宜|少|下浮|优惠|减|抹|返|申请)(?:给)?(?:你)?(?:们)?.{0,3}?"
                "[0-9一二两三四五六七八九十半]+个?(?:百分)?(?:点|块|百|千|万|折|%)"
                "|(?:[0-9一二两三四五六七八九十]+个点).{0,4}(?:可以|没问题|行|让|给)"
                "|[0-9一二两三四五六七八九十]+天.{0,6}(?:申请|可以|没问题|给)"
                "|(?:免|送|包|出)(?:了|掉|给)?(?:你)?.{0,4}(?:费|一年|一台|一套|培训|安装)"
                "|(?:价|价格|单价|账期)(?:上|我|这边)?.{0,4}(?:可以|能|好)(?:再)?(?:松|让|降|商量|谈|放)"
            ),
            takes=re.compile(
                rf"(?:你|你们|你这边|你那边)?.{{0,6}}(?:得|能|先|把|改|签|加|提|缩|压|定|包|给我|付)"
                rf".{{0,8}}(?:{_TERMS_ZH})|(?:{_TERMS_ZH}).{{0,6}}(?:得|要|能|改|缩|压|提|签|先付|走|按)"
                "|前提是|条件是|作为交换|作为条件"
            ),
            idle=re.compile(
                "多少|为什么|为啥|怎么|什么|谁|哪|去年|上次|之前|已经|太长|太久|不能|不行|没法|不了"
            ),
        ),
        Locale.EN: Sides(
            gives=re.compile(
                r"\b(?:i|we)(?:'ll|'d| can| could| will| would| might)?\b.{0,24}"
                r"(?:percent|per cent|%|points?|off|discount|waive|throw in|free|come down|knock)"
                r"|\b(?:i|we)(?:'ll|'d| can| could| will| would| might) (?:do|find|get)\b.{0,16}"
                r"(?:percent|per cent|%|points?|off)"
            ),
            takes=re.compile(
                r"\b(?:you|you'd|you'll|your side|your end)\b.{0,24}\b(?:have to|need to|must|could"
                r"|can|pay|sign|commit|take|order|move|go|give|bring|put|make)\b.{0,24}"
                rf"\b(?:{_TERMS_EN})\b"
                r"|^(?:then |so |just |but )?(?:pay|sign|commit|order|take|give|bring|move|go"
                rf"|make it)\b.{{0,24}}\b(?:{_TERMS_EN})\b"
                rf"|\b(?:i|we)(?:'d| would)? need\b.{{0,24}}\b(?:{_TERMS_EN})\b"
                r"|\b(?:in return|in exchange|on condition|provided)\b"
            ),
            idle=re.compile(
                r"\b(?:what|why|how|who|which|when|last|already|asked|want|wanted|said|can't|cannot"
                r"|couldn't|won't)\b"
            ),
        ),
    }
)


def is_traded(sides: Sides, sentences: tuple[str, ...]) -> bool:
    """Whether one sentence gives and another asks for something in return."""
    told = tuple((at, one) for at, one in enumerate(sentences) if not sides.idle.search(one))
    giving = tuple(at for at, text in told if sides.gives.search(text))
    taking = tuple(at for at, text in told if sides.takes.search(text))
    return any(give != take for give in giving for take in taking)


def traded(
    language: Language, book: Rehearsal, state: RehearsalState, said: Utterance
) -> Utterance:
    """The line with its trade flagged, while a demand of his stands open."""
    if open_demand(state) is None or any(Trait.TRADES in part.flags for part in said.parts):
        return said
    message = language.normalise(said.text[:MOST_READ], book.locale)
    sentences = tuple(one.text for one in message.sentences())
    if not is_traded(SIDES[book.locale], sentences):
        return said
    decides = said.parts[said.main]
    flagged = replace(decides, flags=(*decides.flags, Trait.TRADES))
    return replace(said, parts=(*said.parts[: said.main], flagged, *said.parts[said.main + 1 :]))
