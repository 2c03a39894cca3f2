"""What the shell answers: menus, shelves, greetings, help, the way into a session."""

from collections.abc import Callable

import msgspec

from bot.commands import offers
from bot.commands.afterwards import answers, asked_for
from bot.commands.aliases import CODES, LANGUAGES, SHELL, TALK, intent
from bot.commands.back import back, line_in
from bot.commands.caller import Caller
from bot.commands.desk import Desk, cleared, forgotten, taken_up
from bot.commands.practising import drill_of
from bot.commands.reaction import (
    Begin,
    Prove,
    Reaction,
    put_aside,
    refused,
    where_we_were,
    with_offer,
)
from bot.commands.team import LEAVE, WITHDRAW, Team
from bot.commands.understand import Command, Press, Unknown, Words, folded
from bot.library import Shelves, kind_of
from coach.effects import Effect, Facts, Offer, Say
from coach.playbook import Playbook, Rehearsal
from coach.vocabulary import Kind, Locale, Walk


class Shell:
    """Answers whatever is not said to a customer, from the desk and the shelves alone."""

    _commands: dict[str, Callable[[Desk, str], Reaction]]
    _buttons: dict[str, Callable[[Desk, str], Reaction]]

    def __init__(self, shelves: Shelves, caller: Caller) -> None:
        """``caller`` is who asks this time."""
        self.shelves = shelves
        self._caller = caller
        team = Team(shelves, caller)
        self._commands = {
            "menu": self._menu,
            "cancel": self._menu,
            "help": self._help,
            "language": self._language,
            "start": self._start,
            "practice": lambda desk, words: self._shelf(desk, Kind.REHEARSAL, words),
            "drill": lambda desk, words: self._shelf(desk, Kind.DRILL, words),
            "prep": lambda desk, words: self._shelf(desk, Kind.CHECKLIST, words),
            "playbooks": team.playbooks,
            "leave": team.leave,
            "receipt": self._receipt,
            **{name: _asking(team, name) for name in CODES},
        }
        self._buttons = {
            "open": self._open,
            "begin": self._begin,
            "resume": self._resume,
            "retry": self._retry,
            "drill": self._drill_item,
            "language": self._language,
            "withdraw": team.withdraw,
            WITHDRAW: team.withdraw_sure,
            LEAVE: team.leave_sure,
        }

    def command(self, desk: Desk, command: Command) -> Reaction:
        """Do what a command of the shell says."""
        return self._commands[command.name](desk, command.argument)

    def unknown(self, desk: Desk, unknown: Unknown) -> Reaction:
        """Explain that there is no such command; the talk stays where it is."""
        facts = {"name": unknown.name, "nearest": unknown.nearest}
        return self.refuse(desk, "shell.unknown_command", facts)

    def press(self, desk: Desk, choice: str) -> Reaction:
        """Do what a button says; what is none of the shell's is said to the talk on the table."""
        name, _, rest = choice.partition(":")
        if name in self._buttons and choice not in SHELL:
            return self._buttons[name](desk, rest)
        if choice in SHELL:
            return self._commands[choice](desk, "")
        return self._press_in_talk(desk, choice)

    def words(self, desk: Desk, words: Words) -> Reaction:
        """Hand words to the talk under way, or find in them what is asked for."""
        plain = folded(self.shelves.library.simplify(words.text))
        locale = LANGUAGES.get(plain)
        if locale is not None and _offers(desk, f"language:{locale}"):
            return self._language(desk, locale)
        if desk.under_way is not None:
            return Reaction(desk=desk, order=words)
        asked = self._asked(desk, plain)
        if asked is not None:
            return asked
        if desk.talk is not None:
            return Reaction(desk=desk, order=words)
        if not desk.greeted:
            return self._start(desk, "")
        facts = {"text": words.text, "at_menu": desk.offer is None or _offers(desk, "practice")}
        return self.refuse(desk, "shell.not_understood", facts)

    def mislaid(self, desk: Desk) -> Reaction:
        """Own up to a talk that can no longer be had, and clear it away."""
        gone = desk if desk.talk is None else forgotten(desk, desk.talk.session)
        return self._say(gone, "shell.gone")

    def refuse(self, desk: Desk, prompt: str, facts: Facts) -> Reaction:
        """Say why nothing happens, and offer again what was offered."""
        return refused(desk, Say(prompt=prompt, facts=facts), self._offered(desk))

    def _offered(self, desk: Desk) -> Offer:
        return offers.menu(desk, team=self._caller.minds_a_team)

    def _press_in_talk(self, desk: Desk, choice: str) -> Reaction:
        if desk.talk is None and desk.ended is not None and answers(desk.ended, choice):
            again = msgspec.structs.replace(desk, talk=desk.ended, ended=None)
            return Reaction(desk=again, order=Press(choice=choice))
        if desk.talk is None and choice in TALK:
            return self.refuse(desk, "shell.nothing_open", {"name": choice})
        if desk.talk is None:
            return self.refuse(desk, "shell.stale", {})
        return Reaction(desk=desk, order=Press(choice=choice))

    def _asked(self, desk: Desk, words: str) -> Reaction | None:
        """What folded words ask for when no talk is under way, None when nothing known."""
        afterwards = asked_for(desk, words)
        if afterwards is not None:
            return self._press_in_talk(desk, afterwards)
        named = self._named(desk, words)
        if named is not None:
            return named
        wanted = intent(words)
        return None if wanted is None else self._intended(desk, wanted, words)

    def _intended(self, desk: Desk, wanted: str, words: str) -> Reaction:
        match wanted:
            case "resume":
                return self._resume(desk, desk.parked[0].session if desk.parked else "")
            case "greet":
                return self._start(desk, "")
            case "retry":
                line = line_in(words)
                return self._retry(desk, "" if line is None else str(line))
            case "about" | "thanks" as name:
                return self._say(desk, f"shell.{name}")
            case name:
                return self._commands[name](desk, "")

    def _named(self, desk: Desk, words: str) -> Reaction | None:
        for talk in desk.parked:
            if _is_named(talk.title, talk.kind, words):
                return self._resume(desk, talk.session)
        for playbook in self.shelves.all(desk.locale):
            if _is_named(offers.name_of(playbook), kind_of(playbook), words):
                return self._open(desk, playbook.id)
        return None

    def _say(self, desk: Desk, prompt: str, facts: Facts | None = None) -> Reaction:
        clear = cleared(desk)
        say = Say(prompt=prompt, facts={} if facts is None else facts)
        return Reaction(desk=clear, effects=(*put_aside(desk), say, self._offered(clear)))

    def _menu(self, desk: Desk, _: str) -> Reaction:
        return self._say(desk, "shell.menu")

    def _help(self, desk: Desk, _: str) -> Reaction:
        facts = {
            "in_talk": desk.under_way is not None,
            "manages": self._caller.standing.manages,
            "vouched": self._caller.vouched,
        }
        return self.refuse(desk, "shell.help", facts)

    def _receipt(self, desk: Desk, _: str) -> Reaction:
        if desk.under_way is not None:
            return self.refuse(desk, "receipt.later", {})
        talk = desk.at_hand
        if talk is None:
            return self.refuse(desk, "receipt.none", {})
        return Reaction(desk=desk, order=Prove(session=talk.session))

    def _start(self, desk: Desk, language: str) -> Reaction:
        locale = LANGUAGES.get(folded(language), desk.locale)
        desk = msgspec.structs.replace(desk, locale=Locale(locale))
        if desk.under_way is not None:
            return Reaction(desk=desk, effects=where_we_were(desk.under_way))
        if not desk.greeted:
            return self._say(desk, "shell.welcome")
        last = desk.last
        facts = {
            "title": None if last is None else last.title,
            "score": None if last is None else last.score,
            "parked": tuple(talk.title for talk in desk.parked),
        }
        return self._say(desk, "shell.back", facts)

    def _language(self, desk: Desk, name: str) -> Reaction:
        locale = LANGUAGES.get(folded(name))
        if locale is None:
            ask = Say(prompt="shell.language_ask", facts={"name": name})
            return Reaction(desk=desk, effects=(ask, offers.languages()))
        spoken = msgspec.structs.replace(desk, locale=Locale(locale))
        talk = desk.under_way
        if talk is None:
            return self._say(spoken, "shell.language_done", {"kind": None})
        effects: tuple[Effect, ...] = (
            Say(prompt="shell.language_done", facts={"kind": talk.kind}),
        )
        return Reaction(desk=spoken, effects=with_offer(effects, talk.offer))

    def _shelf(self, desk: Desk, kind: Kind, words: str) -> Reaction:
        playbooks = self.shelves.shelf(desk.locale, kind)
        named = [book for book in playbooks if words and folded(words) in _names(book)]
        if len(named) == 1 or len(playbooks) == 1:
            return self._open(desk, (named if len(named) == 1 else playbooks)[0].id)
        if not playbooks:
            return self._say(desk, "shell.shelf_empty", {"kind": kind})
        say = Say(prompt="shell.shelf", facts={"kind": kind, "cards": _cards(playbooks)})
        effects = (*put_aside(desk), say, offers.shelf(playbooks))
        return Reaction(desk=cleared(desk), effects=effects)

    def _open(self, desk: Desk, playbook_id: str) -> Reaction:
        playbook = self.shelves.find(desk.locale, playbook_id)
        if playbook is None:
            return self._say(desk, "shell.gone")
        if not isinstance(playbook, Rehearsal):
            return self._walk(desk, playbook_id, Walk.GUIDED)
        say = Say(prompt="shell.brief", facts={"title": playbook.title, "brief": playbook.brief})
        effects = (*put_aside(desk), say, offers.walks(playbook))
        return Reaction(desk=cleared(desk), effects=effects)

    def _begin(self, desk: Desk, way: str) -> Reaction:
        walk, _, playbook_id = way.partition(":")
        return self._walk(desk, playbook_id, walk)

    def _walk(self, desk: Desk, playbook_id: str, walk: str) -> Reaction:
        if walk not in set(Walk) or self.shelves.find(desk.locale, playbook_id) is None:
            return self._say(desk, "shell.gone")
        begin = Begin(playbook=playbook_id, walk=Walk(walk))
        return Reaction(desk=cleared(desk), effects=put_aside(desk), order=begin)

    def _drill_item(self, desk: Desk, objection: str) -> Reaction:
        begin = drill_of(self.shelves, desk.locale, objection)
        if begin is None:
            return self._shelf(desk, Kind.DRILL, "")
        return Reaction(desk=cleared(desk), effects=put_aside(desk), order=begin)

    def _retry(self, desk: Desk, words: str) -> Reaction:
        return back(desk, words, self._offered(desk))

    def _resume(self, desk: Desk, session: str) -> Reaction:
        on_table = desk.under_way
        if on_table is not None and on_table.session == session:
            return Reaction(desk=desk, effects=where_we_were(on_table))
        for talk in desk.parked:
            if talk.session == session:
                return Reaction(desk=taken_up(desk, talk), effects=where_we_were(talk))
        return self._say(desk, "shell.nothing_parked")


def _asking(team: Team, name: str) -> Callable[[Desk, str], Reaction]:
    return lambda desk, _: team.elsewhere(desk, name)


def _offers(desk: Desk, choice: str) -> bool:
    return desk.offer is not None and any(each.id == choice for each in desk.offer.choices)


def _is_named(title: str, kind: Kind, words: str) -> bool:
    """Whether words name a playbook: all of its title, or part of a customer's name."""
    name = folded(title)
    if name in words or words in name.split():
        return True
    return kind is Kind.REHEARSAL and not words.isascii() and words in name


def _names(playbook: Playbook) -> str:
    return f"{folded(offers.name_of(playbook))}\n{folded(playbook.title)}\n{playbook.id}"


def _cards(playbooks: tuple[Playbook, ...]) -> tuple[Facts, ...]:
    return tuple(
        {
            "name": offers.name_of(book),
            "title": book.title,
            "minutes": book.minutes if isinstance(book, Rehearsal) else None,
        }
        for book in playbooks
    )
