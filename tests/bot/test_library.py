"""The shelves, and what old sessions are pinned to."""

from hashlib import sha256
from pathlib import Path

import pytest

from bot.errors import RulesBroken
from bot.library import Library, Lost, kind_of
from coach.judge.normalise import identity
from coach.vocabulary import Kind, Locale
from tests.bot.shelves import FILES, LIST, WANG, library, write


def nowhere(_digest: str) -> bytes | None:
    return None


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def test_a_shelf_holds_the_playbooks_of_a_kind_in_the_order_of_their_files(tmp_path: Path) -> None:
    books = library(tmp_path)

    assert [book.id for book in books.shelf(Locale.ZH, Kind.REHEARSAL)] == ["wang", "li"]
    assert [book.id for book in books.all(Locale.ZH)] == ["wang", "li", "refusals", "prep"]
    assert [kind_of(book) for book in books.all(Locale.ZH)[1:]] == [
        Kind.REHEARSAL,
        Kind.DRILL,
        Kind.CHECKLIST,
    ]


def test_a_playbook_is_found_by_language_and_id(tmp_path: Path) -> None:
    books = library(tmp_path)

    found = books.shelved(Locale.ZH, "wang")

    assert found is not None
    assert (found.digest, found.source) == (digest(WANG), WANG.encode())
    assert books.find(Locale.ZH, "wang") == found.playbook
    assert books.find(Locale.EN, "wang") is None


def test_a_pin_on_the_shelf_needs_no_store(tmp_path: Path) -> None:
    books = library(tmp_path)
    assert books.all(Locale.ZH)

    assert books.pinned(digest(WANG), nowhere).id == "wang"


def test_a_pin_of_old_is_compiled_once_from_the_store(tmp_path: Path) -> None:
    books = library(tmp_path)
    old = LIST.replace("id: prep", "id: older")
    asked: list[str] = []

    def store(wanted: str) -> bytes | None:
        asked.append(wanted)
        return old.encode()

    first = books.pinned(digest(old), store)

    assert first.id == "older"
    assert books.pinned(digest(old), store) is first
    assert asked == [digest(old)]


def test_a_pin_that_nobody_holds_is_lost(tmp_path: Path) -> None:
    with pytest.raises(Lost):
        library(tmp_path).pinned("0" * 64, nowhere)


def test_a_pin_that_no_longer_compiles_is_lost(tmp_path: Path) -> None:
    with pytest.raises(Lost):
        library(tmp_path).pinned("0" * 64, lambda _: b"kind: nothing")


def test_the_rules_are_one_source_known_by_its_digest(tmp_path: Path) -> None:
    books = library(tmp_path)

    assert books.rules_digest == sha256(books.rules).hexdigest()
    assert books.rules == library(tmp_path).rules
    assert books.language(books.rules_digest, nowhere) is books.built_in


def test_the_rules_of_old_come_from_the_store(tmp_path: Path) -> None:
    books = library(tmp_path / "new")
    old = Library(write(tmp_path / "old"), identity)
    (tmp_path / "old" / "rules" / "older.yaml").unlink()

    language = books.language(old.rules_digest, lambda _: old.rules)

    assert language is not books.built_in
    assert books.language(old.rules_digest, nowhere) is language


def test_rules_that_nobody_holds_are_lost(tmp_path: Path) -> None:
    with pytest.raises(Lost):
        library(tmp_path).language("0" * 64, nowhere)


def test_broken_rules_are_the_operators_trouble(tmp_path: Path) -> None:
    books = library(tmp_path)
    (tmp_path / "rules" / "older.yaml").write_text("kind: rules\nkind: rules\n")

    with pytest.raises(RulesBroken) as caught:
        books.warm()

    assert caught.value.facts == {"first": "older.yaml"}


def test_the_files_of_these_tests_are_all_on_the_shelves(tmp_path: Path) -> None:
    books = library(tmp_path)

    playbooks = [name for name in FILES if not name.startswith("rules/")]
    assert sum(len(books.all(locale)) for locale in Locale) == len(playbooks)
