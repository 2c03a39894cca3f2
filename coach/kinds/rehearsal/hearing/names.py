"""Tell whether the one who is said to have made the introduction is the one who did."""

import re
from types import MappingProxyType

from coach.judge.language import Language
from coach.playbook import Rehearsal
from coach.reading import Utterance
from coach.vocabulary import Courtesy, Locale

#: What stands before a Chinese family name among people who know each other.
_FAMILIAR = "老小阿大"
#: What is no name of its own in an English one.
_TITLES = frozenset(("mr", "mrs", "ms", "miss", "dr", "sister", "professor", "sir", "the", "from"))
#: Somebody of his who is named by what he is to him; the brief may have told the rep so.
_KIN = MappingProxyType(
    {
        Locale.ZH: ("爱人", "太太", "老婆", "夫人", "老公", "先生", "儿子", "女儿"),
        Locale.EN: ("wife", "husband", "son", "daughter"),
    }
)
#: A source without a name, or the rep's own people: he has nobody to wonder about.
_NOBODY = MappingProxyType(
    {
        Locale.ZH: re.compile("前台|同事|朋友|客户|网上|公司|同行|总机|领导|老板|财务|平台|我们"),
        Locale.EN: re.compile(
            r"\b(?:my|our|a|an|reception\w*|switchboard|colleagues?|office|website|online"
            r"|customers?|directory|via)\b"
        ),
    }
)
#: Who made the introduction, where only his name stands before it: "周工介绍的".
_NAMED = MappingProxyType(
    {
        Locale.ZH: re.compile("(?<![我来要])(?:介绍|推荐|引荐)(?:过来)?的"),
        Locale.EN: re.compile(r"\b(?:recommended|referred|sent) by\b"),
    }
)


def ways_to_say(name: str, locale: Locale) -> tuple[str, ...]:
    """A normalised name as people use it: whole, shortened, familiar."""
    if locale is Locale.EN:
        words = re.findall(r"[\w'-]+", name)
        return tuple(word for word in words if word not in _TITLES) or (name,)
    shortened = tuple(name[:end] for end in range(2, len(name) + 1)) or (name,)
    if name[0] in _FAMILIAR:
        return shortened
    return (*shortened, *(familiar + name[0] for familiar in _FAMILIAR))


def is_named(text: str, name: str, locale: Locale) -> bool:
    """Whether a normalised text names the one of this name."""
    ways = ways_to_say(name, locale)
    if locale is Locale.ZH:
        return any(way in text for way in ways)
    return not {word.removesuffix("'s") for word in re.findall(r"[\w'-]+", text)}.isdisjoint(ways)


def introduction(language: Language, book: Rehearsal, said: Utterance) -> tuple[str, ...]:
    """The courtesies of the line, a claim on somebody he does not know told from the introducer.

    Where the playbook names no introducer, nobody is a stranger.
    """
    text = language.normalise(said.text, book.locale).text
    claimed = Courtesy.INTRODUCER in said.courtesies or _NAMED[book.locale].search(text) is not None
    if not claimed or book.introduced_by is None:
        return said.courtesies
    others = tuple(one for one in said.courtesies if one != Courtesy.INTRODUCER)
    name = language.normalise(book.introduced_by, book.locale).text
    kin = any(word in text and word in book.brief for word in _KIN[book.locale])
    if kin or is_named(text, name, book.locale):
        return (Courtesy.INTRODUCER, *others)
    return others if _NOBODY[book.locale].search(text) else (Courtesy.STRANGER, *others)
