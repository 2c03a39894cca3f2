"""Tell what is said beside an answer: skipping, asking back, greeting, guessing."""

import re

from coach.kinds.checklist.fold import fold
from coach.kinds.checklist.heard import Heard
from coach.reading import Evidence

_END = r"[\s。.!！~?？呢啊哦呀了吧嘛]*"
_UNKNOWN = (
    r"(?:我|这个|这项|还|真|暂时|先|目前)*(?:不太?知道|不太?清楚|不太?晓得|不太?确定|没想好|没想过|没问过?|没打听过?|说不好"
    r"|忘了|没数|没摸到|没聊过?|没谈过?|没听说|没见过"
    r"|跳过|略过|空着|留空|不填|算了|不改了?|过|下一[个题项条]|答不上来?|想不出来?)"
    r"|(?:i |i'm |im )?(?:really )?(?:don'?t know|dunno|not sure|no idea|haven'?t asked|can'?t say)"
    r"(?: yet)?|idk|unknown|n/?a|tb[ad]|(?:no|not a|haven'?t a) clue|beats me"
    r"|skip(?: it| this)?|pass|next"
)
_NONE = r"没有|没|无|none|no|nothing|nobody|没有呢|还没有?"
_WHY = (
    r"(?:为什么|干嘛|为啥|干吗)(?:要)?(?:问|填|写)?(?:这个|这些|这)?|问这个(?:干嘛|干什么|干吗|有什么用|做什么)"
    r"|(?:这是|这个是)?(?:什么|啥)意思|怎么填|怎么答|why(?: (?:do you )?(?:ask|need|want).{0,20})?"
    r"|what do(?:es)? (?:you|that|this|it) mean|how do i answer(?: this| that)?"
)
_BACK = r"(?:回到)?上一[个题项]|返回|退回去?|后退|(?:go )?back|previous(?: one| question)?"
_SURE = (
    r"(?:不[,，\s]*)?(?:是|我)?(?:很|挺)?(?:确定|肯定)(?:的)?|不是猜的"
    r"|(?:no[, ]+)?(?:i'?m |it'?s )?(?:quite )?(?:sure|certain)"
)
_DONE = (
    r"(?:好了?[,，\s]*)?(?:出单子?|出吧|做单子|就这样|就这些|没了|没有了|完了|好了|可以了|不改了?|不用改了?|行|好的?|对的?|是的?|嗯|要|没问题|ok|okay)"
    r"|done|(?:make|give me|show me) the sheet|that'?s (?:it|all)|yes|yep|go ahead|finish(?:ed)?"
)
_MAKE = (
    r"(?:好了?[,，\s]*)?(?:先|直接|现在|就|帮我|给我)*(?:出|做|生成)(?:一?张)?(?:拜访)?单子?"
    r"|(?:please )?(?:make|give me|finish|create) (?:the |my )?sheet(?: now| please)?"
)
_STOP = (
    r"(?:今天|就|先)*到这[儿里]?|结束|收工|不备了|先不备了"
    r"|stop(?: here| now)?|(?:that'?s|that is) (?:enough|it) for (?:now|today)|finish(?: here)?"
)
_SHEET = r"(?:再)?看(?:一?下)?单子|(?:show|see)(?: me)? the sheet"
_SCORE = r"还差(?:多少|几样|什么)|分数|how ready am i|score"
_FILL = r"补(?:一?下)?空着的|(?:fill|do) the blanks"
_GO_ON = r"继续|接着[来问]?|往下[问走]?|go on|continue|carry on"
_EDIT = (
    r"(?:刚才)?(?:说|写|填|打|记)?错了|(?:我?想|我?要)?改(?:一?下|一项|一改|点东西)?|修改"
    r"|(?:i want to |let me )?(?:change|edit)(?: something| one| an answer)?"
)
_SMALL_TALK = (
    r"(?:你好|您好|嗨|哈[喽罗啰]|早上好|早安|下午好|晚上好|在吗|谢谢你?|多谢|感谢|辛苦|好的"
    r"|[嗯哦哈呵了啦\s,，。.!！~、]|hi|hello|hey|good morning|thanks(?: a lot)?|thank you|cheers"
    r"|ok|okay|cool|lol)+"
)
_FAREWELL = (
    rf"(?:{_SMALL_TALK})?(?:再见|拜拜|回见|回头见|我?先(?:走|撤|忙|这样)|下次再(?:说|来|聊)|不聊了|不弄了|byebye"
    r"|bye(?: bye)?|goodbye|see you(?: later)?|got to go|gotta go|that'?s all for (?:now|today))"
    rf"(?:{_SMALL_TALK})?"
)
_WHO = (
    r"你(?:是|叫|到底是)(?:谁|什么|真人|人|机器人|机器|ai|人工智能|程序).{0,10}"
    r"|你(?:会|能)(?:做|干|帮).{0,3}(?:什么|啥).{0,4}"
    r"|(?:are|r) (?:you|u) (?:a |an )?(?:real|human|bot|robot|person|ai|machine).{0,20}"
    r"|who are you.{0,5}|what (?:are you|can you do).{0,5}"
)
_MEANINGS = tuple(
    (re.compile(f"(?:{pattern}){_END}"), heard)
    for pattern, heard in (
        (_UNKNOWN, Heard.UNKNOWN),
        (_EDIT, Heard.EDIT),
        (_MAKE, Heard.DONE),
        (_STOP, Heard.STOP),
        (_SHEET, Heard.SHEET),
        (_SCORE, Heard.SCORE),
        (_FILL, Heard.FILL),
        (_GO_ON, Heard.GO_ON),
        (_WHY, Heard.WHY),
        (_BACK, Heard.BACK),
        (_WHO, Heard.WHO),
        (_FAREWELL, Heard.FAREWELL),
        (_SMALL_TALK, Heard.SMALL_TALK),
    )
)
_NONE_ALONE = re.compile(f"(?:{_NONE}){_END}")
_SURE_ALONE = re.compile(f"(?:{_SURE}){_END}")
_DONE_ALONE = re.compile(f"(?:{_DONE}){_END}")
_ASKS = re.compile(r"(?:[?]|吗|么|呢)$")
_GUESS = re.compile(
    r"(?<!不)可能(?!性)|好像|应该(?:是|会|有)|也许|或许|说不定|(?<!不)估计|(?:我|瞎)猜|大概(?:是|会|吧)|八成|没准|不太?确定|不一定"
    r"|\b(?:probably|perhaps|maybe|possibly|presumably|apparently|might"
    r"|i (?:think|guess|suppose|believe|reckon)"
    r"|(?:i'm |im )?not sure|my guess|seems?(?: to)?|most likely|likely)\b"
)
_OPENING_GUESS = re.compile(
    r"(?:(?:他|她|我)?(?:可能|好像|应该|也许|或许|估计|大概|八成|没准|我猜|猜)(?:会问|是|就是)?"
    r"|(?:probably|perhaps|maybe|possibly"
    r"|i (?:think|guess|suppose|believe|reckon)|my guess is)(?: that)?)[\s,，]*"
)


