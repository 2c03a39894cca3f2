"""Put what a turn has decided into bubbles, with the desk as it lies afterwards."""

from msgspec.structs import replace

from bot.commands import offers
from bot.commands.desk import Desk, Result, Talk
from bot.commands.reaction import Reaction
from bot.library import kind_of
from bot.messages import Message, Verdict
from bot.render import Renderer, Voice, ending, offered
from bot.store.rows import PersonRow, Played
from bot.turn.session import Stepped
from bot.turn.visit import with_desk
from coach.effects import Effect, Say
from coach.vocabulary import Speaker


class Teller:
    """Words what is to be said in one turn of a person."""

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def told(self, person: PersonRow, desk: Desk, say: Say | None) -> Played:
        """One line beside the game, or silence; what was offered stays as it is."""
        voice = Voice(locale=desk.locale, customer=desk.locale, seed=person.id, turn="")
        messages = () if say is None else self._renderer.messages((say,), voice)
        return Played(person=with_desk(person, desk), messages=messages)

    def shown(self, person: PersonRow, turn: str, reaction: Reaction) -> Played:
        """What the shell says; ``turn`` picks the wording."""
        desk = reaction.desk
        voice = Voice(locale=desk.locale, customer=desk.locale, seed=person.id, turn=turn)
        desk = _moved(desk, reaction.effects)
        messages = _stamped(self._renderer.messages(reaction.effects, voice), desk)
        return Played(person=with_desk(person, desk), messages=messages)

    def stepped(self, person: PersonRow, reaction: Reaction, stepped: Stepped) -> Played:
        """What the shell says, then what came of the session's step."""
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
        talk = _told(_talk(reaction, stepped), stepped, messages)
        desk = _moved(desk, effects)
        if ending(stepped.effects) is not None:
            talk = replace(talk, over=True, closed=desk.step)
        desk = replace(desk, talk=talk)
        return Played(
            person=with_desk(person, desk),
            sessions=(*stepped.left, stepped.row),
            turns=stepped.turns,
            messages=_judged(_stamped(messages, desk), stepped),
            sources=stepped.sources,
        )


def _moved(desk: Desk, effects: tuple[Effect, ...]) -> Desk:
    """The desk one step on, with what was offered."""
    return replace(desk, offer=offered(effects), greeted=True, step=desk.step + 1)


def _stamped(messages: tuple[Message, ...], desk: Desk) -> tuple[Message, ...]:
    """The bubbles, their choices marked with the step they are offered for."""
    return tuple(replace(each, step=desk.step) if each.choices else each for each in messages)


def _judged(messages: tuple[Message, ...], stepped: Stepped) -> tuple[Message, ...]:
    """The bubbles, the coach's with the verdict when the session has just ended."""
    finish = ending(stepped.effects)
    if finish is None:
        return messages
    verdict = Verdict(score=finish.score, outcome=finish.outcome)
    return tuple(
        replace(each, verdict=verdict) if each.speaker is Speaker.COACH else each
        for each in messages
    )


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
    heard = [bubble for bubble in messages if bubble.speaker is Speaker.CUSTOMER]
    told = [bubble.text for bubble in messages if bubble.speaker is Speaker.COACH]
    return replace(
        talk,
        said=talk.said + stepped.spoken,
        heard=_plain(heard[0]) if heard else talk.heard,
        told="" if heard else "\n".join(told),
        offer=offered(stepped.effects),
    )


def _plain(bubble: Message) -> Message:
    return Message(speaker=bubble.speaker, text=bubble.text, rule=bubble.rule)
