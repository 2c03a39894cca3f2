"""What an operator may set, by variables with the prefix DUILIAN_ or the XDG folders."""

import os
import re
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Mapping
from enum import StrEnum
from getpass import getuser
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict
from rapidfuzz import process

from bot.errors import SettingBad, SettingUnknown
from coach.vocabulary import Locale

PREFIX = "DUILIAN_"
#: The first characters of a webhook secret, as the Standard Webhooks specification writes it.
SECRET_MARK = "whsec_"  # noqa: S105 -- a mark, no secret
#: The fewest bytes of a webhook secret, after the same specification.
LEAST_SECRET = 24
#: The bytes of the key that signs receipts (Ed25519).
SEED = 32
#: How alike (0-100) two names must be for the one to be proposed in place of the other.
ALIKE = 60
#: Kept for our own tests, so that they may name a database server of theirs.
TEST_PREFIX = "DUILIAN_TEST_"


def key_of(secret: str) -> bytes:
    """The signing key behind a webhook secret; raises ValueError when it is none."""
    try:
        key = b64decode(secret.removeprefix(SECRET_MARK), validate=True)
    except NotBase64 as error:
        raise ValueError("not base64") from error
    if len(key) < LEAST_SECRET:
        raise ValueError("too short")
    return key


def seed_of(secret: str) -> bytes:
    """The private key behind a signing key in base64; raises ValueError when it is none."""
    try:
        seed = b64decode(secret, validate=True)
    except NotBase64 as error:
        raise ValueError("not base64") from error
    if len(seed) != SEED:
        raise ValueError("not of the right length")
    return seed


def _is_seed(secret: SecretStr) -> SecretStr:
    seed_of(secret.get_secret_value())
    return secret


def _signs(secret: SecretStr) -> SecretStr:
    key_of(secret.get_secret_value())
    return secret


def _is_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (LookupError, OSError) as error:
        raise ValueError("unknown zone") from error
    return name


def _is_telegram_secret(secret: SecretStr) -> SecretStr:
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret.get_secret_value()):
        raise ValueError("signs that Telegram does not take")
    return secret


def _is_address(url: str) -> str:
    if not re.fullmatch(r"https?://[^/?#\s]+[^?#\s]*", url):
        raise ValueError("no address")
    return url


def _is_base(url: str) -> str:
    if not re.fullmatch(r"https?://([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(:\d{1,5})?/?", url):
        raise ValueError("no address of a host")
    return url.rstrip("/").lower()


Secret = Annotated[SecretStr, AfterValidator(_signs)]
SigningKey = Annotated[SecretStr, AfterValidator(_is_seed)]
TelegramSecret = Annotated[SecretStr, AfterValidator(_is_telegram_secret)]


class LogFormat(StrEnum):
    """How a line of the log is written: for eyes, or for a program that collects them."""

    CONSOLE = "console"
    JSON = "json"


