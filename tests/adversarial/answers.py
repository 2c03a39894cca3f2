"""Sentences to build answers of: right moves and faults, general ones and the drill's own."""

from functools import cache

from coach.judge.answer import read_answer
from coach.judge.task import AnswerTask
from coach.kinds.drill.measure import task_of
from coach.playbook import DrillItem
from coach.reading import Answer
from coach.vocabulary import Locale, Move
from tests.adversarial.plays import drill, language

GOOD = {
    Locale.ZH: (
        "您有这个顾虑很正常。",
        "换了我也会先问这句。",
        "您最担心的是哪方面？",
        "方便问一下，现在这块是谁在管？",
        "有家做糕点的也是这样，三个月退货从百分之三降到千分之二。",
        "去年给一家布丁厂装了两台，停机从一个月十一回降到一回。",
        "周二上午十点我过去，当面看十分钟，行吗？",
        "礼拜四下午两点我带台样机来，您看可以吗？",
    ),
    Locale.EN: (
        "That's a fair point.",
        "I'd ask the same in your place.",
        "What worries you most about it?",
        "May I ask who looks after that today?",
        "A bakery in Kent had the same trouble and went from forty stoppages a month to two.",
        "We fitted two for a dairy last year and their returns fell from three percent to one.",
        "Could I come by on Tuesday at ten for ten minutes?",
        "How about Thursday at two, fifteen minutes with your fitter?",
    ),
}
BAD = {
    Locale.ZH: (
        "您这么想不对。",
        "但是您没听懂我的意思。",
        "今天不签就没有这个价了。",
        "他们家的东西早就过时了。",
        "我们保证一次都不会坏。",
        "我给您便宜两成。",
        "那您看完联系我。",
        "这个肯定没问题，您放心。",
    ),
    Locale.EN: (
        "You're wrong about that.",
        "But you don't understand.",
        "You need to sign today or the price goes up.",
        "Their kit is rubbish and always breaks.",
        "I guarantee it will never fail.",
        "I can knock twenty percent off.",
        "Let me know what you think when you've read it.",
        "Trust me, it's the best there is.",
    ),
}


@cache
def right(locale: Locale, item: int) -> tuple[str, ...]:
    """Sentences that make a move for themselves, without a fault, whatever stands around them."""
    model = language().normalise(book(locale, item).model.text)
    own = tuple(one.raw[slice(*one.raw_span(0, len(one.text)))] for one in model.sentences())
    task = task_of(book(locale, item))
    return tuple(one for one in (*GOOD[locale], *own) if helps(one, task))


@cache
def wrong(locale: Locale, item: int) -> tuple[str, ...]:
    """Sentences that are nothing but a fault, even where moves were made before them."""
    end = "。" if locale is Locale.ZH else "."
    own = tuple(cue + end for fault in book(locale, item).faults for cue in fault.cues)
    task = task_of(book(locale, item), made=tuple(Move))
    return tuple(one for one in (*BAD[locale], *own) if hurts(one, task))


def helps(sentence: str, task: AnswerTask) -> bool:
    answer = read_answer(language(), sentence, task)
    return bool(answer.moves) and not answer.faults


def hurts(sentence: str, task: AnswerTask) -> bool:
    answer = read_answer(language(), sentence, task)
    return not answer.moves and any(found.evidence for found in answer.faults)


def book(locale: Locale, item: int) -> DrillItem:
    return drill(locale).items[item]


def read(sentences: list[str], locale: Locale, item: int) -> Answer:
    """The answer made of these sentences, measured by an item."""
    text = (" " if locale is Locale.EN else "").join(sentences)
    return read_answer(language(), text, task_of(book(locale, item)))
