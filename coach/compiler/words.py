"""The words an author writes where the format offers a choice, in each language."""

from enum import StrEnum
from typing import TypeVar

from coach.compiler.plain import plain
from coach.vocabulary import (
    Area,
    Contact,
    Criterion,
    Fault,
    Flag,
    ItemType,
    Level,
    Locale,
    Moment,
    Move,
    Organisation,
    Outcome,
    ProblemType,
    ResponseMode,
    Role,
)

Value = TypeVar("Value", bound=StrEnum)


class YesNo(StrEnum):
    """Whether something is so."""

    YES = "yes"
    NO = "no"


class Show(StrEnum):
    """How a computed value is shown."""

    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"


#: Each value with its Chinese and its English word.
_WORDS: tuple[tuple[StrEnum, str, str], ...] = (
    (YesNo.YES, "是", "yes"),
    (YesNo.NO, "否", "no"),
    (Show.NUMBER, "数字", "number"),
    (Show.MONEY, "金额", "money"),
    (Show.PERCENT, "百分比", "percent"),
    (Role.COACH, "教练", "coach"),
    (Role.USER, "使用者", "user"),
    (Role.TECHNICAL, "技术把关", "technical"),
    (Role.ECONOMIC, "拍板人", "economic"),
    (ResponseMode.GROWTH, "想更好", "growth"),
    (ResponseMode.TROUBLE, "有麻烦", "trouble"),
    (ResponseMode.EVEN_KEEL, "求安稳", "even keel"),
    (ResponseMode.OVERCONFIDENT, "太乐观", "overconfident"),
    (Organisation.PRIVATE, "民营", "private"),
    (Organisation.STATE, "国企", "state-owned"),
    (Organisation.FOREIGN, "外资", "foreign"),
    (Organisation.PUBLIC, "机关事业", "public"),
    (Contact.COLD_CALL, "陌生电话", "cold call"),
    (Contact.FIRST_VISIT, "初次拜访", "first visit"),
    (Contact.TECHNICAL, "技术交流", "technical talk"),
    (Contact.TOP_OFFICER, "见高层", "top officer"),
    (Contact.NEGOTIATION, "谈判", "negotiation"),
    (Contact.FOLLOW_UP, "回访催款", "follow-up"),
    (Contact.GROUP, "多人会", "group meeting"),
    (Level.EASY, "1", "1"),
    (Level.ORDINARY, "2", "2"),
    (Level.HARD, "3", "3"),
    (Level.VETERAN, "4", "4"),
    (Moment.OPENED, "开场后", "after opening"),
    (Moment.PRODUCT, "听到产品", "on hearing the product"),
    (Moment.STEP, "要下一步", "before a step"),
    (Criterion.COVERAGE, "问得全", "all kinds"),
    (Criterion.CHAIN, "连环追问", "chain"),
    (Criterion.SHARE, "少问情况", "few facts"),
    (Criterion.AREAS, "后果多面", "several sides"),
    (Criterion.BENEFIT, "好处他说", "his benefit"),
    (Criterion.CONFIRM, "复述确认", "recap"),
    (Criterion.RESTRAINT, "忍住产品", "restraint"),
    (Criterion.STEP, "提下一步", "next step"),
    (Criterion.OPENING, "开场说齐", "opening"),
    (Criterion.DIFFICULTY, "问出难处", "difficulty"),
    (Criterion.DEPTH, "问深一层", "depth"),
    (Criterion.AIM, "直奔要害", "to the point"),
    (Criterion.BREVITY, "话不多", "brevity"),
    (Criterion.FIGURES, "拿数字说话", "figures"),
    (Criterion.ANSWERS, "答他的问", "his questions"),
    (Criterion.HONESTY, "不懂不装", "honesty"),
    (Criterion.REASONS, "问清缘由", "his reasons"),
    (Criterion.TRADES, "拿条件换", "trades"),
    (Criterion.FIRMNESS, "不白让", "nothing for nothing"),
    (Criterion.AGREEMENT, "谈成", "agreement"),
    (Criterion.FACE, "给人留面子", "face"),
    (Criterion.EVERYONE, "人人顾到", "everyone"),
    (ProblemType.RESTORE, "今不如昔", "worse than before"),
    (ProblemType.PREVENT, "怕出事", "danger ahead"),
    (ProblemType.IDEAL, "想上台阶", "aiming higher"),
    (Area.MONEY, "钱", "money"),
    (Area.TIME, "时间", "time"),
    (Area.PEOPLE, "人", "people"),
    (Area.CUSTOMERS, "客户", "customers"),
    (Area.RISK, "风险", "risk"),
    (Area.CAREER, "前途", "career"),
    (Outcome.ORDER, "成交", "order"),
    (Outcome.ADVANCE, "进展", "advance"),
    (Outcome.CONTINUATION, "暂时中断", "continuation"),
    (Outcome.NO_SALE, "不买", "no sale"),
    (Move.ACKNOWLEDGE, "认同", "acknowledge"),
    (Move.CLARIFY, "问清", "clarify"),
    (Move.RESPOND, "回应", "respond"),
    (Move.NEXT_STEP, "约下一步", "next step"),
    (Fault.CONTRADICTS, "顶客户", "contradicts"),
    (Fault.PRICE_FIRST, "抢先谈价", "price first"),
    (Fault.BLUFFS, "装懂硬答", "bluffs"),
    (Fault.PRESSURES, "追着要答复", "pressures"),
    (Fault.LONG, "太长", "long"),
    (Fault.IGNORES, "没接他的话", "ignores"),
    (Fault.DISPARAGES, "贬对手", "disparages"),
    (Fault.OVERPROMISES, "乱许诺", "overpromises"),
    (Fault.WAITS, "发完就等", "waits"),
    (ItemType.TEXT, "文字", "text"),
    (ItemType.NUMBER, "数字", "number"),
    (ItemType.MONEY, "金额", "money"),
    (ItemType.DATE, "日期", "date"),
    (ItemType.CHOICE, "选项", "choice"),
    (ItemType.YES_NO, "是否", "yes or no"),
    (ItemType.PERSON, "人", "person"),
    (ItemType.LIST, "清单", "list"),
    (Flag.NOTICE, "提醒", "notice"),
    (Flag.RED, "红旗", "red flag"),
)


def words_of(kind: type[Value], locale: Locale) -> dict[str, Value]:
    """The words for the values of one kind in files of a language, in the order we teach them."""
    return {
        chinese if locale is Locale.ZH else english: value
        for value, chinese, english in _WORDS
        if isinstance(value, kind)
    }


def value_of(kind: type[Value], locale: Locale, word: str) -> Value | None:
    """The value an author's word stands for, None when it is no word of that kind."""
    written = plain(word)
    for value, chinese, english in _WORDS:
        if isinstance(value, kind) and written == (chinese if locale is Locale.ZH else english):
            return value
    return None
