"""Settle inbound messages one after another: those that wait together are committed together."""

import logging
import threading
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from time import perf_counter
from traceback import format_tb
from typing import NamedTuple, Self

from msgspec.structs import replace

from bot.batch import key_of, play_all
from bot.errors import Busy, StoreUnavailable
from bot.messages import Inbound, Message
from bot.store.port import Play, Store, Transaction
from bot.store.rows import DeadLetter, Key, PersonRow, Played, Receipt

LOG = logging.getLogger(__name__)

#: The most turns that are committed together.
BATCH = 64
#: The most messages that may wait; a thousand are settled within a second or two.
CAPACITY = 1024

#: What to tell a person whose message could not be played.
Apologise = Callable[[PersonRow, Inbound], tuple[Message, ...]]
#: Told the ids of people whose messages were just committed.
Listener = Callable[[Sequence[str]], None]
#: The parcels in which a channel that cannot answer in place sends replies; none for the others.
Pack = Callable[[Inbound, Sequence[Message]], Sequence[bytes]]


class Conflict(Exception):  # noqa: N818 -- it names what was found, and no one did wrong here
    """A message with this key was settled before, and its body was another."""


class _Job(NamedTuple):
    inbound: Inbound
    key: Key
    replies: Future[tuple[Message, ...]]
    #: When it was submitted, by the clock that never jumps.
    since: float


def in_place(_inbound: Inbound, _messages: Sequence[Message]) -> Sequence[bytes]:
    """No parcels: whoever asked gets his replies with the answer."""
    return ()


class Writer:
    """The one thread that writes turns. An answer is given only after its commit.

    ``play`` decides what a message brings; a message on which it fails is kept as a dead letter
    and answered by ``apologise``, without harm to the others of its batch. What ``pack`` makes of
    the replies goes into the outbox with the rows of the turn itself.
    """

    def __init__(
        self,
        store: Store,
        play: Play,
        apologise: Apologise,
        *,
        pack: Pack = in_place,
        capacity: int = CAPACITY,
    ) -> None:
        self._pack = pack
        self._store = store
        self._play = play
        self._apologise = apologise
        self._capacity = capacity
        self._listeners: list[Listener] = []
        self._waiting: deque[_Job] = deque()
        self._changed = threading.Condition()
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)

    def __enter__(self) -> Self:
        """Begin to settle what is submitted."""
        self._thread.start()
        return self

    def __exit__(self, *_raised: object) -> None:
        """Close."""
        self.close()

    def listen(self, listener: Listener) -> None:
        """Have it told, after each commit and from the writer's thread, whose turns those were.

        It must not block: everybody's next turn waits for it. One that fails harms nobody.
        """
        self._listeners.append(listener)

    def submit(self, inbound: Inbound) -> Future[tuple[Message, ...]]:
        """Take a message; its future gives the replies once they are committed.

        A message seen before gives the replies it had. The future raises Conflict (same key,
        other digest) or StoreUnavailable; ``submit`` itself raises Busy when too many wait, and
        StoreUnavailable when the writer is closed.
        """
        job = _Job(inbound, key_of(inbound), Future(), perf_counter())
        with self._changed:
            if self._closed:
                raise StoreUnavailable(url="", why="closing")
            if len(self._waiting) >= self._capacity:
                raise Busy(waiting=len(self._waiting))
            self._waiting.append(job)
            self._changed.notify()
        return job.replies

    def close(self) -> None:
        """Take nothing more, settle what waits, then end the thread."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while batch := self._take():
            # Who asked and went away before his turn has not been answered: he will ask again.
            self._settle([job for job in batch if job.replies.set_running_or_notify_cancel()])

    def _take(self) -> list[_Job]:
        """Wait for work; nothing means that the writer is closed and all is settled."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._closed)
            return [self._waiting.popleft() for _ in range(min(BATCH, len(self._waiting)))]

    def _settle(self, batch: Sequence[_Job]) -> None:
        if self._attempt(batch, self._play) is None:
            return
        for job in batch:
            error = self._attempt([job], self._play)
            if error is None:
                continue
            # The text of an error may hold what a person wrote; its kind and place do not.
            LOG.error("buried %s: %s\n%s", job.key, _name(error), _place(error))
            hopeless = self._attempt([job], self._burial(error))
            if hopeless is not None:
                job.replies.set_exception(hopeless)

    def _attempt(self, batch: Sequence[_Job], play: Play) -> Exception | None:
        """Commit and answer a batch; hands back the error when the batch itself is at fault."""
        try:
            with self._store.transaction() as transaction:
                inbounds = [job.inbound for job in batch]
                outcomes = play_all(transaction, self._packed(play), inbounds)
        except StoreUnavailable as error:
            facts = {"why": error.facts["why"], "messages": len(batch)}
            LOG.warning("store unavailable", extra={"facts": facts})
            for job in batch:
                job.replies.set_exception(error)
            return None
        except Exception as error:  # noqa: BLE001 -- whatever one turn raises, the others go on
            return error
        for job, outcome in zip(batch, outcomes, strict=True):
            _resolve(job, outcome.receipt)
            _log(job, outcome.played)
        self._tell([person for outcome in outcomes for person in outcome.touched])
        return None

    def _tell(self, people: Sequence[str]) -> None:
        touched = tuple(dict.fromkeys(people))
        for listener in self._listeners if touched else ():
            try:
                listener(touched)
            except Exception as error:  # noqa: BLE001 -- whoever listens, the turns are committed
                LOG.error("a listener failed: %s\n%s", _name(error), _place(error))  # noqa: TRY400

    def _packed(self, play: Play) -> Play:
        def play_and_pack(transaction: Transaction, person: PersonRow, inbound: Inbound) -> Played:
            played = play(transaction, person, inbound)
            return replace(played, parcels=tuple(self._pack(inbound, played.messages)))

        return play_and_pack

    def _burial(self, error: Exception) -> Play:
        def bury(transaction: Transaction, person: PersonRow, inbound: Inbound) -> Played:
            transaction.bury(
                DeadLetter(
                    key=key_of(inbound),
                    address=inbound.address,
                    digest=inbound.digest,
                    error=_name(error),
                    at=inbound.at,
                )
            )
            return Played(person=person, messages=self._apologise(person, inbound))

        return bury


def _resolve(job: _Job, receipt: Receipt) -> None:
    if receipt.digest == job.inbound.digest:
        job.replies.set_result(receipt.messages)
    else:
        job.replies.set_exception(Conflict(job.key))


def _log(job: _Job, played: Played | None) -> None:
    """One line a turn, of ids alone; nothing for a message that was settled before."""
    if played is None or not LOG.isEnabledFor(logging.INFO):
        return
    facts: dict[str, object] = {"person": played.person.id[:12]}
    for session in played.sessions[-1:]:
        facts |= {"session": session.id, "step": session.step}
    facts["ms"] = round(1000 * (perf_counter() - job.since), 1)
    LOG.info("turn settled", extra={"facts": facts})


def _name(error: Exception) -> str:
    return f"{type(error).__module__}.{type(error).__qualname__}"


def _place(error: Exception) -> str:
    return "".join(format_tb(error.__traceback__))
