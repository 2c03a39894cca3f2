"""The commands that prove a receipt: verify one, show the key that signs ours."""

from argparse import Namespace
from enum import StrEnum
from hashlib import sha256
from itertools import zip_longest
from pathlib import Path

import msgspec

from bot.errors import PublicKeyBad, ReceiptUnreadable, RulesBroken
from bot.library import Library, Lost
from bot.orders.said import WELL, WRONG, give, locale_of
from bot.receipts import fits, key_id, known_signer, signer_for
from bot.render import Renderer
from bot.settings import load_settings
from bot.supplies import library, renderer
from coach.engine import ENGINE_VERSION
from coach.receipt.differ import shown
from coach.receipt.form import MOST_BYTES, Receipt
from coach.receipt.packing import unpacked
from coach.receipt.parse import Parsed, parse
from coach.receipt.problem import Problem, problem
from coach.receipt.recount import digests, numbering, recount, sealed
from coach.vocabulary import Locale

#: How many bytes a public key has.
KEY_BYTES = 32
#: The most problems that are told one by one.
MOST_TOLD = 12


class Answer(StrEnum):
    """Whether something is so; UNKNOWN where it cannot be told."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a receipt: whether it recomputes, whether it is authentic, what is wrong.

    ``receipt`` is None for bytes that are none.
    """

    recomputes: Answer
    authentic: Answer
    wrong: tuple[Problem, ...] = ()
    unproved: tuple[Problem, ...] = ()
    receipt: Receipt | None = None


def verify(given: Namespace) -> int:
    """Say of a receipt whether it recomputes, and whether it is authentic."""
    trusted = _trusted(given.key)
    proof = prove(_read(given.path), library(), trusted)
    give("receipt.proof", told(proof, renderer(), locale_of(given)), locale_of(given))
    return WELL if proof.recomputes is proof.authentic is Answer.YES else WRONG


def key(given: Namespace) -> int:
    """Show the public key of this installation."""
    public = signer_for(load_settings())().public
    give("receipt.key", {"id": key_id(public), "public": public}, locale_of(given))
    return WELL


def prove(data: bytes, books: Library, trusted: str | None) -> Proof:
    """Judge bytes as a receipt; ``trusted`` is the public key (hex) that is believed, if any."""
    parsed = parse(data)
    if isinstance(parsed, Problem):
        return Proof(recomputes=Answer.NO, authentic=Answer.NO, wrong=(parsed,))
    recomputes, wrong = _recomputed(parsed.receipt, books)
    authentic, unproved = _authentic(parsed, trusted)
    return Proof(
        recomputes=recomputes,
        authentic=authentic,
        wrong=wrong,
        unproved=unproved,
        receipt=parsed.receipt,
    )


def told(proof: Proof, words: Renderer, locale: Locale) -> dict[str, object]:
    """The facts of a proof, what is wrong in words."""

    def said(found: tuple[Problem, ...]) -> tuple[str, ...]:
        prompts = [(f"receipt.problem.{one.key}", one.facts) for one in found[:MOST_TOLD]]
        return tuple(words.text(prompt, locale, facts) for prompt, facts in prompts)

    receipt = proof.receipt
    return {
        "recomputes": proof.recomputes,
        "authentic": proof.authentic,
        "wrong": said(proof.wrong),
        "more": max(len(proof.wrong) - MOST_TOLD, 0),
        "unproved": said(proof.unproved),
        "is_receipt": receipt is not None,
        "title": "" if receipt is None else receipt.playbook.title,
        "turns": 0 if receipt is None else len(receipt.turns),
        "score": None if receipt is None else receipt.result.score,
        "outcome": None if receipt is None else receipt.result.outcome,
        "key": "" if receipt is None else receipt.key.id,
    }


def _recomputed(receipt: Receipt, books: Library) -> tuple[Answer, tuple[Problem, ...]]:
    before = tuple(one for one in (numbering(receipt),) if one is not None)
    if not before:
        before = tuple(sealed(receipt))
    before = (*before, *digests(receipt), *_changed_rules(receipt, books))
    if receipt.engine != ENGINE_VERSION:
        found = problem("engine", found=receipt.engine, have=ENGINE_VERSION)
        return Answer.UNKNOWN, (found, *before)
    found_all = (*before, *_recounted(receipt, books))
    return Answer.NO if found_all else Answer.YES, found_all


def _changed_rules(receipt: Receipt, books: Library) -> tuple[Problem, ...]:
    """Where the embedded rules part from those of this program, where they pretend to be these."""
    rules = unpacked(receipt.rules.source)
    if rules is None or receipt.rules.digest != books.rules_digest:
        return ()
    try:
        files = msgspec.json.decode(rules, type=dict[str, str])
    except msgspec.DecodeError:
        return ()
    ours = msgspec.json.decode(books.rules, type=dict[str, str])
    for file in sorted({*files, *ours}):
        found, should = files.get(file, "").split("\n"), ours.get(file, "").split("\n")
        for line, (one, other) in enumerate(zip_longest(found, should, fillvalue=""), start=1):
            if one != other:
                facts = {"found": shown(one.strip()), "should": shown(other.strip())}
                return (problem("rules_changed", file=file, line=line, **facts),)
    return ()


def _recounted(receipt: Receipt, books: Library) -> tuple[Problem, ...]:
    """What differs when the talk is held again by the rules and the playbook inside."""
    if numbering(receipt) is not None:
        return ()
    rules, source = unpacked(receipt.rules.source), receipt.playbook.source.encode()
    if rules is None:
        return (problem("rules_broken"),)
    try:
        language = books.language(sha256(rules).hexdigest(), lambda _: rules)
        playbook = books.pinned(sha256(source).hexdigest(), lambda _: source)
    except (RulesBroken, msgspec.DecodeError):
        return (problem("rules_broken"),)
    except Lost:
        return (problem("playbook_broken"),)
    return tuple(recount(receipt, playbook, language, rules))


def _authentic(parsed: Parsed, trusted: str | None) -> tuple[Answer, tuple[Problem, ...]]:
    named, signature = parsed.receipt.key, parsed.receipt.signature
    if not _is_hex(named.public, KEY_BYTES) or key_id(named.public) != named.id:
        return Answer.NO, (problem("key_broken"),)
    if not _is_hex(signature, 2 * KEY_BYTES):
        return Answer.NO, (problem("signature_cut"),)
    if not fits(named.public, signature, parsed.signed):
        return Answer.NO, (problem("signature_wrong", signer=named.id),)
    if trusted is None:
        return Answer.UNKNOWN, (problem("key_unknown", signer=named.id),)
    if named.public != trusted:
        found = problem("key_other", signer=named.id, trusted=key_id(trusted))
        return Answer.NO, (found,)
    return Answer.YES, ()


def _is_hex(text: str, size: int) -> bool:
    return len(text) == 2 * size and all(sign in "0123456789abcdef" for sign in text)


def _trusted(given: str | None) -> str | None:
    """The public key to believe: the one named, else our own, where there is one."""
    if given is None:
        signer = known_signer(load_settings())
        return None if signer is None else signer.public
    if not _is_hex(given.strip().lower(), KEY_BYTES):
        raise PublicKeyBad
    return given.strip().lower()


def _read(path: str) -> bytes:
    """The bytes of a file, no more of them than it takes to see that it is too large."""
    try:
        with Path(path).open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise ReceiptUnreadable(path=path) from error
