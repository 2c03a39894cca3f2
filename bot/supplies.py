"""Build what reads the files that travel with the program: words, playbooks, rules."""

from functools import cache

from opencc import OpenCC

from bot.assets import folder
from bot.library import Library
from bot.render import Renderer
from coach.judge.language import Language
from coach.judge.normalise import Simplify


def renderer() -> Renderer:
    """The words that travel with the program."""
    return Renderer(folder("prompts"))


@cache
def library() -> Library:
    """The built-in library, one for the whole process; nothing is read before it is asked for."""
    return Library(folder("playbooks"), simplifier())


def language() -> Language:
    """The built-in language rules, compiled."""
    return library().built_in


def simplifier() -> Simplify:
    """Turns text into simplified characters; the dictionaries are read when first needed."""
    converter = cache(lambda: OpenCC("t2s"))
    return lambda text: converter().convert(text)
