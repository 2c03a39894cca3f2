"""The coach beside the rep: one notice, one advice, the gauge, the buttons."""

from coach.effects import Choice, Effect, Facts, Offer, Say
from coach.kinds.rehearsal import numbers
from coach.kinds.rehearsal.aim import Aim, aim, tries
from coach.kinds.rehearsal.gauge import gauge
from coach.kinds.rehearsal.manners import OPENERS, OPENING
from coach.kinds.rehearsal.profile import profile
from coach.kinds.rehearsal.room import concerned
from coach.kinds.rehearsal.state import Note, RehearsalState
from coach.playbook import Rehearsal

#: What happened beside the answer, in the order in which it deserves the one notice.
BESIDE_FIRST = (
    "pitch.brushed",
    "pitch.early",
    "lead.dodged",
    "ask.dodged",
    "ask.missed",
    "lead.handled",
    "ask.answered",
    "ask.verified",
    "situation.many",
)
#: Rules for what he is asked to do.
ASKS = ("step.", "order.")
IDLE = ("talk.remark", "talk.small", "talk.leave")

HINT = Choice(id="hint", prompt="rehearsal.choice.hint")
WHY = Choice(id="why", prompt="rehearsal.choice.why")
STOP = Choice(id="stop", prompt="rehearsal.choice.stop")


def noticed(note: Note) -> str:
    """The rule that the one notice of a turn is about; what he was asked to do comes first."""
    if note.rule.startswith(ASKS):
        return note.rule
    for rule in BESIDE_FIRST:
        if rule in note.beside:
            return rule
    if note.rule == "problem.admitted" and "consequence.early" in note.beside:
        return "consequence.early"
    manners = tuple(rule for rule in note.beside if rule.startswith("manners."))
    if note.rule in IDLE and manners:
        return "opening.done" if manners[0] == OPENING else manners[0]
    return note.rule


def notice(book: Rehearsal, state: RehearsalState) -> Say:
    """What was recognised in the last line, and why; said otherwise when it comes again."""
    note = state.notes[-1]
    rule = noticed(note)
    facts = {
        "who": concerned(book, state, rule, note.topic),
        "topic": note.topic,
        "area": note.area,
        "technique": note.technique,
        "opened": state.opened,
        "words": note.words,
        "wording": sum(noticed(earlier) == rule for earlier in state.notes[:-1]),
    }
    return Say(prompt=f"rehearsal.notice.{rule}", facts=facts, rule=rule)


def facts_of(book: Rehearsal, target: Aim) -> Facts:
    """The matter of an aim, for the prompts that advise, hint or show a model line."""
    openers = tuple(one for one in OPENERS if one != "introducer" or book.introduced_by)
    missing = tuple(one for one in openers if one in target.missing)
    return {
        "who": target.who or book.who,
        "introducer": book.introduced_by,
        "topic": target.topic.name,
        "problem": target.topic.problem.says.text,
        "about": target.about,
        "area": target.area,
        "step": target.step,
        "missing": missing,
        "begun": missing != openers,
        "peers": bool(profile(book).denies_first),
    }


def advice(book: Rehearsal, state: RehearsalState) -> tuple[Say, ...]:
    """The one thing to do next; the last try at a stage gets a model line."""
    target = aim(book, state)
    nth = tries(state, target)
    facts = {**facts_of(book, target), "wording": nth}
    stage = "objection" if state.objecting else target.stage
    if nth % numbers.TRIES < numbers.TRIES - 1 or state.objecting:
        return (Say(prompt=f"rehearsal.advice.{stage}", facts=facts, rule=f"advice.{stage}"),)
    model = Say(prompt=f"rehearsal.ask.{stage}", facts=facts, rule="advice.model")
    return (Say(prompt="rehearsal.advice.model"), model)


def offer(state: RehearsalState) -> Offer:
    """The buttons while the talk goes on."""
    taken = bool(state.notes)
    faulty = taken and state.notes[-1].after < state.notes[-1].before
    if state.hints:
        price = next_price(state)
        deeper = Choice(id="hint", prompt="rehearsal.choice.deeper", facts={"price": price})
        plainest = state.hints >= len(numbers.HINT_PRICES)
        return Offer(choices=(STOP,) if plainest else (deeper, STOP))
    return Offer(choices=(HINT, WHY, STOP) if faulty else (HINT, STOP))


def next_price(state: RehearsalState) -> int:
    """The price of the next hint; 0 when the plainest was given, or enough was paid."""
    if state.hints >= len(numbers.HINT_PRICES):
        return 0
    return min(numbers.HINT_PRICES[state.hints], numbers.HINTS_MOST - state.paid)


def coach(book: Rehearsal, state: RehearsalState) -> tuple[Effect, ...]:
    """What the coach says between two turns of a guided talk."""
    note = state.notes[-1]
    lines: tuple[Effect, ...] = (notice(book, state), *advice(book, state))
    if note.spin is not None and state.admitted:
        lines = (*lines, gauge(book, state))
    return (*lines, offer(state))
