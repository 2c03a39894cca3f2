"""The words of the field that every other module shares."""

from enum import StrEnum


class Locale(StrEnum):
    """A language the product speaks; both are always complete."""

    ZH = "zh-CN"
    EN = "en"


class Kind(StrEnum):
    """The three kinds of playbook."""

    REHEARSAL = "rehearsal"
    DRILL = "drill"
    CHECKLIST = "checklist"


class Walk(StrEnum):
    """How a playbook is walked: with the coach beside the rep, or alone until the end."""

    GUIDED = "guided"
    FREE = "free"


class Speaker(StrEnum):
    """Whose voice a line is."""

    COACH = "coach"
    CUSTOMER = "customer"


class Role(StrEnum):
    """The four buyer roles (M-26 … M-29)."""

    COACH = "coach"
    USER = "user"
    TECHNICAL = "technical"
    ECONOMIC = "economic"


class ResponseMode(StrEnum):
    """How the buyer reads the gap between what is and what he wants (M-33)."""

    GROWTH = "growth"
    TROUBLE = "trouble"
    EVEN_KEEL = "even_keel"
    OVERCONFIDENT = "overconfident"


class Organisation(StrEnum):
    """Who owns the customer's firm; it caps what one person may promise."""

    PRIVATE = "private"
    STATE = "state"
    FOREIGN = "foreign"
    PUBLIC = "public"


class Contact(StrEnum):
    """The kind of meeting being rehearsed."""

    COLD_CALL = "cold_call"
    FIRST_VISIT = "first_visit"
    TECHNICAL = "technical"
    TOP_OFFICER = "top_officer"
    NEGOTIATION = "negotiation"
    FOLLOW_UP = "follow_up"
    GROUP = "group"


class Level(StrEnum):
    """How hard a customer is to win; files say 1, 2, 3 or 4."""

    EASY = "easy"
    ORDINARY = "ordinary"
    HARD = "hard"
    VETERAN = "veteran"


class Moment(StrEnum):
    """When a customer comes out with a question of his own."""

    OPENED = "opened"
    PRODUCT = "product"
    STEP = "step"


class Criterion(StrEnum):
    """One line of a score card."""

    COVERAGE = "coverage"
    CHAIN = "chain"
    SHARE = "share"
    AREAS = "areas"
    BENEFIT = "benefit"
    CONFIRM = "confirm"
    RESTRAINT = "restraint"
    STEP = "step"
    OPENING = "opening"
    DIFFICULTY = "difficulty"
    DEPTH = "depth"
    AIM = "aim"
    BREVITY = "brevity"
    FIGURES = "figures"
    ANSWERS = "answers"
    HONESTY = "honesty"
    REASONS = "reasons"
    TRADES = "trades"
    FIRMNESS = "firmness"
    AGREEMENT = "agreement"
    FACE = "face"
    EVERYONE = "everyone"


class ProblemType(StrEnum):
    """Worse than before, danger ahead, or aiming higher (M-09)."""

    RESTORE = "restore"
    PREVENT = "prevent"
    IDEAL = "ideal"


class Area(StrEnum):
    """The side on which a consequence is felt (M-04)."""

    MONEY = "money"
    TIME = "time"
    PEOPLE = "people"
    CUSTOMERS = "customers"
    RISK = "risk"
    CAREER = "career"


class Act(StrEnum):
    """What one sentence of the rep does."""

    QUESTION = "question"
    PITCH = "pitch"
    BENEFIT = "benefit"
    PRESSURE = "pressure"
    ADVANCE = "advance"
    SUMMARY = "summary"
    STATEMENT = "statement"
    SMALL_TALK = "small_talk"
    UNCLEAR = "unclear"


class Spin(StrEnum):
    """The question family (M-01 … M-05)."""

    SITUATION = "S"
    PROBLEM = "P"
    IMPLICATION = "I"
    NEED_PAYOFF = "N"


class Form(StrEnum):
    """The shape of a question (M-17)."""

    OPEN = "open"
    CLOSED = "closed"
    CONFIRM = "confirm"
    CHOICE = "choice"
    LEADING = "leading"


class Technique(StrEnum):
    """The five closing techniques that backfire in large sales (M-71)."""

    ASSUMPTIVE = "assumptive"
    ALTERNATIVE = "alternative"
    RUDE = "rude"
    LAST_CHANCE = "last_chance"
    ORDER_FORM = "order_form"


class Courtesy(StrEnum):
    """What is done beside the matter of a line, and counts for itself (M-51, M-54, M-55)."""

    #: names the one who made the introduction, or one whom the other does not know
    INTRODUCER = "introducer"
    STRANGER = "stranger"
    #: says why he comes now, and how long it takes
    WHY_NOW = "why_now"
    HOW_LONG = "how_long"
    #: has prepared; keeps to the time, and to what he promised
    HOMEWORK = "homework"
    KEEPS_TIME = "keeps_time"
    KEEPS_PROMISE = "keeps_promise"
    #: tells of others in the same place; takes the blame off the other
    PEERS = "peers"
    SAVES_FACE = "saves_face"
    #: sums up; takes up the last answer; will find out what he does not know
    RECAP = "recap"
    ECHOES = "echoes"
    VERIFY_LATER = "verify_later"
    #: asks what stands behind a no; takes his leave
    TESTS_NO = "tests_no"
    FAREWELL = "farewell"


class Trait(StrEnum):
    """How a sentence is said, beside what it does."""

    #: what becomes of a demand of his: met for nothing, met for something, refused (M-58)
    CONCEDES = "concedes"
    TRADES = "trades"
    HOLDS = "holds"
    #: asks for what nobody may give; offers a meal or a gift
    IMPROPER = "improper"
    TREATS = "treats"
    #: asks about a failing of his own; puts the blame on him; says nothing to hold on to
    OWN_FAILURE = "own_failure"
    ACCUSING = "accusing"
    VAGUE = "vague"
    #: puts the answer in his mouth; says that it is not so; only supposes it; fills the silence
    LEADING = "leading"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"
    FILLER = "filler"
    #: asks to sign or to buy
    ORDER = "order"


class Outcome(StrEnum):
    """The four outcomes of a visit (M-52)."""

    ORDER = "order"
    ADVANCE = "advance"
    CONTINUATION = "continuation"
    NO_SALE = "no_sale"


class Move(StrEnum):
    """One part of a good answer to an objection (M-60)."""

    ACKNOWLEDGE = "acknowledge"
    CLARIFY = "clarify"
    RESPOND = "respond"
    NEXT_STEP = "next_step"


class Fault(StrEnum):
    """What spoils an answer to an objection (M-60, M-63 … M-71)."""

    CONTRADICTS = "contradicts"
    PRICE_FIRST = "price_first"
    BLUFFS = "bluffs"
    PRESSURES = "pressures"
    LONG = "long"
    IGNORES = "ignores"
    DISPARAGES = "disparages"
    OVERPROMISES = "overpromises"
    WAITS = "waits"


class Verdict(StrEnum):
    """An answer in one word."""

    GOOD = "good"
    WEAK = "weak"
    BAD = "bad"


class ItemType(StrEnum):
    """What a checklist item takes for an answer."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    CHOICE = "choice"
    YES_NO = "yes_no"
    PERSON = "person"
    LIST = "list"


class Flag(StrEnum):
    """How much an open item matters (M-32)."""

    NOTICE = "notice"
    RED = "red"


class Severity(StrEnum):
    """How much a diagnostic matters: an error keeps a playbook from being published."""

    ERROR = "error"
    WARNING = "warning"
