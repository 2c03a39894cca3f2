"""The words, beside the commands themselves, by which people ask for something."""

import re

#: Commands of the shell, in the order in which help names them.
SHELL = (
    "menu", "practice", "drill", "prep", "cancel", "language", "help", "start",
    "playbooks", "leave", "invite", "link", "web", "receipt",
)  # fmt: skip
#: Those of them that ask for a code; whoever issues codes answers them before the shell is asked.
CODES = ("invite", "link", "web")
#: Those of them that may bring a code to be spent.
SPEND = ("start", "link")
#: Commands that are said to the talk on the table.
TALK = ("hint", "why", "score", "map", "scales", "skip", "retry", "stop")
#: Those of them that may name a line of the talk.
NUMBERED = ("retry",)

#: What may follow a slash beside the command's own name.
AFTER_SLASH = {
    "菜单": "menu",
    "练拜访": "practice",
    "拜访": "practice",
    "接拒绝": "drill",
    "拒绝": "drill",
    "准备": "prep",
    "备拜访": "prep",
    "取消": "cancel",
    "退出": "cancel",
    "quit": "cancel",
    "exit": "cancel",
    "语言": "language",
    "lang": "language",
    "帮助": "help",
    "开始": "start",
    "打法": "playbooks",
    "打法清单": "playbooks",
    "退出团队": "leave",
    "邀请": "invite",
    "绑定": "link",
    "网页": "web",
    "凭证": "receipt",
    "提示": "hint",
    "凭什么": "why",
    "为什么": "why",
    "分数": "score",
    "得分": "score",
    "需求图": "map",
    "心里的秤": "scales",
    "秤": "scales",
    "跳过": "skip",
    "重来": "retry",
    "再来": "retry",
    "再来一次": "retry",
    "倒回": "retry",
    "结束": "stop",
    "收工": "stop",
}

#: What is a command when it is the whole message, in the middle of a talk too. Nothing that a rep
#: might say to a customer stands here.
ALONE = {
    "菜单": "menu",
    "主菜单": "menu",
    "回菜单": "menu",
    "menu": "menu",
    "帮助": "help",
    "help": "help",
    "取消": "cancel",
    "退出": "cancel",
    "打法": "playbooks",
    "打法清单": "playbooks",
    "退出团队": "leave",
    "凭证": "receipt",
    "要凭证": "receipt",
    "receipt": "receipt",
    "不练了": "cancel",
    "先不练了": "cancel",
    "cancel": "cancel",
    "quit": "cancel",
    "exit": "cancel",
    "提示": "hint",
    "给个提示": "hint",
    "给点提示": "hint",
    "hint": "hint",
    "练拜访": "practice",
    "练一场拜访": "practice",
    "rehearse a visit": "practice",
    "练接拒绝": "drill",
    "practise objections": "drill",
    "备拜访": "prep",
    "备明天的拜访": "prep",
    "写复盘": "prep",
    "prepare a visit": "prep",
    "review a visit": "prep",
}

_GREETINGS = (
    "[你您]好|哈喽|嗨|早|[早晚]上好|[上下]午好|在吗"
    "|hi|hello|hey|(?:good )?(?:morning|afternoon|evening)"
)
#: What people say when no talk is under way; the first that is found decides.
INTENTS = (
    ("retry", r"重来|重说|再来一[次遍回]|倒回|\bretry\b|\btry again|\bgo back to (?:line|turn)"),
    ("thanks", r"不想?再?练|不用了|no more|that's all|not now"),
    ("about", r"真人|机器人|你是谁|是人吗|\bai\b|real person|\bbot\b|human|who are you"),
    ("help", r"怎么用|怎么玩|能干|会什么|有什么|what can|how do|how does"),
    (
        "prep",
        (
            r"准备|备(?:一|个|下|明|拜|课|$)|拜访单|复盘|[见谈]完"
            r"|\bprep|\bplan\b|\bdebrief|take stock|after (?:the|a|my|that) visit"
        ),
    ),
    ("drill", r"拒绝|异议|顶回去|怎么接|objection|refus|\bdrill|push ?back"),
    ("resume", r"继续|接着|上次|昨晚|昨天那|continue|resume|carry on|where (?:we|i)"),
    ("practice", r"拜访|客户|演练|练|rehears|practi[cs]e|\bvisit|customer"),
    ("thanks", r"谢|辛苦了|再见|拜拜|\bthank|\bbye|\bcheers\b|see you"),
    ("greet", rf"^(?:{_GREETINGS})[啊呀呢哈]?(?:\W|$)"),
)

#: Names by which people call the two languages.
LANGUAGES = {
    "en": "en",
    "english": "en",
    "英文": "en",
    "英语": "en",
    "zh": "zh-CN",
    "zh-cn": "zh-CN",
    "cn": "zh-CN",
    "chinese": "zh-CN",
    "中文": "zh-CN",
    "汉语": "zh-CN",
    "普通话": "zh-CN",
}


def intent(words: str) -> str | None:
    """What these folded words ask for when no talk is under way, None when nothing known."""
    return next((name for name, pattern in INTENTS if re.search(pattern, words)), None)
