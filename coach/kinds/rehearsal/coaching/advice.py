"""The one thing to do next, as the coach says it."""

from coach.effects import Facts, Say
from coach.kinds.rehearsal import numbers
from coach.kinds.rehearsal.coaching.aim import Aim, aim, tries
from coach.kinds.rehearsal.mind.manners import OPENERS
from coach.kinds.rehearsal.mind.profile import profile
from coach.kinds.rehearsal.mind.room import answers_to_nobody
from coach.kinds.rehearsal.state import RehearsalState
from coach.playbook import Rehearsal
from coach.vocabulary import Courtesy


def facts_of(book: Rehearsal, target: Aim) -> Facts:
    """The matter of an aim, for the prompts that advise, hint or show a model line."""
    openers = tuple(one for one in OPENERS if one != Courtesy.INTRODUCER or book.introduced_by)
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
        "boss": not answers_to_nobody(book, target.topic.name),
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
