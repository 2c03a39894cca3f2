"""The words that stand for a button of a drill when they are all that was typed."""

import re

_END = re.compile(r"[\s。.!！~、,，]+$")
#: What the labels of the choices say, with what people type for them. Nothing that could be said
#: to a customer stands here.
_WORDS = {
    "again": (
        "再来|再来一次|再来一遍|再来一回|再试一次|重来|重来一次|重说"
        "|again|try again|retry|once more"
    ),
    "next": (
        "下一条|下一个|下一题|下一项|下条|换一条|跳过|往下走|next|next one|next please|skip"
        "|skip it|move on"
    ),
    "hint": "提示|给个提示|给点提示|hint|a hint|give me a hint",
    "model": (
        "看标准答案|标准答案|看答案|答案|参考答案|model answer|the model answer"
        "|see the model answer|show me the answer"
    ),
    "stop": (
        "今天到这儿|今天到这|到这儿|到这吧|先到这儿|先到这|今天就到这儿|结束"
        "|stop|stop here|finish|that's all|that's it for today"
    ),
    "result": "看成绩|看结果|成绩|结果|see the result|result|the result|my result",
    "why": "凭什么|凭什么给这个分|why",
    "score": "分数|得分|多少分|几分|score|scores|my score",
    "go_on": "继续|接着来|接着练|go on|continue|carry on",
}
_CHOICES = {word: choice for choice, words in _WORDS.items() for word in words.split("|")}


def command_in(text: str, *, settled: bool, last: bool) -> str | None:
    """The choice that the whole text stands for, None for an answer.

    To go on means the next item where this one is over, the same objection where it is not. The
    result is the end where the last item is over, the scores so far where something is still open.
    """
    choice = _CHOICES.get(_END.sub("", text.strip().casefold().replace("’", "'")))
    if choice == "go_on":
        return "next" if settled else "again"
    if choice == "result":
        return "stop" if settled and last else "score"
    return choice
