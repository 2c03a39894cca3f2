"""Hands the fake Bot API to the tests of processes."""

from tests.bot.telegram.conftest import api

__all__ = ["api"]
