"""Make a rehearsal of its tree."""

from coach.compiler.access import block, blocks, number, scalar, text
from coach.compiler.lower.common import (
    all_said,
    choice,
    head,
    maybe_choice,
    maybe_number,
    maybe_said,
    maybe_text,
    required_block,
    said,
    texts,
    yes,
)
from coach.compiler.nodes import Mapping
from coach.compiler.words import words_of
from coach.playbook import (
    Ask,
    Capability,
    Consequence,
    Cost,
    Fact,
    Haggle,
    NextStep,
    Objection,
    Person,
    Points,
    Problem,
    Rehearsal,
    Share,
    SoftNo,
    TalkTest,
    Topic,
)
from coach.vocabulary import (
    Area,
    Contact,
    Criterion,
    Level,
    Locale,
    Moment,
    Organisation,
    Outcome,
    ProblemType,
    ResponseMode,
    Role,
    Spin,
)

PASS_MARK = 60
CONSEQUENCE_WEIGHT = 2
#: Minutes a talk of each kind takes when the author does not say.
MINUTES = {
    Contact.COLD_CALL: 5,
    Contact.FIRST_VISIT: 15,
    Contact.TECHNICAL: 20,
    Contact.TOP_OFFICER: 10,
    Contact.NEGOTIATION: 20,
    Contact.FOLLOW_UP: 10,
    Contact.GROUP: 25,
}


def rehearsal(root: Mapping, locale: Locale) -> Rehearsal:
    """The rehearsal that a tree of the right shape describes."""
    top = head(root, locale)
    contact = choice(root, "contact", Contact, locale)
    organisation = maybe_choice(root, "organisation", Organisation, locale)
    mode = maybe_choice(root, "mode", ResponseMode, locale)
    level = maybe_choice(root, "level", Level, locale)
    return Rehearsal(
        id=top.id,
        locale=locale,
        title=top.title,
        brief=top.brief,
        minutes=number(root, "minutes", MINUTES[contact]),
        who=text(root, "who"),
        job=text(root, "job"),
        company=text(root, "company"),
        contact=contact,
        organisation=Organisation.PRIVATE if organisation is None else organisation,
        role=choice(root, "role", Role, locale),
        mode=ResponseMode.TROUBLE if mode is None else mode,
        introduced_by=maybe_text(root, "introduced_by"),
        greets=said(root, "greets"),
        topics=tuple(_topic(one, locale) for one in blocks(root, "topics")),
        sells=tuple(_capability(one) for one in blocks(root, "sells")),
        if_pitched_early=tuple(_objection(one) for one in blocks(root, "if_pitched_early")),
        cost=tuple(_cost(one) for one in blocks(root, "cost")),
        steps=tuple(_step(one) for one in blocks(root, "steps")),
        soft_no=tuple(_soft_no(one) for one in blocks(root, "soft_no")),
        pass_mark=number(root, "pass", PASS_MARK),
        tests=tuple(_test(one, locale) for one in blocks(root, "tests")),
        level=Level.ORDINARY if level is None else level,
        people=tuple(_person(one, locale) for one in blocks(root, "people")),
        asks=tuple(_ask(one, locale) for one in blocks(root, "asks")),
        haggles=tuple(_haggle(one) for one in blocks(root, "haggles")),
        card=_card(root, locale),
        band=_band(root),
    )


def _person(node: Mapping, locale: Locale) -> Person:
    who = said(node, "who")
    return Person(who=who.text, line=who.line, role=choice(node, "role", Role, locale))


def _ask(node: Mapping, locale: Locale) -> Ask:
    return Ask(
        says=said(node, "says"),
        when=choice(node, "when", Moment, locale),
        about=texts(node, "about"),
        who=text(node, "who"),
        then=maybe_said(node, "then"),
    )


def _haggle(node: Mapping) -> Haggle:
    return Haggle(
        says=said(node, "says"),
        because=said(node, "because"),
        trade=said(node, "trade"),
        holds=said(node, "holds"),
        who=text(node, "who"),
    )


def _card(root: Mapping, locale: Locale) -> tuple[Points, ...]:
    """The author's own card, in the order he wrote it."""
    card = block(root, "card")
    names = words_of(Criterion, locale)
    keys = () if card is None else (pair.key.text for pair in card.pairs)
    return tuple(Points(criterion=names[key], most=number(card, key, 0)) for key in keys)


def _band(root: Mapping) -> tuple[Share, ...]:
    """The author's own shares, in the order of the families."""
    found = ((spin, scalar(block(root, "band"), spin.value)) for spin in Spin)
    pairs = ((spin, one.text.split("-")) for spin, one in found if one is not None)
    return tuple(
        Share(spin=spin, least=int(least), most=int(most)) for spin, (least, most) in pairs
    )


def _topic(node: Mapping, locale: Locale) -> Topic:
    name = said(node, "topic")
    problem = required_block(node, "problem")
    return Topic(
        name=name.text,
        line=name.line,
        about=texts(node, "about", (name.text,)),
        facts=tuple(_fact(one, locale) for one in blocks(node, "facts")),
        problem=Problem(
            type=choice(problem, "type", ProblemType, locale), says=said(problem, "says")
        ),
        consequences=tuple(_consequence(one, locale) for one in blocks(node, "consequences")),
        worth=said(node, "worth"),
        of=text(node, "of"),
    )


def _fact(node: Mapping, locale: Locale) -> Fact:
    return Fact(
        about=texts(node, "about"), says=said(node, "says"), public=yes(node, "public", locale)
    )


def _consequence(node: Mapping, locale: Locale) -> Consequence:
    return Consequence(
        area=choice(node, "area", Area, locale),
        weight=number(node, "weight", CONSEQUENCE_WEIGHT),
        about=texts(node, "about"),
        says=said(node, "says"),
    )


def _capability(node: Mapping) -> Capability:
    name = said(node, "name")
    return Capability(
        name=name.text,
        line=name.line,
        about=texts(node, "about", (name.text,)),
        does=text(node, "does"),
        meets=text(node, "meets"),
    )


def _objection(node: Mapping) -> Objection:
    return Objection(name=text(node, "objection"), says=said(node, "says"))


def _cost(node: Mapping) -> Cost:
    return Cost(weight=number(node, "weight", 0), says=said(node, "says"))


def _step(node: Mapping) -> NextStep:
    name = said(node, "step")
    return NextStep(
        name=name.text,
        line=name.line,
        about=texts(node, "about", (name.text,)),
        weight=number(node, "weight", 0),
        says=said(node, "says"),
    )


def _soft_no(node: Mapping) -> SoftNo:
    return SoftNo(says=said(node, "says"), means=text(node, "means"))


def _test(node: Mapping, locale: Locale) -> TalkTest:
    name = said(node, "name")
    return TalkTest(
        name=name.text,
        line=name.line,
        talk=all_said(node, "talk"),
        ends=choice(node, "ends", Outcome, locale),
        step=maybe_text(node, "step"),
        at_least=maybe_number(node, "at_least"),
        at_most=maybe_number(node, "at_most"),
    )
