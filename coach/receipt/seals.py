"""Seals over the parts of a receipt, so that one that was changed can be named."""

from collections.abc import Mapping

from coach.receipt.canonical import seal

Seals = Mapping[str, str]


def head_seals(engine: str, playbook: str, rules: str, seed: str) -> Seals:
    """The seals over engine version, digests and seed."""
    parts = {"engine": engine, "playbook": playbook, "rules": rules, "seed": seed}
    return {name: seal(name, value) for name, value in parts.items()}


def turn_seals(before: Seals, step: int, at: str, event: object) -> Seals:
    """The seals over one turn, bound to those of the turn before (of the head, for the first)."""
    link = dict(before)
    return {"at": seal("at", link, step, at), "event": seal("event", link, step, event)}


def end_seal(last: Seals, turns: int) -> str:
    """The seal over the last turn and their number, so that none goes missing at the end."""
    return seal("end", dict(last), turns)
