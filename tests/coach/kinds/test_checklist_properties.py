"""What holds for every walk through a checklist, whatever is typed or pressed."""

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.effects import Finish, Offer, Quote, Say
from tests.coach.kinds.checklist_talk import Talk, replayed, visit

TEXTS = st.one_of(
    st.sampled_from(
        (
            "赵厂长 恒谷食品",
            "周五前带我看一遍旧线",
            "可能会问价格",
            "保持联系",
            "50万",
            "18万",
            "不知道",
            "等下 不是周五，是下周二前",
            "不对",
            "对",
            "预计多大改成50万",
            "预算改成3万",
            "下周四",
            "出单子",
            "不，是确定的",
            "²٣万",
            "見誰",
        )
    ),
    st.text(alphabet="不是改成对等下周五前12万千，。 abc?", max_size=12),
    st.text(max_size=8),
)
CHOICES = st.sampled_from(
    (
        *("skip", "why", "hint", "score", "sheet", "back", "sure", "fill", "edit", "yes", "no"),
        *("done", "edit:1", "edit:4", "edit:8", "edit:٣", "option:1", "option:", "retry", "", ":"),
    )
)


@settings(max_examples=150)
@given(st.lists(st.tuples(st.booleans(), TEXTS, CHOICES), max_size=14))
def test_every_turn_says_something_and_leaves_a_way_on(
    steps: list[tuple[bool, str, str]],
) -> None:
    talk = Talk(visit())
    for typed, text, choice in steps:
        if typed:
            talk.say(text)
        else:
            talk.press(choice)
        assert any(isinstance(effect, Say | Quote) for effect in talk.effects)
        offers = [effect for effect in talk.effects if isinstance(effect, Offer)]
        assert len(offers) == 1
        assert offers[0].choices or talk.state.item is not None
        assert any(isinstance(effect, Finish) for effect in talk.effects) <= talk.state.finished
        due = [answer.item for answer in talk.state.answers]
        assert len(due) == len(set(due))
    assert replayed(talk) == talk.state
