"""The shelves, and what old sessions are pinned to."""

from hashlib import sha256
from pathlib import Path

import pytest

from bot import library as module
from bot.errors import RulesBroken
from bot.library import Library, Lost, kind_of
from bot.store.rows import Publication
from coach.judge.normalise import identity
from coach.vocabulary import Kind, Locale
from tests.bot.commands.desks import NOON, NOTHING, Given
from tests.bot.shelves import DRILL, ENGLISH, FILES, LIST, WANG, library, write


def nowhere(_digest: str) -> bytes | None:
    return None


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def test_a_shelf_holds_the_playbooks_of_a_kind_in_the_order_of_their_files(tmp_path: Path) -> None:
    books = library(tmp_path)

    shelves = books.shelves(NOTHING, "")

    assert [book.id for book in shelves.shelf(Locale.ZH, Kind.REHEARSAL)] == ["wang", "li"]
    assert [book.id for book in books.all(Locale.ZH)] == ["wang", "li", "refusals", "prep"]
    assert [kind_of(book) for book in books.all(Locale.ZH)[1:]] == [
        Kind.REHEARSAL,
        Kind.DRILL,
        Kind.CHECKLIST,
    ]


def test_a_playbook_is_found_by_language_and_id(tmp_path: Path) -> None:
    books = library(tmp_path)

    shelves = books.shelves(NOTHING, "")

    found = shelves.shelved(Locale.ZH, "wang")

    assert found is not None
    assert (found.digest, found.source) == (digest(WANG), WANG.encode())
    assert shelves.find(Locale.ZH, "wang") == found.playbook
    assert shelves.find(Locale.EN, "wang") is None


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


NEWER = WANG.replace("坐吧。", "来啦。")
OURS = DRILL.replace("id: refusals", "id: ours")


def given(*sources: tuple[str, str]) -> Given:
    """What these teams were given, one playbook each, with the store's word on it."""
    live = []
    for team, source in sources:
        fields = dict(line.split(": ", 1) for line in source.splitlines()[:5])
        live.append(
            Publication(
                team=team,
                locale=Locale(fields["locale"]),
                playbook=fields["id"],
                version=1,
                digest=digest(source),
                kind=Kind(fields["kind"]),
                title=fields["title"],
                author="a",
                name="周姐",
                at=NOON,
            )
        )
    return Given(live_now=tuple(live), sources={digest(text): text.encode() for _, text in sources})


def test_without_publications_the_shelves_are_those_of_the_library(tmp_path: Path) -> None:
    books = library(tmp_path)
    shelves = books.shelves(NOTHING, "华东")

    for locale in Locale:
        assert shelves.all(locale) == books.all(locale)
    assert shelves.find(Locale.ZH, "nobody") is None
    assert shelves.live == ()


def test_what_was_published_replaces_or_follows_the_built_in(tmp_path: Path) -> None:
    shelves = library(tmp_path).shelves(given(("华东", OURS), ("", NEWER)), "华东")

    assert [book.id for book in shelves.all(Locale.ZH)] == [
        "wang",
        "li",
        "refusals",
        "prep",
        "ours",
    ]
    assert [book.id for book in shelves.shelf(Locale.ZH, Kind.DRILL)] == ["refusals", "ours"]
    assert [each.playbook for each in shelves.live] == ["wang", "ours"]
    shelved = shelves.shelved(Locale.ZH, "wang")
    assert shelved is not None
    assert (shelved.digest, shelved.source) == (digest(NEWER), None)


def test_a_teams_own_goes_before_the_houses_whatever_the_store_says_first(tmp_path: Path) -> None:
    mine, house = WANG.replace("坐吧。", "你好。"), NEWER

    for order in ((("华东", mine), ("", house)), (("", house), ("华东", mine))):
        shelved = library(tmp_path).shelves(given(*order), "华东").shelved(Locale.ZH, "wang")
        assert shelved is not None
        assert shelved.digest == digest(mine)


def test_a_publication_stands_in_its_own_language_only(tmp_path: Path) -> None:
    books = library(tmp_path)
    shelves = books.shelves(given(("", ENGLISH.replace("refusals", "prep"))), "")

    assert shelves.all(Locale.ZH) == books.all(Locale.ZH)
    assert [book.id for book in shelves.all(Locale.EN)] == ["refusals", "prep"]


def test_a_publication_without_its_source_is_absent(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    live = given(("", OURS)).live_now
    shelves = library(tmp_path).shelves(Given(live_now=live), "")

    assert shelves.find(Locale.ZH, "ours") is None
    assert [each.message for each in caplog.records] == ["a published playbook is lost"]


def test_only_the_playbooks_used_last_stay_compiled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_COMPILED", 2)
    books = library(tmp_path)
    asked: list[str] = []
    sources = {digest(text): text for text in (OURS, OURS + "\n", OURS + "\n\n")}
    first, second, third = sources

    def store(wanted: str) -> bytes:
        asked.append(wanted)
        return sources[wanted].encode()

    for wanted in (first, second, first, third, first, second):
        books.pinned(wanted, store)

    assert asked == [first, second, third, second]
