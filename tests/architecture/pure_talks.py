"""Play the test talks of the built-in playbooks with the world shut off, print what came out."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256

from bot.supplies import library
from coach import engine
from coach.judge.language import Language
from coach.playbook import Checklist, Drill, Playbook, Rehearsal
from coach.vocabulary import Locale, Walk

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
FORBIDDEN = ("open", "os.", "socket.", "subprocess.", "shutil.", "tempfile.", "sqlite3.", "import")


def shut(event: str, arguments: tuple[object, ...]) -> None:
    """An audit hook: from now on nothing may be opened, imported, started or connected."""
    if event.startswith(FORBIDDEN):
        raise RuntimeError(f"the coach touched the world: {event} {arguments}")


def lines_of(playbook: Playbook) -> Iterator[tuple[str, ...]]:
    match playbook:
        case Rehearsal():
            yield from (tuple(line.text for line in test.talk) for test in playbook.tests)
        case Drill():
            yield from ((test.answer,) * 3 for test in playbook.tests)
        case Checklist():
            yield from (tuple(text for _, text in test.answers) for test in playbook.tests)


def talk(language: Language, playbook: Playbook, lines: tuple[str, ...]) -> Iterator[bytes]:
    state, effects = engine.begin(playbook, Walk.GUIDED, NOON, "seed")
    for line in lines:
        event, (state, effects) = engine.step(language, playbook, state, line, NOON, "seed")
        yield engine.encode_event(event) + engine.encode_state(state) + repr(effects).encode()


def main() -> None:
    shelves = library()
    language = shelves.built_in
    playbooks = tuple(book for locale in Locale for book in shelves.all(locale))
    warm = tuple(talk(language, playbooks[0], ("warm up",)))
    sys.addaudithook(shut)
    judged = sha256(b"".join(warm))
    turns = 0
    for playbook in playbooks:
        for lines in lines_of(playbook):
            for turn in talk(language, playbook, lines):
                judged.update(turn)
                turns += 1
    sys.stdout.write(f"{turns} {judged.hexdigest()}\n")


if __name__ == "__main__":
    main()
