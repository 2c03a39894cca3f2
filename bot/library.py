"""The playbooks and language rules that sessions are played by, each known by its digest."""

import logging
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Protocol, assert_never

import msgspec

from bot.errors import RulesBroken
from bot.store.rows import Publication
from coach.compiler.compilation import compile_playbook
from coach.compiler.rules import compile_rules
from coach.judge.language import Language
from coach.judge.normalise import Simplify
from coach.playbook import Checklist, Drill, Playbook, Rehearsal
from coach.vocabulary import Kind, Locale

LOG = logging.getLogger(__name__)

#: The most playbooks from the store that are kept compiled, those used last.
MOST_COMPILED = 256

#: Finds a source that is kept by its digest; None when it is nowhere.
Fetch = Callable[[str], bytes | None]


class Lost(Exception):  # noqa: N818 -- a fact about the shelves, no error of the program
    """A session is pinned to something that neither the program nor the store holds any more."""


class Given(Protocol):
    """What tells what a team was given: a transaction of the store."""

    def live(self, team: str) -> Sequence[Publication]:
        """What is live for a team."""

    def source(self, digest: str) -> bytes | None:
        """A source by its SHA-256."""


class Shelved(msgspec.Struct, frozen=True, kw_only=True):
    """A playbook with the SHA-256 of its source, hex; ``source`` is None when the store has it."""

    playbook: Playbook
    digest: str
    source: bytes | None


class Library:
    """The built-in playbooks and rules, and what old sessions are still pinned to.

    Everything is read from disk and compiled when first asked for, and once.
    """

    def __init__(self, folder: Path, simplify: Simplify) -> None:
        """``folder`` holds one folder of playbooks a locale, and the rules."""
        self._folder = folder
        #: Turns text into simplified characters.
        self.simplify = simplify
        # Two threads may ask for the rules: the writer, and the one that warms up.
        self._compiling = Lock()
        self._languages: dict[str, Language] = {}
        self._shelves: dict[Locale, tuple[Shelved, ...]] = {}
        self._pinned = _Compiled()

    @cached_property
    def rules(self) -> bytes:
        """The built-in language rules as one source: file names with their texts."""
        rules = self._folder / "rules"
        files = sorted(rules.rglob("*.yaml"))
        texts = {
            path.relative_to(rules).as_posix(): path.read_text(encoding="utf-8") for path in files
        }
        return msgspec.json.encode(texts)

    @cached_property
    def rules_digest(self) -> str:
        """What a session begun today is pinned to."""
        return sha256(self.rules).hexdigest()

    def language(self, digest: str, fetch: Fetch) -> Language:
        """The language rules of this digest. Raises Lost, or RulesBroken for our own files."""
        with self._compiling:
            language = self._languages.get(digest)
            if language is None:
                bundle = self.rules if digest == self.rules_digest else fetch(digest)
                if bundle is None:
                    raise Lost(digest)
                language = self._languages[digest] = self._compiled(bundle)
            return language

    def warm(self) -> None:
        """Compile the built-in language rules before anybody speaks. Raises RulesBroken."""
        self.language(self.rules_digest, lambda _: None)

    @property
    def built_in(self) -> Language:
        """The language rules that came with the program."""
        return self.language(self.rules_digest, lambda _: None)

    def all(self, locale: Locale) -> tuple[Playbook, ...]:
        """Every playbook of a language, in the order of their file names."""
        return tuple(shelved.playbook for shelved in self.built_in_shelf(locale))

    def pinned(self, digest: str, fetch: Fetch) -> Playbook:
        """The playbook compiled from the source of this digest. Raises Lost."""
        for shelf in self._shelves.values():
            for shelved in shelf:
                if shelved.digest == digest:
                    return shelved.playbook
        playbook = self._pinned.get(digest)
        if playbook is None:
            source = fetch(digest)
            if source is None:
                raise Lost(digest)
            playbook = self._playbook(source, digest)
            self._pinned.put(digest, playbook)
        return playbook

    def shelves(self, given: Given, team: str) -> "Shelves":
        """What somebody of this team may practise."""
        return Shelves(self, given, team)

    def built_in_shelf(self, locale: Locale) -> tuple[Shelved, ...]:
        """The built-in playbooks of a language with their sources, in the order of their files."""
        shelf = self._shelves.get(locale)
        if shelf is None:
            files = sorted((self._folder / locale).rglob("*.yaml"))
            shelf = tuple(self._shelved(path) for path in files)
            self._shelves[locale] = shelf
        return shelf

    def _shelved(self, path: Path) -> Shelved:
        source = path.read_bytes()
        digest = sha256(source).hexdigest()
        return Shelved(playbook=self._playbook(source, path.name), digest=digest, source=source)

    def _playbook(self, source: bytes, name: str) -> Playbook:
        # The source passed its own tests before it came onto a shelf, or into the store.
        compiled = compile_playbook(source, name, None, run_tests=False)
        if compiled.playbook is None:
            raise Lost(name)
        return compiled.playbook

    def _compiled(self, bundle: bytes) -> Language:
        files: Mapping[str, str] = msgspec.json.decode(bundle, type=dict[str, str])
        sources = {name: text.encode() for name, text in files.items()}
        compiled = compile_rules(sources, run_examples=False)
        if compiled.rules is None:
            raise RulesBroken(first=compiled.diagnostics[0].place.file)
        return Language(compiled.rules, self.simplify)


