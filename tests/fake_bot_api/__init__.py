"""A Bot API on this machine, with faults to order."""

from tests.fake_bot_api.api import FakeBotApi
from tests.fake_bot_api.faults import Fault
from tests.fake_bot_api.person import FakePerson
from tests.fake_bot_api.records import Call, Shown

__all__ = ["Call", "FakeBotApi", "FakePerson", "Fault", "Shown"]
