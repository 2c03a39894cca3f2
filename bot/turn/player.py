"""Play one message of one person inside the writer's transaction."""

import re
from contextlib import suppress

import msgspec
from msgspec.structs import replace

from bot.commands import late, offers
from bot.commands.desk import Desk, Result, Talk
from bot.commands.reaction import Reaction
from bot.commands.shell import Shell
from bot.commands.understand import Command, Intent, Press, Unknown, Words, understand
from bot.library import Library, Lost, kind_of
from bot.messages import Button, Inbound, Message, Notice
from bot.render import Renderer, Voice, ending, offered
from bot.store.port import PersonRow, Played, Transaction
from bot.turn.session import Sessions, Stepped
from coach.effects import Effect, Say
from coach.events import Spoke
from coach.vocabulary import Locale, Speaker

#: The longest message that is played, in characters; nobody says more in one breath.
LONGEST = 2000
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


class Player:
    """Answers messages; holds nothing of any person between two of them."""

    def __init__(self, library: Library, renderer: Renderer, locale: Locale) -> None:
        """``locale`` is the language in which a new person is met when his message names none."""
        self._sessions = Sessions(library)
        self._shell = Shell(library)
        self._simplify = library.simplify
        self._renderer = renderer
        self._locale = locale

    def play(self, transaction: Transaction, person: PersonRow, inbound: Inbound) -> Played:
        """What a message brings: at least one bubble, at most one a speaker, and rows to keep."""
        desk = self._desk(person, inbound)
        if inbound.notice is not None:
            return Played(person=person, messages=self._notified(desk, person, inbound.notice))
        reaction = self._react(desk, inbound)
        if reaction.order is None:
            return self._shown(person, inbound, reaction)
        try:
            stepped = self._sessions.step(transaction, person, inbound, reaction)
        except Lost:
            return self._shown(person, inbound, self._shell.mislaid(reaction.desk))
        return self._stepped(person, reaction, stepped)

    def apologise(self, person: PersonRow, inbound: Inbound) -> tuple[Message, ...]:
        """What is said when playing a message failed; the desk stays as it was."""
        desk = self._desk(person, inbound)
        reaction = self._shell.refuse(desk, "shell.sorry", {})
        return self._shown(person, inbound, reaction).messages

    def _desk(self, person: PersonRow, inbound: Inbound) -> Desk:
        if person.desk:
            with suppress(msgspec.DecodeError):
                return msgspec.json.decode(person.desk, type=Desk)
        return Desk(locale=self._locale if inbound.locale is None else inbound.locale)

    def _react(self, desk: Desk, inbound: Inbound) -> Reaction:
        if inbound.choice is not None:
            pressed = late.pressed(desk, inbound)
            if pressed is None:
                return self._shell.refuse(desk, "shell.stale", {})
            return self._shell.press(desk, pressed)
        text = _UNSEEN.sub(" ", inbound.text or "").strip()
        if not text:
            return self._shell.refuse(desk, "shell.blank", {})
        if len(text) > LONGEST:
            return self._shell.refuse(desk, "shell.too_long", {"most": LONGEST})
        plain = self._simplify(text)
        intent = understand(
            plain,
            self._buttons(desk),
            numbered=desk.offer is not None and desk.offer.numbered,
            loose=desk.talk is None,
        )
        return self._follow(desk, Words(text=text) if isinstance(intent, Words) else intent)

    def _follow(self, desk: Desk, intent: Intent) -> Reaction:
        match intent:
            case Command():
                return self._shell.command(desk, intent)
            case Unknown():
                return self._shell.unknown(desk, intent)
            case Press():
                return self._shell.press(desk, intent.choice)
            case Words():
                return self._shell.words(desk, intent)

    def _buttons(self, desk: Desk) -> tuple[Button, ...]:
        choices = () if desk.offer is None else desk.offer.choices
        return tuple(
            Button(id=choice.id, label=self._renderer.label(choice, desk.locale))
            for choice in choices
        )

    def _shown(self, person: PersonRow, inbound: Inbound, reaction: Reaction) -> Played:
        desk = reaction.desk
        voice = Voice(
            locale=desk.locale, customer=desk.locale, seed=person.id, turn=inbound.message_id
        )
        desk = _moved(desk, reaction.effects)
        messages = _stamped(self._renderer.messages(reaction.effects, voice), desk)
        return Played(person=_with_desk(person, desk), messages=messages)

    def _notified(self, desk: Desk, person: PersonRow, notice: Notice) -> tuple[Message, ...]:
        """A notice in his language; the desk stays as it is."""
        voice = Voice(locale=desk.locale, customer=desk.locale, seed=person.id, turn="")
        return self._renderer.messages((Say(prompt=notice.prompt, facts=notice.facts),), voice)

    def _stepped(self, person: PersonRow, reaction: Reaction, stepped: Stepped) -> Played:
        desk, effects = _after(reaction, stepped)
        voice = Voice(
            locale=desk.locale,
            customer=stepped.playbook.locale,
            seed=stepped.row.seed,
            turn=str(stepped.row.step),
        )
        messages = self._renderer.messages(effects, voice)
        if not messages:
            effects = (Say(prompt="shell.go_on"), *effects)
            messages = self._renderer.messages(effects, voice)
        desk = replace(desk, talk=_told(_talk(reaction, stepped), stepped, messages))
        desk = _moved(desk, effects)
        return Played(
            person=_with_desk(person, desk),
            session=stepped.row,
            turn=stepped.turn,
            messages=_stamped(messages, desk),
            sources=stepped.sources,
        )


