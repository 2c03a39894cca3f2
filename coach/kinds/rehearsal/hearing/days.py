"""Tell a line that is no more than a day, or no more than a yes, from one that says something."""

import re
from types import MappingProxyType
from typing import NamedTuple

from coach.judge.language import Language
from coach.judge.normalise import MOST_READ
from coach.kinds.rehearsal.rules.meant import DAY, DONE, THANKS
from coach.playbook import Rehearsal
from coach.vocabulary import Locale

#: A line of one of these kinds is never longer, in characters.
LONGEST = 60


class Words(NamedTuple):
    """What such a line is made of, in one language.

    Days and hours, words that settle a thing, words that thank or agree, words that ask, and what
    may stand between all these without adding anything.
    """

    days: re.Pattern[str]
    settling: re.Pattern[str]
    thanks: re.Pattern[str]
    asking: re.Pattern[str]
    between: re.Pattern[str]


_HAN = "一二两三四五六七八九十"
_WEEK = "周|星期|礼拜"
_NUMBERS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_HOUR = rf"(?:[0-9]{{1,2}}(?:[:.][0-9]{{2}})?|{_NUMBERS})"
_CLOCK = rf"at {_HOUR}(?: ?(?:am|pm))?|{_HOUR} ?(?:am|pm|o'clock)|[0-9]{{1,2}}[:.][0-9]{{2}}"
#: The words of both languages, as they stand in a normalised text.
WORDS = MappingProxyType(
    {
        Locale.ZH: Words(
            days=re.compile(
                rf"(?:下下|下|这|本|上)?个?(?:{_WEEK})[一二三四五六日天末1-7]?|大?[明后]天|今天|[明今后]儿"
                rf"|[今明](?:早|晚)|[下这本]?个?月[底初中]|下个月|年底|早上|上午|中午|下午|傍晚|晚上|一早"
                rf"|[0-9]{{1,2}}月|(?:[0-9]{{1,2}}|[{_HAN}]{{1,3}})[号日]"
                rf"|(?:[0-9]{{1,2}}|[{_HAN}]{{1,3}})(?:点钟|点半|点一刻|点)|[0-9]{{1,2}}:[0-9]{{2}}"
            ),
            settling=re.compile(
                "(?:那|咱们|咱)?就?(?:这么|这样|照这样|按这个)(?:说)?(?:定|办|着)|说定|说好|讲定|敲定|定下"
                "|一言为定|定了|不见不散|(?:到时候?|到时)(?:再)?见|见面聊|按(?:你)?说(?:好)?的(?:办|来)?"
            ),
            thanks=re.compile(
                "谢谢|多谢|感谢|辛苦|麻烦你|费心|好嘞|好的|好|行|成|没问题|可以|ok|明白"
            ),
            asking=re.compile(
                r"\?|呢|吗|嘛|怎么样|怎样|如何|行不行|好不好|成不成|可不可以|要不|或者|还是"
            ),
            between=re.compile(
                "那|就|吧|啊|呀|啦|哦|嗯|哎|喂|你|我|们|咱|的|了|看|约|定|在|放|过|来|去|到|见|面|碰"
                "|拿|取|开始|方便|有|空|时间|先|左右|前后|也|都|之|前|时候|边|这|儿|准时|准|一定|得"
            ),
        ),
        Locale.EN: Words(
            days=re.compile(
                r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tues?|wed|thu(?:rs)?|fri"
                r"|tomorrow|today|tonight|morning|afternoon|evening|noon|midday|lunchtime"
                r"|first thing|(?:next|this) (?:week|month)|end of the (?:week|month)"
                r"|(?:half|quarter) (?:past|to)"
                rf"|[0-9]{{1,2}}(?:st|nd|rd|th)|{_MONTHS}|{_CLOCK})\b"
            ),
            settling=re.compile(
                r"\b(?:(?:that's|that is|it's|all)? ?(?:settled|sorted|agreed|fixed)"
                r"|(?:a )?(?:deal|date|plan)|done|it is|see you|leave it at that|that's that"
                r"|looking forward(?: to it)?"
                r"|look forward to it|(?:i'll|we'll|i will|we will) be there|be there)\b"
            ),
            thanks=re.compile(
                r"\b(?:thanks|thank you|cheers|much|very|a lot|great|perfect|good|lovely|brilliant"
                r"|fine|excellent|wonderful|sounds|appreciate it|okay|ok|all right|alright|right"
                r"|yes|sure)\b"
            ),
            asking=re.compile(r"\?|\b(?:how about|what about|would|could|can|shall|does|do|or)\b"),
            between=re.compile(
                r"\b(?:i'll|we'll|let's|then|so|well|say|and|on|at|in|the|for|you|your|suit|works?|be|is"
                r"|it|that|this|next|coming|make|maybe|perhaps|around|about|we|i|come|start|by|over|meet|see|to|here|there"
                rf"|again|of|mr|mrs|ms|[0-9]{{1,2}}|{_NUMBERS})\b"
            ),
        ),
    }
)
_MARKS = re.compile(r"[\s,.;:!?~、，。！？；：-]+")


def taken(words: re.Pattern[str], text: str) -> tuple[bool, str]:
    """Whether any of these words stand there, and the text without them."""
    rest = words.sub(" ", text)
    return rest != text, rest


def kinds(words: Words, plain: str) -> tuple[str, ...]:
    """What a normalised line without his name comes to."""
    asked, rest = taken(words.asking, plain)
    day, rest = taken(words.days, rest)
    settled, rest = taken(words.settling, rest)
    thanked, rest = taken(words.thanks, rest)
    if len(plain) > LONGEST or _MARKS.sub("", words.between.sub(" ", rest)):
        return ()
    told = DONE if settled or day else THANKS if thanked else ""
    flags = (DAY if day else "", "" if asked else told)
    return tuple(flag for flag in flags if flag)


def kinds_of(language: Language, book: Rehearsal, text: str) -> tuple[str, ...]:
    """What kind of a bare line this is: a day, a thing settled, thanks; none for any other.

    A day may come at the end of a longer line, as a sentence of its own.
    """
    words = WORDS[book.locale]
    message = language.normalise(text[:MOST_READ], book.locale)
    name = language.normalise(book.who, book.locale).text
    whole = kinds(words, message.text.replace(name, " "))
    sentences = message.sentences()
    if whole or not sentences:
        return whole
    last = kinds(words, sentences[-1].text.replace(name, " "))
    return (DAY,) if DAY in last else ()
