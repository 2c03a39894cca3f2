"""Look at the way to Telegram."""

from bot.doctor.finding import Finding, State
from bot.doctor.supplies import wrong
from bot.errors import OperatorError
from bot.settings import Settings
from bot.telegram.checkup import account


def telegram(settings: Settings) -> Finding:
    """Whether Telegram knows the token, sends updates the way we wait for them, to somebody."""
    if settings.telegram_token is None:
        return Finding(state=State.HINT, prompt="doctor.telegram_off")
    try:
        name, posted = account(settings)
    except OperatorError as error:
        return wrong(error)
    way = "fits" if posted is settings.by_webhook else "unset" if settings.by_webhook else "taken"
    people = len(settings.telegram_people)
    state = State.OK if way == "fits" and people else State.HINT
    facts = {"name": name, "way": way, "people": people}
    return Finding(state=state, prompt="doctor.telegram", facts=facts)