class Shelves:
    """What one person may practise: the built-in playbooks, those of his house, of his team.

    What was published replaces the built-in playbook of its language and id, or stands behind
    them. It is asked of the store when first needed, compiled once and kept by its digest.
    """

    def __init__(self, library: Library, given: Given, team: str) -> None:
        """``given`` must last as long as the shelves."""
        self.library = library
        self._given = given
        self._team = team
        self._by_locale: dict[Locale, dict[str, Shelved]] = {}

    @cached_property
    def live(self) -> tuple[Publication, ...]:
        """What is live for the team: the house's first, then its own; none stands twice."""
        found = sorted(self._given.live(self._team), key=lambda each: each.team != "")
        return tuple({(each.locale, each.playbook): each for each in found}.values())

    def all(self, locale: Locale) -> tuple[Playbook, ...]:
        """Every playbook of a language, the built-in ones in the order of their file names."""
        return tuple(shelved.playbook for shelved in self._of(locale).values())

    def shelf(self, locale: Locale, kind: Kind) -> tuple[Playbook, ...]:
        """The playbooks of one kind in a language."""
        return tuple(playbook for playbook in self.all(locale) if kind_of(playbook) is kind)

    def find(self, locale: Locale, playbook_id: str) -> Playbook | None:
        """A playbook by its id, None when there is none."""
        shelved = self.shelved(locale, playbook_id)
        return None if shelved is None else shelved.playbook

    def shelved(self, locale: Locale, playbook_id: str) -> Shelved | None:
        """A playbook with what a session is pinned to, None when there is none."""
        return self._of(locale).get(playbook_id)

    def _of(self, locale: Locale) -> dict[str, Shelved]:
        shelf = self._by_locale.get(locale)
        if shelf is None:
            shelf = {book.playbook.id: book for book in self.library.built_in_shelf(locale)}
            for publication in self.live:
                if publication.locale is locale:
                    shelf |= self._published(publication)
            self._by_locale[locale] = shelf
        return shelf

    def _published(self, publication: Publication) -> dict[str, Shelved]:
        try:
            playbook = self.library.pinned(publication.digest, self._given.source)
        except Lost:
            facts = {"playbook": publication.playbook, "digest": publication.digest}
            LOG.warning("a published playbook is lost", extra={"facts": facts})
            return {}
        shelved = Shelved(playbook=playbook, digest=publication.digest, source=None)
        return {publication.playbook: shelved}


class _Compiled:
    """Playbooks by digest, so many of them: what was not used for longest goes first."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Playbook] = OrderedDict()
        # The writer is not the only one who asks.
        self._lock = Lock()

    def get(self, digest: str) -> Playbook | None:
        """A playbook, None when it is not kept."""
        with self._lock:
            playbook = self._kept.get(digest)
            if playbook is not None:
                self._kept.move_to_end(digest)
            return playbook

    def put(self, digest: str, playbook: Playbook) -> None:
        """Keep a playbook."""
        with self._lock:
            self._kept[digest] = playbook
            if len(self._kept) > MOST_COMPILED:
                self._kept.popitem(last=False)


def kind_of(playbook: Playbook) -> Kind:
    """The kind of a playbook."""
    match playbook:
        case Rehearsal():
            return Kind.REHEARSAL
        case Drill():
            return Kind.DRILL
        case Checklist():
            return Kind.CHECKLIST
        case _:
            assert_never(playbook)
