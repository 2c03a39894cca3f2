"""The reading of a line that does what is aimed at."""

from coach.kinds.rehearsal.coaching.aim import Aim
from coach.reading import Part, Utterance
from coach.vocabulary import Act, Area, Courtesy, Form, Spin

#: The questions among the stages of an aim.
QUESTIONS = {
    "problem": Spin.PROBLEM,
    "consequence": Spin.IMPLICATION,
    "side": Spin.IMPLICATION,
    "payoff": Spin.NEED_PAYOFF,
}


def line_of(*parts: Part, courtesies: tuple[str, ...] = ()) -> Utterance:
    """A line of these sentences, the last of which decides."""
    return Utterance(text="", parts=parts, main=len(parts) - 1, courtesies=courtesies)


def question(spin: Spin, topic: str, areas: tuple[Area, ...]) -> Part:
    """An open question of this family about a topic."""
    return Part(act=Act.QUESTION, spin=spin, form=Form.OPEN, topics=(topic,), areas=areas)


def question_of_fact(target: Aim) -> Utterance | None:
    """A situation question about the fact aimed at; None when no fact is."""
    facts = tuple(
        (target.topic.name, index)
        for index, fact in enumerate(target.topic.facts)
        if target.about in fact.about
    )
    part = Part(act=Act.QUESTION, spin=Spin.SITUATION, form=Form.OPEN, facts=facts[:1])
    return line_of(part) if facts else None


def ideal(target: Aim) -> Utterance | None:
    """How a line that does this is read; None for an aim that is not met by one line of its own."""
    match target.stage:
        case "lead":
            back = Part(act=Act.QUESTION, spin=Spin.SITUATION, form=Form.OPEN)
            return line_of(Part(act=Act.STATEMENT), back)
        case "situation":
            return question_of_fact(target)
        case "recap":
            return line_of(Part(act=Act.SUMMARY), courtesies=(Courtesy.RECAP,))
        case "step":
            return line_of(Part(act=Act.ADVANCE, steps=(target.step,)))
        case stage if stage in QUESTIONS:
            areas = () if target.area is None else (target.area,)
            return line_of(question(QUESTIONS[stage], target.topic.name, areas))
        case _:
            return None
