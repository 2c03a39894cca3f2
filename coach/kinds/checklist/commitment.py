"""Tell an advance, something the customer does by a day, from warm words (M-52)."""

import re
from datetime import date

from coach.kinds.checklist.dates import find_day
from coach.kinds.checklist.fold import fold
from coach.kinds.checklist.heard import Heard
from coach.reading import Evidence

_WARM = re.compile(
    r"保持(?:联系|沟通|联络)|再联系|常联系|混个?脸熟|认识(?:一下)?|熟悉(?:一下)?|了解(?:一下|一下情况)?|维护(?:一下)?(?:客户)?关系"
    r"|考虑(?:一下|考虑)?|再?看看(?:再说|吧|$)|研究研究|回头再说|加深印象|建立(?:信任|关系)|交个?朋友|随便聊聊|聊一聊|拉近关系|有个好印象"
    r"|\b(?:(?:keep|stay|be) in touch|touch base|see how it goes|get to know|think (?:about )?it"
    r"|(?:build|grow) (?:some |a |the |our )?(?:rapport|relationship|trust)|catch up|have a chat"
    r"|say hi|good impression)\b"
)
_ACTION = re.compile(
    r"带(?:我|我们|他|她|上|着|人|[\u4e00-\u9fff]{1,4}(?:来|去|看|见))|看(?:一遍|一下|现场|看现场|样机|样品|演示|方案|旧|新)|参观|演示|试|签|下单|订|打款|付款"
    r"|介绍|引荐|引见|安排|约|见(?:一?面|到|老板|领导|总|厂长|主任)|开(?:个)?会|给(?:我|我们|一?份|个|出)|提供|发(?:我|来|给|一?份|过来)|寄"
    r"|报(?:价|预算|批|上去)|立项|批(?:准|下来|了)|测|确认|拍板|答复|邀请|来(?:我们|公司|厂里|看)|去(?:我们|公司|厂里|看|他)"
    r"|加(?:个)?微信|填|盖章|交(?:给|来|一份)|拿(?:出|给|来)|借|拉(?:个|我).{0,3}群|对(?:一遍|数|账)|过一遍|走一遍|进(?:场|厂)|开(?:户|通)"
    r"|\b(?:walk|show|send|share|give|meet|introduc|try|trial|pilot|test|sign|order|pay|book"
    r"|arrang|set up|schedul|bring|run|invit|approv|host|demo|visit|review|confirm|tour|lend"
    r"|call me|join|take me|let me|let us|put me|come)",
)
_WEEK = re.compile(r"[这本下]个?(?:周|星期|礼拜)|\b(?:this|next) week\b")


def judge_commitment(text: str, today: date) -> tuple[Heard | None, tuple[Evidence, ...]]:
    """Say what an intended advance lacks, None when it names an act and a day.

    The customer is taken to be the one who acts. Warm words beside an act with a day do no harm.
    """
    folded = fold(text)
    warm, action = _WARM.search(folded), _ACTION.search(folded)
    day = find_day(text, today)
    timed = day is not None or _WEEK.search(folded) is not None
    evidence = tuple(
        Evidence(
            rule=rule, start=match.start(), end=match.end(), matched=text[slice(*match.span())]
        )
        for rule, match in (("checklist.warm_words", warm), ("checklist.act", action))
        if match is not None
    )
    if action is None:
        return (Heard.ACTION_MISSING if warm is None else Heard.CONTINUATION), evidence
    if timed:
        return None, evidence
    return (Heard.DAY_MISSING if warm is None else Heard.CONTINUATION), evidence
