"""One line of the rep as the customer hears it: rules, side effects, limits, the note of it."""

from types import MappingProxyType
from typing import NamedTuple

from msgspec.structs import replace

from coach.effects import Quote
from coach.kinds.rehearsal import numbers
from coach.kinds.rehearsal.aim import aim
from coach.kinds.rehearsal.asks import come_out, earned, grade, response
from coach.kinds.rehearsal.haggling import open_with_demand
from coach.kinds.rehearsal.kept import bare
from coach.kinds.rehearsal.manners import OPENERS, OPENING, begins, count_courtesies
from coach.kinds.rehearsal.opening import answers_lead, handles_lead
from coach.kinds.rehearsal.pitch import early_pitch
from coach.kinds.rehearsal.room import attributed
from coach.kinds.rehearsal.rules import answer, meant
from coach.kinds.rehearsal.state import Note, RehearsalState
from coach.kinds.rehearsal.turn import Line, Reply, Turn, speak
from coach.kinds.rehearsal.wording import spoken, varied
from coach.playbook import Rehearsal
from coach.reading import Evidence, Part, Utterance, cited
from coach.vocabulary import Outcome, Walk

#: How much of a line the note keeps, and how many of its telling words.
SAID_KEPT = 80
WORDS_KEPT = 3
STOPS = "。！？!?；\n"
MARKS = " ，。？！、；：,.?!;:"
#: What no opening makes good.
HURTFUL = ("tact.improper", "tact.face", "tact.accused")


#: What holds for one turn only.
FLEETING = MappingProxyType(
    {
        "objecting": False,
        "leading": False,
        "asking": None,
        "declined": "",
        "hints": 0,
        "unclear": 0,
    }
)


class Heard(NamedTuple):
    """The state after a line, and what the customer says to it."""

    state: RehearsalState
    lines: tuple[Line, ...]


class Slip(NamedTuple):
    """A fault beside the sentence that decides."""

    rule: str
    loss: int
    part: Part | None


def slip(turn: Turn, reply: Reply) -> Slip | None:
    """What else in the line costs trust: a pitch beside a question, his own question dodged."""
    if reply.loss:
        return None
    part = early_pitch(turn)
    if part is not None and turn.objecting:
        return Slip("pitch.brushed", turn.mind.brushed, part)
    if part is not None:
        return Slip("pitch.early", turn.mind.early_pitch, part)
    if turn.leading and not answers_lead(turn):
        return Slip("lead.dodged", numbers.LEAD_DODGED, None)
    if grade(turn) == "ask.dodged" and not reply.rule.startswith("ask."):
        return Slip("ask.dodged", numbers.ASK_DODGED, None)
    return None


def responded(turn: Turn, reply: Reply) -> Reply:
    """The reply with what became of his own question beside it."""
    rule = grade(turn)
    if rule in ("", "ask.dodged", reply.rule) or rule in reply.beside:
        return reply
    lines = response(turn, rule) if rule != "ask.missed" else ()
    reply = replace(reply, lines=(*lines, *reply.lines), beside=(*reply.beside, rule))
    return earned(turn, reply, rule)


def judged(turn: Turn, reply: Reply) -> Reply:
    """The reply with what happened beside it: courtesies, slips, his own question handled."""
    reply = responded(turn, reply)
    beside = (*turn.polite, *reply.beside)
    if handles_lead(turn):
        beside = (*beside, "lead.handled")
    fault = slip(turn, reply)
    if fault is None:
        return replace(reply, beside=beside)
    beside = (*beside, fault.rule)
    return replace(reply, beside=beside, loss=fault.loss, fault=fault.part)


def spared(turn: Turn, reply: Reply) -> Reply:
    """The reply to a first line with an opener in it: clumsy words there don't end the talk."""
    decent = begins(turn.state) and any(one in turn.said.courtesies for one in OPENERS)
    if not decent or reply.rule in HURTFUL:
        return reply
    return replace(reply, loss=min(reply.loss, turn.state.trust))


def limited(turn: Turn, reply: Reply) -> Reply:
    """The reply, unless trust or patience ran out with this line: then he ends it bluntly."""
    reply = spared(turn, reply)
    trust = turn.state.trust - reply.loss + reply.earn
    patience = turn.state.patience - reply.fret
    spent = replace(reply.state, trust=trust, patience=patience)
    if trust >= 0 and patience >= 0:
        warning = reply.fret > 0 and patience == 0
        lines = (*reply.lines, speak("impatient", "talk.impatient")) if warning else reply.lines
        return replace(reply, state=spent, lines=lines)
    rule = "talk.blunt" if trust < 0 else "talk.tired"
    key = "blunt" if trust < 0 else "tired"
    state = replace(turn.state, trust=trust, patience=patience, outcome=Outcome.NO_SALE)
    lines = (speak(key, rule),)
    beside = (*reply.beside, reply.rule)
    return Reply(
        rule=rule,
        lines=lines,
        state=state,
        loss=reply.loss,
        beside=beside,
        fault=reply.fault,
        technique=reply.technique,
        ends=True,
    )