def _numbered(desk: Desk) -> bool:
    return desk.offer is not None and desk.offer.numbered


def _moved(desk: Desk, effects: tuple[Effect, ...]) -> Desk:
    """The desk one step on, with what was offered."""
    return replace(desk, offer=offered(effects), greeted=True, step=desk.step + 1)


def _stamped(messages: tuple[Message, ...], desk: Desk) -> tuple[Message, ...]:
    """The bubbles, their choices marked with the step they are offered for."""
    return tuple(replace(each, step=desk.step) if each.choices else each for each in messages)


def _with_desk(person: PersonRow, desk: Desk) -> PersonRow:
    return replace(person, desk=msgspec.json.encode(desk))


def _after(reaction: Reaction, stepped: Stepped) -> tuple[Desk, tuple[Effect, ...]]:
    """The desk and all that is said, the shell's part first, the way out last."""
    effects = (*reaction.effects, *stepped.effects)
    finish = ending(stepped.effects)
    if finish is not None:
        result = Result(title=offers.name_of(stepped.playbook), score=finish.score)
        return replace(reaction.desk, last=result), (*effects, offers.way_out())
    talk = reaction.desk.talk
    if talk is not None and talk.over:
        return reaction.desk, (*effects, offers.way_out())
    return reaction.desk, effects


def _talk(reaction: Reaction, stepped: Stepped) -> Talk:
    talk = reaction.desk.talk
    if talk is not None and talk.session == stepped.row.id:
        return talk
    return Talk(
        session=stepped.row.id,
        title=offers.name_of(stepped.playbook),
        kind=kind_of(stepped.playbook),
    )


def _told(talk: Talk, stepped: Stepped, messages: tuple[Message, ...]) -> Talk:
    """The talk as it will be taken up again after these bubbles."""
    spoke = isinstance(stepped.event, Spoke)
    heard = [bubble for bubble in messages if bubble.speaker is Speaker.CUSTOMER]
    told = [bubble.text for bubble in messages if bubble.speaker is Speaker.COACH]
    return replace(
        talk,
        said=talk.said + spoke,
        over=talk.over or ending(stepped.effects) is not None,
        heard=_plain(heard[0]) if heard else talk.heard,
        told="" if heard else "\n".join(told),
        offer=offered(stepped.effects),
    )


def _plain(bubble: Message) -> Message:
    return Message(speaker=bubble.speaker, text=bubble.text, rule=bubble.rule)
