"""Make the body of a receipt from a session's sources and turns."""

from collections.abc import Mapping, Sequence
from hashlib import sha256

import msgspec

from coach.engine import ENGINE_VERSION, State
from coach.playbook import Playbook
from coach.receipt.canonical import plain
from coach.receipt.form import FORMAT
from coach.receipt.packing import packed
from coach.receipt.points import file_of, rule_places
from coach.receipt.seals import end_seal, head_seals, turn_seals
from coach.receipt.walk import Walked, Walker
from coach.replay import Recorded


class Pinned(msgspec.Struct, frozen=True, kw_only=True):
    """What a session is judged by: the playbook with its source, the bundle of rules, the seed."""

    playbook: Playbook
    source: bytes
    rules: bytes
    seed: str


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """The body of a receipt, and the state that its turns led to."""

    body: Mapping[str, object]
    state: State


def make(pinned: Pinned, recorded: Sequence[Recorded]) -> Made:
    """The body for these turns, whose times stand in the zone that days were reckoned in.

    Raises ValueError when they do not begin with Began.
    """
    files = msgspec.json.decode(pinned.rules, type=dict[str, str])
    places = rule_places(files)
    walker = Walker(playbook=pinned.playbook, seed=pinned.seed, places=places)
    book, rules = sha256(pinned.source).hexdigest(), sha256(pinned.rules).hexdigest()
    head = head_seals(ENGINE_VERSION, book, rules, pinned.seed)
    walked, seals, turns = Walked(), head, []
    for step, (event, at) in enumerate(recorded, start=1):
        walked, shown = walker.take(walked, event, at)
        seals = turn_seals(seals, step, at.isoformat(), shown.event)
        turn = {"step": step, "at": at.isoformat(), "seals": seals}
        turns.append({**turn, **msgspec.to_builtins(shown)})
    if walked.state is None:
        raise ValueError("a session begins with Began")
    body = {
        "format": FORMAT,
        "engine": ENGINE_VERSION,
        "playbook": {
            **described(pinned.playbook),
            "digest": book,
            "source": pinned.source.decode(),
        },
        "rules": {"digest": rules, "source": packed(pinned.rules)},
        "seed": pinned.seed,
        "turns": turns,
        "result": walker.result(walked),
        "seals": {**head, "end": end_seal(seals, len(turns))},
    }
    return Made(body=body, state=walked.state)


def described(playbook: Playbook) -> Mapping[str, object]:
    """What a receipt says of a playbook beside its source."""
    tag = msgspec.inspect.type_info(type(playbook))
    kind = tag.tag if isinstance(tag, msgspec.inspect.StructType) else None
    return {
        "id": playbook.id,
        "kind": kind,
        "locale": plain(playbook.locale),
        "title": playbook.title,
        "file": file_of(playbook),
    }
