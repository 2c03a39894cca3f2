"""The pair that every walk hands back: the state that follows, with its orders."""

from typing import Generic, NamedTuple, TypeVar

from coach.effects import Effect

State = TypeVar("State")


class Advanced(NamedTuple, Generic[State]):
    """The next state, and the effects in the order in which they are to be carried out."""

    state: State
    effects: tuple[Effect, ...]
