"""Everything built at start that the channels need, in one value."""

from collections.abc import Callable
from typing import NamedTuple

from bot.clock import Clock
from bot.examiner import Examiner
from bot.inbox import Writer
from bot.library import Library
from bot.passes import Counter
from bot.render import Renderer
from bot.settings import Settings
from bot.store.port import Store


class World(NamedTuple):
    """The running service.

    ``place`` says in words of the operator where its data is kept; ``warm`` compiles the language
    rules now rather than at the first words (about a second), and raises RulesBroken; ``counter``
    hands out codes, ``examiner`` checks playbooks that come in, ``library`` holds
    those that came with the program.
    """

    settings: Settings
    store: Store
    writer: Writer
    renderer: Renderer
    clock: Clock
    place: str
    warm: Callable[[], None]
    counter: Counter
    examiner: Examiner
    library: Library