class LogLevel(StrEnum):
    """The least that is written to the log."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Settings(BaseSettings):
    """Everything that may be set; an instance is complete and checked."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, frozen=True, hide_input_in_errors=True
    )

    database_url: SecretStr | None = Field(
        default=None, description="sqlite:///… or postgresql://…; a file of your own when unset"
    )
    locale: Locale = Field(default=Locale.ZH, description="the language a new person is met in")
    timezone: Annotated[str, AfterValidator(_is_zone)] = Field(
        default="Asia/Shanghai", validate_default=True, description="where “tomorrow” is reckoned"
    )
    log_format: LogFormat = Field(
        default=LogFormat.CONSOLE, description="console for eyes, json for a log collector"
    )
    log_level: LogLevel = Field(default=LogLevel.INFO, description="the least that is logged")
    webhook_secret: Secret | None = Field(
        default=None, description="whsec_…: signs messages at /webhooks/messages"
    )
    webhook_secret_previous: Secret | None = Field(
        default=None, description="the secret before, while you rotate"
    )
    telegram_token: SecretStr | None = Field(
        default=None, description="the token of your bot, from @BotFather"
    )
    telegram_secret: TelegramSecret | None = Field(
        default=None, description="the secret of the webhook; without it, use duilian poll"
    )
    telegram_secret_previous: TelegramSecret | None = Field(
        default=None, description="the webhook's secret before, while you rotate"
    )
    telegram_api: Annotated[str, AfterValidator(_is_address)] = Field(
        default="https://api.telegram.org", description="where the Bot API is"
    )
    public_url: Annotated[str, AfterValidator(_is_base)] | None = Field(
        default=None, description="https://…: where browsers reach serve; without it, only yours"
    )

    signing_key: SigningKey | None = Field(
        default=None, description="base64 of 32 bytes: signs receipts; a file of its own when unset"
    )

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of the house."""
        return ZoneInfo(self.timezone)

    @property
    def secrets(self) -> tuple[str, ...]:
        """Every secret that is set, in clear: for whoever has to keep them out of sight."""
        values = (getattr(self, name) for name in type(self).model_fields)
        return tuple(value.get_secret_value() for value in values if isinstance(value, SecretStr))

    @property
    def signing_seed(self) -> bytes | None:
        """The private key that signs receipts, None when a file keeps it."""
        key = self.signing_key
        return None if key is None else seed_of(key.get_secret_value())

    @property
    def signing_keys(self) -> tuple[bytes, ...]:
        """The keys that may sign a webhook message, the present one first; empty when none."""
        secrets = (self.webhook_secret, self.webhook_secret_previous)
        return tuple(key_of(secret.get_secret_value()) for secret in secrets if secret is not None)

    @property
    def telegram_secrets(self) -> tuple[bytes, ...]:
        """The secrets that Telegram may send, the present one first; empty when there is none."""
        secrets = (self.telegram_secret, self.telegram_secret_previous)
        return tuple(secret.get_secret_value().encode() for secret in secrets if secret is not None)

    @property
    def by_webhook(self) -> bool:
        """Whether Telegram is to post its updates to us."""
        return self.telegram_token is not None and self.telegram_secret is not None


def telegram_library_set() -> None:
    """Have the library of Telegram speak of spans of time as such, as its next version will."""
    os.environ.setdefault("PTB_TIMEDELTA", "true")


def load_settings() -> Settings:
    """The settings of this process. Raises SettingUnknown or SettingBad, never naming a value."""
    _refuse_unknown(os.environ)
    try:
        return Settings()
    except ValidationError as error:
        field = str(error.errors()[0]["loc"][0])
        raise SettingBad(name=f"{PREFIX}{field.upper()}", field=field) from None


def data_folder() -> Path:
    """Where this program keeps its data: ``$XDG_DATA_HOME/duilian``."""
    return _xdg("XDG_DATA_HOME", ".local/share")


def state_folder() -> Path:
    """Where this program keeps what may be lost: ``$XDG_STATE_HOME/duilian``."""
    return _xdg("XDG_STATE_HOME", ".local/state")


def login() -> str:
    """The name of whoever runs this process; ``me`` where the machine knows none."""
    try:
        return getuser()
    except (KeyError, OSError):
        return "me"


def locale_wished() -> Locale:
    """The language to speak of trouble in, even when the settings themselves are the trouble."""
    wished = os.environ.get(f"{PREFIX}LOCALE", "")
    return Locale(wished) if wished in set(Locale) else Locale.ZH


def _refuse_unknown(environment: Mapping[str, str]) -> None:
    known = [field.upper() for field in Settings.model_fields]
    for name in sorted(environment):
        upper = name.upper()
        field = upper.removeprefix(PREFIX)
        if not upper.startswith(PREFIX) or upper.startswith(TEST_PREFIX) or field in known:
            continue
        nearest = process.extractOne(field, known, score_cutoff=ALIKE)
        raise SettingUnknown(name=name, nearest=PREFIX + nearest[0] if nearest else None)


def _xdg(name: str, below_home: str) -> Path:
    base = os.environ.get(name, "")
    # The XDG rules: a relative path is to be ignored.
    root = Path(base) if Path(base).is_absolute() else Path.home() / below_home
    return root / "duilian"
