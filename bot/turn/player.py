"""Play one message of one person inside the writer's transaction."""

import logging
from typing import assert_never

from msgspec.structs import replace

from bot.access import Standing, standing
from bot.commands import late, offers
from bot.commands.afterwards import offer_of
from bot.commands.desk import Desk, desk_of, left
from bot.commands.limits import PACE
from bot.commands.reaction import (
    Leave,
    Prove,
    Reaction,
    Retry,
    Withdraw,
    refused,
    with_offer,
)
from bot.commands.shell import Shell
from bot.commands.understand import Command, Intent, Press, Unknown, Words, understand
from bot.errors import SigningKeyBad
from bot.library import Library, Lost
from bot.messages import Button, Candidate, Inbound, Message
from bot.receipts import NoReceipt, Notary
from bot.render import Renderer
from bot.store.port import Transaction
from bot.store.rows import PersonRow, Played
from bot.turn.branching import Branches, NoBranch
from bot.turn.entry import Denied, Entered, spend
from bot.turn.publishing import publish
from bot.turn.said import LONGEST, said, words_of
from bot.turn.session import Sessions, session_of
from bot.turn.telling import Teller
from bot.turn.visit import Visit, visit_of
from coach.effects import Attach, Effect, Offer, Say
from coach.vocabulary import Locale

LOG = logging.getLogger(__name__)

#: What strangers are told too: a group is one, and is only shown where to go.
FOR_ALL = frozenset({"telegram.private"})
#: How much of an id tells nameless people apart.
_TAG = 4