def joined(evidence: tuple[Evidence, ...]) -> tuple[str, ...]:
    """The words of this evidence in their order in the text, overlapping ones as one."""
    spans: list[tuple[int, str]] = []
    for one in sorted(evidence, key=lambda one: (one.start, -one.end)):
        if not spans or one.start >= spans[-1][0]:
            spans.append((one.end, one.matched))
            continue
        end, words = spans[-1]
        more = one.matched[len(one.matched) - max(0, one.end - end) :]
        spans[-1] = (max(end, one.end), words + more)
    return tuple(words.strip(MARKS) for _, words in spans)


def telling_words(part: Part) -> tuple[str, ...]:
    """The words of the rep that fired the rules, without those inside of others."""
    matched = tuple(dict.fromkeys(joined(part.evidence)))
    whole = tuple(
        one for one in matched if one and not any(one in other for other in matched if other != one)
    )
    return whole[:WORDS_KEPT]


def sold_words(book: Rehearsal, part: Part, said: str) -> tuple[str, ...]:
    """The author's words for what is sold, as they stand in a line that offers it."""
    sold = (item for item in book.sells if item.name in part.sells)
    words = (word.rstrip("*") for item in sold for word in item.about)
    found = ((said.lower().find(word.lower()), len(word)) for word in words)
    return tuple(said[at : at + length] for at, length in found if at >= 0)


def sentence(text: str, part: Part) -> str:
    """The sentence of the raw text in which this part's evidence stands, all of it without any."""
    if not part.evidence:
        return text
    first = min(evidence.start for evidence in part.evidence)
    last = max(evidence.end for evidence in part.evidence)
    ends = tuple(at + 1 for at, mark in enumerate(text) if mark in STOPS)
    begin = max((end for end in ends if end <= first), default=0)
    return text[begin : min((end for end in ends if end >= last), default=len(text))].strip()


def note_of(turn: Turn, reply: Reply, before: int) -> Note:
    """What why, debrief and score will need of this line."""
    part = turn.part if reply.fault is None else reply.fault
    quoted = next((line for line in reply.lines if isinstance(line, Quote)), None)
    said = sentence(turn.said.text, part)[:SAID_KEPT]
    pitched = any(rule.startswith("pitch.") for rule in (reply.rule, *reply.beside))
    sold = sold_words(turn.book, part, said) if pitched else ()
    return Note(
        rule=reply.rule,
        said=said,
        before=before,
        after=reply.state.trust,
        beside=reply.beside,
        words=tuple(dict.fromkeys((*sold, *telling_words(part))))[:WORDS_KEPT],
        line=None if quoted is None else quoted.line,
        heard="" if quoted is None else quoted.text[:SAID_KEPT],
        gain=reply.gain,
        spin=reply.spin,
        topic=reply.topic,
        area=reply.area,
        technique=reply.technique,
        spoke=spoken(reply.lines),
        cited=cited((*part.evidence, *turn.said.evidence)),
    )


def last_turn(turn: Turn) -> bool:
    """Whether his time is up with this line."""
    return len(turn.state.notes) + 1 >= turn.mind.turns


def over(turn: Turn, reply: Reply) -> bool:
    """Whether the talk ends with this line."""
    granted = reply.rule in ("step.granted", "order.granted")
    leaving = "farewell" in turn.said.courtesies and OPENING not in turn.polite
    return reply.ends or leaving or (granted and turn.state.walk is Walk.GUIDED) or last_turn(turn)


def hear(book: Rehearsal, state: RehearsalState, said: Utterance, seed: str) -> Heard:
    """The customer hears one line that was understood; it is one turn."""
    read, said = said, meant(state, said)
    polite = count_courtesies(book, state, said)
    calm = replace(polite.state, **FLEETING, pressed=state.pressed, waiting=state.waiting)
    turn = Turn(
        book=book,
        state=calm,
        said=said,
        seed=seed,
        polite=polite.rules,
        objecting=state.objecting,
        leading=state.leading,
        asking=state.asking,
        declined=state.declined,
    )
    reply = limited(turn, judged(turn, answer(turn)))
    if not over(turn, reply):
        reply = come_out(turn, open_with_demand(turn, reply))
    if last_turn(turn) and not reply.ends:
        reply = replace(reply, lines=(*reply.lines, speak("out_of_time", "talk.out_of_time")))
    lines = attributed(book, reply)
    return settled(state, turn, replace(reply, lines=lines), bare(read))


def settled(before: RehearsalState, turn: Turn, reply: Reply, read: Utterance) -> Heard:
    """What is kept of the turn, the line as it was read, with the wordings of his lines."""
    floor = before.objecting or before.leading or before.asking is not None
    aimed = "" if floor else aim(turn.book, before).key
    note = replace(note_of(turn, reply, before.trust), aimed=aimed, reading=read)
    heard = " ".join(line.text for line in reply.lines if isinstance(line, Quote))
    state = reply.state
    after = replace(
        state,
        notes=(*before.notes, note),
        finished=over(turn, reply),
        heard=heard,
        pressed=state.pressed and state.asking is not None,
        waiting=None if state.asking is None else state.waiting,
    )
    return Heard(after, varied(before, reply.lines, turn.seed))
