"""What the turns of one batch see of each other, on every store."""

import msgspec

from bot.store.overlay import Overlay
from bot.store.port import Store
from bot.store.rows import Key, Receipt, Rows, SessionRow, Status, TurnRow
from tests.bot.store.rows import FULL_MESSAGE, NOON, key, person, receipt, session, turn


def test_an_overlay_shows_what_its_batch_has_left(store: Store) -> None:
    with store.transaction() as transaction:
        rows = {name: session(person(transaction), name) for name in ("s1", "s2")}
        transaction.write(Rows(sessions=rows, turns=[turn(1)], sources={"a" * 64: b"a"}))
    with store.transaction() as transaction:
        overlay = Overlay(transaction)
        li = msgspec.structs.replace(person(overlay), desk=b"batch")
        first = session(li, "s1", minutes=5)
        done = msgspec.structs.replace(session(li, "s2"), status=Status.FINISHED)
        overlay.write(Rows(people={li.id: li}, sessions={"s1": first}, turns=[turn(2)]))
        overlay.write(Rows(sessions={"s2": done}, sources={"b" * 64: b"b"}))
        overlay.write(Rows(receipts=[(li.id, receipt(1, FULL_MESSAGE), NOON)]))

        seen = view(overlay, li.id)
        below = transaction.session("s2")
        overlay.flush()
    with store.transaction() as transaction:
        kept = view(Overlay(transaction), li.id)

    assert seen == kept
    assert below is not None
    assert below.status is Status.OPEN
    assert seen == (
        [b"batch", b"a", b"b", None, None],
        [first, done],
        [[first], [done]],
        [turn(1), turn(2)],
        {key(1): receipt(1, FULL_MESSAGE)},
    )


View = tuple[
    list[bytes | None],
    list[SessionRow | None],
    list[list[SessionRow]],
    list[TurnRow],
    dict[Key, Receipt],
]


def view(overlay: Overlay, person_id: str) -> View:
    sources = [overlay.source(name * 64) for name in ("a", "b", "c", "c")]
    return (
        [person(overlay).desk, *sources],
        [overlay.session("s1"), overlay.session("s2")],
        [list(overlay.sessions_of(person_id, s)) for s in (Status.OPEN, Status.FINISHED)],
        list(overlay.turns("s1")),
        dict(overlay.receipts([key(1), key(2)])),
    )