def aside(text: str) -> Heard | None:
    """Return what a text is when it is no answer at all, for any item."""
    folded = fold(text).strip()
    return next((heard for pattern, heard in _MEANINGS if pattern.fullmatch(folded)), None)


def at_review(text: str) -> Heard | None:
    """Return what is wanted by a text said when all is asked."""
    folded = fold(text).strip()
    if _DONE_ALONE.fullmatch(folded) is not None:
        return Heard.DONE
    return aside(text)


def asks(text: str) -> bool:
    """Whether the text ends as a question does."""
    return _ASKS.search(fold(text).strip()) is not None


def says_none(text: str) -> bool:
    """Whether the text is no more than 没有 or none."""
    return _NONE_ALONE.fullmatch(fold(text).strip()) is not None


def says_sure(text: str) -> bool:
    """Whether the text takes back a guess: 不，是确定的."""
    return _SURE_ALONE.fullmatch(fold(text).strip()) is not None


def guess_in(text: str) -> Evidence | None:
    """Find the word by which an answer calls itself a guess (M-48)."""
    match = _GUESS.search(fold(text))
    if match is None:
        return None
    start, end = match.span()
    return Evidence(rule="checklist.guess", start=start, end=end, matched=text[start:end])


def without_guess(text: str) -> str:
    """Return the text without the guessing words it opens with; all of it when nothing is left."""
    opening = _OPENING_GUESS.match(fold(text))
    rest = text if opening is None else text[opening.end() :]
    rest = rest.rstrip("吧。. ") if rest.rstrip("。. ").endswith("吧") else rest
    return rest if rest.strip() else text
