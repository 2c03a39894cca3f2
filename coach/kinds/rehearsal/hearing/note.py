"""The note of a line: what why, debrief and score will need of it."""

from coach.effects import Quote
from coach.kinds.rehearsal.hearing.wording import spoken
from coach.kinds.rehearsal.rules.turn import Reply, Turn
from coach.kinds.rehearsal.state import Note
from coach.playbook import Rehearsal
from coach.reading import Evidence, Part, cited

#: How much of a line the note keeps, and how many of its telling words.
SAID_KEPT = 80
WORDS_KEPT = 3
STOPS = "。！？!?；\n"
MARKS = " ，。？！、；：,.?!;:"


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
    if not part.evidence:
        return ()
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


def is_pitch(reply: Reply) -> bool:
    """Whether something was pitched in the line, as the deciding sentence or beside it."""
    return any(rule.startswith("pitch.") for rule in (reply.rule, *reply.beside))


def note_of(turn: Turn, reply: Reply, before: int) -> Note:
    """What why, debrief and score will need of this line."""
    part = turn.part if reply.fault is None else reply.fault
    quoted = next((line for line in reply.lines if isinstance(line, Quote)), None)
    said = sentence(turn.said.text, part)[:SAID_KEPT]
    sold = sold_words(turn.book, part, said) if part.sells and is_pitch(reply) else ()
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
