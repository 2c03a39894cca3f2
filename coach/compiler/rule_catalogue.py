"""Every kind of mistake in a file of language rules, by code."""

from coach.compiler.diagnostics import Mistake

WRONG_SHAPE = Mistake("DL101", ("key", "wanted"))
MISSING_KEY = Mistake("DL102", ("key",))
UNKNOWN_KEY = Mistake("DL103", ("key", "known"))
UNKNOWN_VALUE = Mistake("DL104", ("key", "found", "known"))
WRONG_ID = Mistake("DL105", ("id", "file"))
SAME_RULE = Mistake("DL106", ("rule", "file", "line"))
SAME_LIST = Mistake("DL107", ("name", "file", "line"))
UNKNOWN_LABEL = Mistake("DL108", ("label",))
WRONG_WEIGHT = Mistake("DL109", ("found",))
BAD_PATTERN = Mistake("DL110", ("pattern", "problem", "column", "found"))
SILENT_ON_YES = Mistake("DL111", ("rule", "example"))
FIRES_ON_NO = Mistake("DL112", ("rule", "example", "matched"))
EMPTY_LIST = Mistake("DL113", ("key",))
WRONG_LEANING = Mistake("DL114", ("found", "known"))
WRONG_WORD = Mistake("DL115", ("word",))
SAME_LEANINGS = Mistake("DL116", ("locale", "file"))
SAME_WORD = Mistake("DL117", ("word", "line"))
