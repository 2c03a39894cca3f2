"""What a text may be when it is no answer."""

from enum import StrEnum


class Heard(StrEnum):
    """The reason keys of an Entry that holds no plain answer.

    The first group stands for buttons, the second for an answer that does not fit its item (each
    has its prompt in ``checklist/refusal/``), the third for talk beside the matter.
    """

    UNKNOWN = "unknown"
    WHY = "why"
    BACK = "back"
    SURE = "sure"
    DONE = "done"
    EDIT = "edit"
    PICK = "pick"
    YES = "yes"
    NO = "no"
    STOP = "stop"
    SHEET = "sheet"
    SCORE = "score"
    FILL = "fill"

    DATE = "date"
    WHICH_DAY = "which_day"
    NO_SUCH_DAY = "no_such_day"
    NUMBER = "number"
    MONEY = "money"
    VAGUE_AMOUNT = "vague_amount"
    WHICH_NUMBER = "which_number"
    CHOICE = "choice"
    YES_NO = "yes_no"
    PERSON = "person"
    NO_WORDS = "no_words"
    LONG = "long"
    CONTINUATION = "continuation"
    ACTION_MISSING = "action_missing"
    DAY_MISSING = "day_missing"

    GO_ON = "go_on"
    SMALL_TALK = "small_talk"
    FAREWELL = "farewell"
    WHO = "who"
    WHICH_ITEM = "which_item"
    UNCLEAR = "unclear"
    OVER = "over"
