"""Spell out how English is typed on phones: dropped apostrophes, letters for words."""

import re

from coach.judge.normalise import Normalised
from coach.judge.slips import mended
from coach.vocabulary import Locale

#: How a word is typed, and how it is spelled. What is a word of its own as well (were, well, shell)
#: stands here only where nobody means it at work.
SPELLED = {
    "dont": "don't", "doesnt": "doesn't", "didnt": "didn't", "cant": "can't", "cannot": "can't",
    "couldnt": "couldn't", "wont": "won't", "wouldnt": "wouldn't", "shouldnt": "shouldn't",
    "isnt": "isn't", "arent": "aren't", "wasnt": "wasn't", "werent": "weren't",
    "havent": "haven't", "hasnt": "hasn't", "hadnt": "hadn't", "mustnt": "mustn't",
    "neednt": "needn't", "im": "i'm", "ive": "i've", "youre": "you're", "youve": "you've",
    "youll": "you'll", "youd": "you'd", "theyre": "they're", "theyve": "they've",
    "theyll": "they'll", "theyd": "they'd", "weve": "we've", "hes": "he's", "shes": "she's",
    "its": "it's", "itll": "it'll", "itd": "it'd", "thats": "that's", "thatll": "that'll",
    "thatd": "that'd", "theres": "there's", "therell": "there'll", "heres": "here's",
    "whats": "what's", "whatd": "what'd", "whos": "who's", "whod": "who'd", "wholl": "who'll",
    "wheres": "where's", "whered": "where'd", "whens": "when's", "hows": "how's", "howd": "how'd",
    "whys": "why's", "lets": "let's", "nobodys": "nobody's", "shouldve": "should've",
    "wouldve": "would've", "couldve": "could've", "d'you": "do you", "dyou": "do you",
    "wanna": "want to", "gonna": "going to", "gotta": "got to", "lemme": "let me",
    "gimme": "give me", "u": "you", "ya": "you", "r": "are", "n": "and", "&": "and",
    "b4": "before", "w/": "with", "w/o": "without", "thx": "thanks", "tnx": "thanks",
    "ta": "thanks", "pls": "please", "plz": "please", "cos": "because", "coz": "because",
    "cuz": "because", "bc": "because", "tmrw": "tomorrow", "tmr": "tomorrow",
    "tomoz": "tomorrow", "2moro": "tomorrow", "abt": "about", "bout": "about", "wud": "would",
    "wld": "would", "cud": "could", "cld": "could", "shud": "should", "msg": "message",
    "mtg": "meeting", "hrs": "hours", "wk": "week", "wks": "weeks", "mth": "month",
    "mths": "months", "yrs": "years", "appt": "appointment", "mgr": "manager",
    "dept": "department", "pct": "percent", "tho": "though", "thru": "through",
    "prob": "probably", "obvs": "obviously", "ppl": "people", "sth": "something",
    "smth": "something", "atm": "at the moment", "2day": "today", "gr8": "great",
    "kinda": "kind of", "sorta": "sort of", "weds": "wednesday", "thurs": "thursday",
    "tues": "tuesday",
}  # fmt: skip
_DOING = (
    "add|arrange|be|book|bring|call|check|come|do|draw|drop|email|fill|find|get|give|go|have|hold"
    "|just|keep|knock|leave|look|make|mention|need|pop|put|ring|see|send|set|show|sort|start|swing"
    "|take|talk|tell|throw|try|walk|work|write"
)
_WISHING = "ask|be|go|hate|have|like|love|need|never|prefer|rather|recommend|say|suggest|want"
_YOU_ARE = (
    "a|after|all|already|at|being|comparing|doing|facing|going|happy|having|in|just|looking|losing"
    "|not|off|on|paying|right|running|saying|serious|short|so|still|telling|the|under|up|using"
    "|worried"
)
#: Spellings that only the next word tells from a word of its own: ill, id, wed, were, ur.
_IN_CONTEXT = (
    (re.compile(rf"\bill(?= (?:{_DOING})\b)"), "i'll"),
    (re.compile(rf"\bid(?= (?:{_WISHING})\b)"), "i'd"),
    (re.compile(rf"\bwed(?= (?:{_WISHING})\b)"), "we'd"),
    (re.compile(r"^were(?= (?:in|at|here|just|not|from|only|near|based|also|open)\b)"), "we're"),
    (re.compile(rf"\bur(?= (?:{_YOU_ARE})\b)"), "you're"),
    (re.compile(r"\bur\b"), "your"),
)
_AMBIGUOUS = re.compile(r"\b(?:ill|id|wed|were|ur)\b")
_WORD = re.compile(r"w/o?|&|(?<![\w'/])[a-z0-9][a-z0-9']*")

_Change = tuple[int, int, str]


def spell(said: Normalised, locale: Locale) -> Normalised:
    """Give a text as it is meant; each word spelled out points back to what was typed.

    English is spelled out, in Chinese slips are mended; else a text comes back as it is.
    """
    if locale is Locale.ZH:
        return mended(said)
    changes = sorted([*_by_word(said.text), *_by_context(said.text)])
    return _changed(said, changes) if changes else said


def spell_word(plain: str) -> str:
    """Spell out the words of a pattern, which have no text around them."""
    return _WORD.sub(lambda word: SPELLED.get(word.group(), word.group()), plain)


def _by_word(text: str) -> list[_Change]:
    return [
        (*word.span(), SPELLED[word.group()])
        for word in _WORD.finditer(text)
        if word.group() in SPELLED
    ]


def _by_context(text: str) -> list[_Change]:
    if not _AMBIGUOUS.search(text):
        return []
    found: dict[int, _Change] = {}
    for typed, spelled in _IN_CONTEXT:
        for word in typed.finditer(text):
            found.setdefault(word.start(), (*word.span(), spelled))
    return list(found.values())


def _changed(said: Normalised, changes: list[_Change]) -> Normalised:
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for start, end, spelled in changes:
        text += (said.text[at:start], spelled)
        starts += (*said.starts[at:start], *[said.starts[start]] * len(spelled))
        ends += (*said.ends[at:start], *[said.ends[end - 1]] * len(spelled))
        at = end
    return Normalised(
        said.raw,
        "".join((*text, said.text[at:])),
        (*starts, *said.starts[at:]),
        (*ends, *said.ends[at:]),
    )
