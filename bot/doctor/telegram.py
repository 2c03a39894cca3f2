"""Look at the way to Telegram."""

from bot.doctor.finding import Finding, State
from bot.doctor.supplies import wrong
from bot.errors import OperatorError
from bot.settings import Settings
from bot.telegram.checkup import account


def telegram(settings: Settings) -> Finding:
    """Whether Telegram knows the token, and sends updates the way we wait for them."""
    secrets = len(settings.telegram_secrets)
    if settings.telegram_token is None:
        state = State.TROUBLE if secrets else State.HINT
        return Finding(state=state, prompt="doctor.telegram_off", facts={"alone": secrets > 0})
    try:
        name, posted = account(settings)
    except OperatorError as error:
        return wrong(error)
    way = "fits" if posted is settings.by_webhook else "unset" if settings.by_webhook else "taken"
    lone = secrets > 0 and settings.telegram_secret is None
    state = State.OK if way == "fits" and not lone else State.HINT
    facts = {"name": name, "way": way, "lone": lone}
    return Finding(state=state, prompt="doctor.telegram", facts=facts)
