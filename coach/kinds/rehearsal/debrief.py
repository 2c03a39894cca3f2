"""The end of a talk on one phone screen: tomorrow's sentence, the result, two moments."""

from coach.effects import Choice, Effect, Finish, Offer, Say
from coach.kinds.rehearsal.aim import aim_for_tomorrow
from coach.kinds.rehearsal.card import score
from coach.kinds.rehearsal.coaching import ASKS, facts_of, noticed
from coach.kinds.rehearsal.commitment import built_in_soft_no
from coach.kinds.rehearsal.mind import agrees
from coach.kinds.rehearsal.state import Note, RehearsalState
from coach.playbook import Rehearsal
from coach.vocabulary import Outcome

#: Faults, the gravest first: the weakest turn is the first with the gravest.
FAULTS = (
    "tact.face",
    "push.made",
    "tact.accused",
    "pitch.brushed",
    "pitch.early",
    "lead.dodged",
    "step.distrust",
    "order.distrust",
    "step.light",
    "order.light",
    "problem.unopened",
    "problem.distrust",
    "payoff.early",
    "consequence.early",
    "step.vague",
    "tact.led",
    "consequence.enough",
    "situation.many",
    "situation.public",
    "situation.told",
    "problem.told",
    "consequence.repeated",
    "payoff.repeated",
)

#: How much of a sentence is quoted: Chinese characters, or words of a language with spaces.
CHARACTERS_SHOWN = 16
WORDS_SHOWN = 8
#: The first character of the East Asian scripts.
EAST_ASIAN = "\u2e80"
MARKS = " ，。？！、；：,.?!;:"

SCALES = Choice(id="scales", prompt="rehearsal.choice.scales")
CARD = Choice(id="score", prompt="rehearsal.choice.card")


def objection_met(book: Rehearsal, state: RehearsalState) -> str | None:
    """The name of the last objection he raised from the playbook; None when he raised none."""
    raised = book.if_pitched_early[: state.objections]
    return raised[-1].name if raised else None


def offer_after(book: Rehearsal, state: RehearsalState) -> Offer:
    """The buttons that go on working after the end."""
    objection = objection_met(book, state)
    if objection is None:
        return Offer(choices=(SCALES, CARD))
    facts = {"objection": objection}
    practise = Choice(id="practise", prompt="rehearsal.choice.practise", facts=facts)
    return Offer(choices=(SCALES, CARD, practise))


def fault_of(note: Note) -> str | None:
    """The gravest fault of a turn, None for a turn without one."""
    if note.rule.startswith(ASKS) and note.rule in FAULTS:
        return note.rule
    fired = (note.rule, *note.beside)
    return next((fault for fault in FAULTS if fault in fired), None)


def best_turn(state: RehearsalState) -> int | None:
    """The index of the turn that put most on the left pan, else that earned trust first.

    A turn with a fault is the best only by what it brought out; None when nothing was good.
    """
    turns = range(len(state.notes))
    best = max(turns, key=lambda index: state.notes[index].gain, default=None)
    if best is None or state.notes[best].gain > 0:
        return best
    polite = (i for i in turns if state.notes[i].after > state.notes[i].before)
    return next((i for i in polite if fault_of(state.notes[i]) is None), None)


def weakest_turn(state: RehearsalState) -> int | None:
    """The index of the first turn with the gravest fault, None when there is no fault."""
    faults = tuple(fault_of(note) for note in state.notes)
    for fault in FAULTS:
        if fault in faults:
            return faults.index(fault)
    return None


def shortened(text: str) -> str:
    """A sentence as it is quoted on a phone: whole when it is short, else its beginning."""
    if any(character >= EAST_ASIAN for character in text):
        kept = text[:CHARACTERS_SHOWN]
    else:
        kept = " ".join(text.split()[:WORDS_SHOWN])
    return kept if len(kept) >= len(text.rstrip()) else kept.rstrip(MARKS) + "…"


def moment(state: RehearsalState, index: int, rule: str, *, got: bool) -> dict[str, object]:
    """One turn as facts: its number, the rule, what was said, what he said to it if wanted."""
    note = state.notes[index]
    return {
        "turn": index + 1,
        "rule": rule,
        "said": "" if rule.startswith("manners.") else shortened(note.said),
        "got": shortened(note.heard) if got else "",
        "technique": note.technique,
    }


def merit(note: Note) -> str:
    """The rule by which a turn is the best: what it brought out, else the courtesy that counted."""
    manners = (rule for rule in note.beside if rule.startswith("manners."))
    return noticed(note) if note.gain else next(manners, note.rule)


def moments(state: RehearsalState) -> tuple[Effect, ...]:
    """The best turn and the weakest, each when there is one."""
    lines: tuple[Effect, ...] = ()
    best, weak = best_turn(state), weakest_turn(state)
    if best is not None:
        note = state.notes[best]
        facts = moment(state, best, merit(note), got=note.gain > 0)
        lines = (*lines, Say(prompt="rehearsal.debrief.best", facts=facts))
    fault = None if weak is None else fault_of(state.notes[weak])
    if weak is not None and fault is not None:
        answered = state.notes[weak].rule == fault and fault.startswith(("pitch.", *ASKS))
        facts = moment(state, weak, fault, got=answered)
        lines = (*lines, Say(prompt="rehearsal.debrief.weakest", facts=facts))
    return lines


def small_step(book: Rehearsal, state: RehearsalState) -> str:
    """The smallest step that he would have granted, empty when there was none."""
    reach = tuple(step for step in book.steps if agrees(book, state, step.weight))
    return min(reach, key=lambda step: step.weight).name if reach else ""


def translations(book: Rehearsal, state: RehearsalState, seed: str) -> tuple[Effect, ...]:
    """What his polite refusals meant; nothing when he used none."""
    if not state.soft_noes:
        return ()
    own = tuple(
        {"says": no.says.text, "means": no.means, "number": ""}
        for no in book.soft_no[: state.soft_noes]
    )
    rest = range(state.soft_noes - len(own))
    ours = tuple({"says": "", "means": "", "number": built_in_soft_no(seed, nth)} for nth in rest)
    facts = {"lines": (*own, *ours), "agreed": bool(state.granted), "step": small_step(book, state)}
    return (Say(prompt="rehearsal.debrief.polite", facts=facts),)


def debrief(book: Rehearsal, state: RehearsalState, seed: str) -> tuple[Effect, ...]:
    """The whole debrief with its buttons; tomorrow's sentence comes first.

    Passed is who reached the mark, unless the customer refused to buy: no points make up for that.
    """
    target = aim_for_tomorrow(book, state)
    points = score(book, state)
    outcome = Outcome.CONTINUATION if state.outcome is None else state.outcome
    passed = points >= book.pass_mark and outcome is not Outcome.NO_SALE
    result = {
        "score": points,
        "mark": book.pass_mark,
        "passed": passed,
        "outcome": outcome,
        "step": state.granted[-1] if state.granted else None,
    }
    return (
        Say(prompt="rehearsal.debrief.tomorrow"),
        Say(prompt=f"rehearsal.ask.{target.stage}", facts=facts_of(book, target)),
        Say(prompt="rehearsal.debrief.result", facts=result),
        *moments(state),
        *translations(book, state, seed),
        offer_after(book, state),
        Finish(score=points, passed=passed, outcome=outcome),
    )
