"""Build the service from its settings: the one place where the parts meet."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.clock import clock_in, new_code
from bot.errors import SchemaBehind
from bot.examiner import Examiner
from bot.handout import Handout
from bot.inbox import Writer
from bot.passes import Counter
from bot.receipts import Notary, signer_for
from bot.settings import Settings, data_folder
from bot.store import migrate
from bot.store.engine import masked
from bot.store.sql import SqlStore, open_store
from bot.supplies import library, renderer
from bot.telegram.letters import Packer
from bot.turn.player import Player
from bot.world import World

SQLITE = "sqlite:"


def database_url(settings: Settings) -> str:
    """The address of the database; a file below the data folder when none is set."""
    if settings.database_url is not None:
        return settings.database_url.get_secret_value()
    return f"{SQLITE}///{data_folder() / 'duilian.db'}"


def place_of(url: str) -> str:
    """Where the data is, as an operator may read it: a file name, or an address without secret."""
    shown = masked(url)
    return shown.removeprefix(f"{SQLITE}///")


@contextmanager
def open_world(settings: Settings) -> Iterator[World]:
    """The running service; what waits is settled before the database is let go.

    Raises SchemaBehind for a server's database that is to be migrated by its operator.
    """
    url = database_url(settings)
    store = _store(url)
    words = renderer()
    books = library()
    notary = Notary(books, signer_for(settings))
    player = Player(books, words, settings.locale, notary)
    packer = Packer(words, settings.locale)
    clock = clock_in(settings.zone)
    handout = Handout(words, books.simplify, settings.locale, settings.public_url)
    try:
        with Writer(store, player.play, player.apologise, pack=packer.pack) as writer:
            yield World(
                settings=settings,
                store=store,
                writer=writer,
                renderer=words,
                clock=clock,
                place=place_of(url),
                warm=books.warm,
                counter=Counter(store, clock, new_code, handout),
                examiner=Examiner(words, lambda: books.built_in),
                library=books,
            )
    finally:
        store.close()


def _store(url: str) -> SqlStore:
    store = open_store(url)
    if store.ready():
        return store
    if not url.startswith(SQLITE):
        store.close()
        raise SchemaBehind(place=masked(url))
    migrate.upgrade(url)
    return store