class Player:
    """Answers messages; holds nothing of any person between two of them."""

    def __init__(
        self,
        library: Library,
        renderer: Renderer,
        locale: Locale,
        notary: Notary | None = None,
    ) -> None:
        """``locale`` is the language in which a new person is met when his message names none.

        Without a notary there are no receipts.
        """
        self._notary = notary
        self._library = library
        self._sessions = Sessions(library)
        self._branches = Branches(library)
        self._renderer = renderer
        self._teller = Teller(renderer)
        self._locale = locale

    def play(self, transaction: Transaction, person: PersonRow, inbound: Inbound) -> Played:
        """What a message brings: bubbles, at most one a speaker, and rows to keep.

        No bubbles at all for who was told already that he may not come in, or not so fast.
        """
        visit = visit_of(transaction, person, inbound, self._locale)
        return replace(self._paced(visit), said=said(visit, self._renderer))

    def apologise(self, person: PersonRow, inbound: Inbound) -> tuple[Message, ...]:
        """What is said when playing a message failed; the desk stays as it was."""
        desk, sorry = desk_of(person, inbound, self._locale), Say(prompt="shell.sorry")
        if standing(inbound.address, person.role, person.team) is None:
            return self._teller.told(person, desk, sorry).messages
        reaction = refused(desk, sorry, offers.menu(desk))
        return self._teller.shown(person, inbound.message_id, reaction).messages

    def _paced(self, visit: Visit) -> Played:
        """Play a message unless there were too many of late."""
        if not visit.limited:
            return self._admitted(visit)
        pace = visit.desk.pace.leaked(PACE, visit.inbound.at)
        if not pace.full(PACE):
            desk = replace(visit.desk, pace=pace.filled())
            return self._admitted(visit._replace(desk=desk))
        say = None if pace.told else Say(prompt="shell.slow_down")
        return self._teller.told(visit.person, replace(visit.desk, pace=pace.warned()), say)

    def _admitted(self, visit: Visit) -> Played:
        """Play the message of who may come in, or of who brings a code."""
        outcome = spend(visit, lambda: self._nameless(visit))
        if isinstance(outcome, Denied):
            return self._teller.told(visit.person, outcome.desk, outcome.say)
        if isinstance(outcome, Entered):
            return self._entered(visit, outcome)
        notice = visit.inbound.notice
        if notice is not None and (visit.who is not None or notice.prompt in FOR_ALL):
            say = Say(prompt=notice.prompt, facts=notice.facts)
            return self._teller.told(visit.person, visit.desk, say)
        if visit.who is None:
            return self._turned_away(visit)
        if visit.inbound.candidate is not None:
            return self._published(visit, visit.who, visit.inbound.candidate)
        shell = self._shell(visit, visit.who)
        return self._done(visit, shell, self._react(visit, shell))

    def _shell(self, visit: Visit, who: Standing) -> Shell:
        return Shell(self._library.shelves(visit.transaction, who.team), visit.caller(who))

    def _nameless(self, visit: Visit) -> str:
        facts = {"tag": visit.person.id[:_TAG]}
        return self._renderer.text("shell.label.nameless", visit.desk.locale, facts)

    def _entered(self, visit: Visit, entered: Entered) -> Played:
        reaction = self._shell(visit, entered.who).command(entered.desk, Command(name="start"))
        reaction = replace(reaction, effects=_greeted(entered.say, reaction.effects))
        played = self._teller.shown(entered.person, visit.inbound.message_id, reaction)
        return replace(played, passes=(entered.spent,), joined=entered.joined)

    def _turned_away(self, visit: Visit) -> Played:
        """A stranger is told once how to come in."""
        say = None if visit.desk.turned_away else Say(prompt="shell.stranger")
        return self._teller.told(visit.person, replace(visit.desk, turned_away=True), say)

    def _published(self, visit: Visit, who: Standing, candidate: Candidate) -> Played:
        if not who.manages:
            return self._teller.told(visit.person, visit.desk, Say(prompt="shell.not_yours"))
        published = publish(visit, who, candidate)
        turn = visit.inbound.message_id
        played = self._teller.shown(visit.person, turn, published.reaction)
        new = published.publication
        if new is None:
            return played
        return replace(played, publications=(new,), sources=((new.digest, candidate.source),))

    def _react(self, visit: Visit, shell: Shell) -> Reaction:
        desk, inbound = visit.desk, visit.inbound
        if inbound.choice is not None:
            pressed = late.pressed(desk, inbound)
            if pressed is None:
                return shell.refuse(desk, "shell.stale", {})
            return shell.press(desk, pressed)
        text = words_of(inbound)
        if not text:
            return shell.refuse(desk, "shell.blank", {})
        if len(text) > LONGEST:
            return shell.refuse(desk, "shell.too_long", {"most": LONGEST})
        intent = understand(
            self._library.simplify(text),
            self._buttons(desk.offer, desk.locale),
            numbered=desk.offer is not None and desk.offer.numbered,
            loose=desk.talk is None,
            older=self._buttons(offer_of(desk), desk.locale),
        )
        return _follow(shell, visit, Words(text=text) if isinstance(intent, Words) else intent)

    def _buttons(self, offer: Offer | None, locale: Locale) -> tuple[Button, ...]:
        choices = () if offer is None else offer.choices
        return tuple(
            Button(id=choice.id, label=self._renderer.label(choice, locale)) for choice in choices
        )

    def _done(self, visit: Visit, shell: Shell, reaction: Reaction) -> Played:
        """Do what a reaction orders, and say what is to be said."""
        person, turn = visit.person, visit.inbound.message_id
        match reaction.order:
            case None:
                return self._teller.shown(person, turn, reaction)
            case Leave():
                gone = replace(person, role=None, team="")
                return self._teller.shown(gone, turn, reaction)
            case Withdraw(publication=publication):
                played = self._teller.shown(person, turn, reaction)
                withdrawn = replace(publication, withdrawn=visit.inbound.at)
                return replace(played, publications=(withdrawn,))
            case Prove(session=session):
                return self._proved(visit, shell, reaction, session)
            case Retry() as order:
                return self._retried(visit, shell, reaction.desk, order)
            case _:
                return self._stepped(visit, shell, reaction)

    def _proved(self, visit: Visit, shell: Shell, reaction: Reaction, session: str) -> Played:
        """Hand over the receipt of a finished session, or say why there is none."""
        person, turn, at = visit.person, visit.inbound.message_id, visit.inbound.at
        if self._notary is None:
            return self._unproved(visit, shell, reaction, "none")
        try:
            row = session_of(visit, session)
            issued = self._notary.issue(visit.transaction, row, at.tzinfo)
        except Lost:
            return self._teller.shown(person, turn, shell.mislaid(reaction.desk))
        except NoReceipt as refused_for:
            return self._unproved(visit, shell, reaction, refused_for.why)
        except SigningKeyBad as error:
            LOG.warning(
                "the signing key is of no use", extra={"facts": {"why": error.facts["why"]}}
            )
            return self._unproved(visit, shell, reaction, "key")
        say = Say(prompt="receipt.given", facts={"name": issued.name, "key": issued.key})
        file = Attach(name=issued.name, prompt="receipt.file", facts={"text": issued.text})
        effects = with_offer((say, file), reaction.desk.offer)
        return self._teller.shown(person, turn, replace(reaction, effects=effects))

    def _unproved(self, visit: Visit, shell: Shell, reaction: Reaction, why: str) -> Played:
        """Say why there is no receipt."""
        refusal = shell.refuse(reaction.desk, "receipt.refused", {"why": why})
        return self._teller.shown(visit.person, visit.inbound.message_id, refusal)

    def _retried(self, visit: Visit, shell: Shell, desk: Desk, order: Retry) -> Played:
        """Take a session up again at an earlier line, or say why that cannot be."""
        person, turn = visit.person, visit.inbound.message_id
        try:
            stepped = self._branches.begin(visit, order)
        except Lost:
            return self._teller.shown(person, turn, shell.mislaid(desk))
        except NoBranch as none:
            return self._teller.shown(
                person, turn, shell.refuse(desk, "rehearsal.retry_refused", none.facts)
            )
        return self._teller.stepped(person, Reaction(desk=left(desk, order.session)), stepped)

    def _stepped(self, visit: Visit, shell: Shell, reaction: Reaction) -> Played:
        try:
            stepped = self._sessions.step(visit, shell.shelves, reaction)
        except Lost:
            mislaid = shell.mislaid(reaction.desk)
            return self._teller.shown(visit.person, visit.inbound.message_id, mislaid)
        return self._teller.stepped(visit.person, reaction, stepped)


def _greeted(say: Say, effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """Effects with a line before the coach's first: what the customer said last stays above it."""
    first = next(place for place, effect in enumerate(effects) if isinstance(effect, Say))
    return (*effects[:first], say, *effects[first:])


def _follow(shell: Shell, visit: Visit, intent: Intent) -> Reaction:
    match intent:
        case Command():
            return shell.command(visit.desk, intent)
        case Unknown():
            return shell.unknown(visit.desk, intent)
        case Press():
            return shell.press(visit.desk, intent.choice)
        case Words():
            return shell.words(visit.desk, intent)
        case _:
            assert_never(intent)
