"""Write what happens as lines of ids, with every secret masked."""

import json
import logging
import re
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import chain
from logging.handlers import RotatingFileHandler
from pathlib import Path
from traceback import format_tb
from urllib.parse import quote, unquote

from bot.errors import OperatorError
from bot.settings import SECRET_MARK, LogFormat, Settings

LOG = logging.getLogger(__name__)

MASK = "***"
#: Shorter than this nothing is masked: it would be found in every other word.
SHORTEST = 4
#: The packages that the level of the settings is for.
OWN = ("bot", "coach")
#: Libraries that write whole addresses, and Telegram's hold the token of the bot.
TALKATIVE = ("httpx", "httpcore")
#: How large the file of ``chat`` grows before it is begun anew, in bytes; one older is kept.
LARGEST = 1_000_000
#: The most errors behind an error that are told.
DEEPEST = 8

_PASSWORDS = re.compile(r"://[^:/@]*:(.*)@|[?&][^=&]*password[^=&]*=([^&]*)")


class Redactor(logging.Filter):
    """Masks secrets in all that a record says; of an exception it leaves the kind and the place.

    The words of an exception may quote what a person wrote, so they are not written at all;
    those of an OperatorError are made for being read.
    """

    def __init__(self, secrets: tuple[str, ...]) -> None:
        super().__init__()
        forms = {form for form in chain(*map(_forms, secrets)) if len(form) >= SHORTEST}
        longest_first = sorted(forms, key=lambda form: (-len(form), form))
        self._pattern = re.compile("|".join(map(re.escape, longest_first)))
        self._idle = not forms

    def mask(self, text: str) -> str:
        """The text with every secret masked, however it is written."""
        return text if self._idle else self._pattern.sub(MASK, text)

    def filter(self, record: logging.LogRecord) -> bool:
        """Clean a record for whoever writes it; none is held back."""
        record.msg, record.args = self.mask(_message(record)), None
        record.facts = {
            name: self.mask(value) if isinstance(value, str) else value
            for name, value in facts_of(record).items()
        }
        error = record.exc_info[1] if record.exc_info else None
        record.exc_text = None if error is None else self.mask("\n".join(_trace(error)))
        if record.stack_info:
            record.stack_info = self.mask(record.stack_info)
        return True


class ConsoleFormatter(logging.Formatter):
    """One line for eyes; what follows it is indented, so that no text can pass for a line."""

    def format(self, record: logging.LogRecord) -> str:
        """Time (UTC), level, where from, what, facts."""
        facts = (f" {name}={_plain(value)}" for name, value in facts_of(record).items())
        head = f"{_at(record)} {record.levelname:7} {record.name}: {record.getMessage()}"
        lines = (head + "".join(facts)).splitlines()
        return "\n    ".join([*lines, *_behind(record)])


class JsonFormatter(logging.Formatter):
    """One JSON object in ASCII a line."""

    def format(self, record: logging.LogRecord) -> str:
        """The facts of a record beside its ``at`` (UTC), ``level``, ``logger``, ``event``."""
        told: dict[str, object] = {
            **facts_of(record),
            "at": _at(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
        }
        behind = _behind(record)
        if behind:
            told["trace"] = behind
        return json.dumps(told, default=str)


def to_stderr(settings: Settings) -> logging.Handler:
    """Lines for the stream of the process that a service manager collects."""
    return _furnished(logging.StreamHandler(sys.stderr), settings)


def to_file(settings: Settings, path: Path) -> logging.Handler:
    """Lines for a file, made when there is something to write; nowhere when it cannot be."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return logging.NullHandler()
    handler = RotatingFileHandler(
        path, maxBytes=LARGEST, backupCount=1, encoding="utf-8", delay=True
    )
    return _furnished(handler, settings)


@contextmanager
def logging_to(handler: logging.Handler, settings: Settings) -> Iterator[None]:
    """Log to this handler for as long as the context lasts, whoever else is listening.

    Our own lines from the level of the settings on, those of libraries from WARNING on. An error
    that nobody expected is logged and becomes an OperatorError: the traceback that Python would
    print knows no masks.
    """
    root = logging.getLogger()
    levels = dict.fromkeys(map(logging.getLogger, TALKATIVE), "WARNING")
    levels |= dict.fromkeys(map(logging.getLogger, OWN), settings.log_level.upper())
    before = {logger: logger.level for logger in levels}
    hook = threading.excepthook
    for logger, level in levels.items():
        logger.setLevel(level)
    root.addHandler(handler)
    threading.excepthook = _thread_failed
    logging.captureWarnings(capture=True)
    try:
        yield
    except OperatorError:
        raise
    except Exception as error:
        LOG.critical("stopped by an error", exc_info=True)
        raise OperatorError from error
    finally:
        logging.captureWarnings(capture=False)
        threading.excepthook = hook
        root.removeHandler(handler)
        for logger, was in before.items():
            logger.setLevel(was)
        handler.close()


def facts_of(record: logging.LogRecord) -> Mapping[str, object]:
    """What was given as ``extra={"facts": …}``: ids and numbers, never what a person wrote."""
    facts: Mapping[str, object] = getattr(record, "facts", {})
    return facts


def _furnished(handler: logging.Handler, settings: Settings) -> logging.Handler:
    as_json = settings.log_format is LogFormat.JSON
    handler.setFormatter(JsonFormatter() if as_json else ConsoleFormatter())
    handler.addFilter(Redactor(settings.secrets))
    return handler


def _thread_failed(failed: threading.ExceptHookArgs) -> None:
    error = failed.exc_value
    if error is not None:
        LOG.critical("a thread failed", exc_info=error)


def _forms(secret: str) -> Iterator[str]:
    """The ways in which a secret may be written; of an address only its passwords are secret."""
    if "://" in secret:
        found = (part for parts in _PASSWORDS.findall(secret) for part in parts)
        parts = [piece for part in found for piece in (part, *part.split("@"))]
    else:
        # A bot's token is its public number, a colon and the secret.
        parts = [secret, secret.removeprefix(SECRET_MARK), secret.partition(":")[2]]
    for part in parts:
        plain = unquote(part)
        for form in (part, plain):
            yield from (form, quote(form, safe=""), quote(form), repr(form)[1:-1])
            yield json.dumps(form)[1:-1]


def _message(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except (KeyError, TypeError, ValueError):
        return str(record.msg)


def _trace(error: BaseException, depth: int = 0) -> Iterator[str]:
    """Where an error was raised and what kind it is, then the errors behind it."""
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    facts = f" {error.key} {dict(error.facts)}" if isinstance(error, OperatorError) else ""
    yield f"{kind}{facts}"
    yield from "".join(format_tb(error.__traceback__)).splitlines()
    if depth == DEEPEST:
        return
    behind = list(error.exceptions) if isinstance(error, BaseExceptionGroup) else []
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    for one in behind if cause is None else [*behind, cause]:
        yield "because of"
        yield from _trace(one, depth + 1)


def _behind(record: logging.LogRecord) -> list[str]:
    """The lines that follow a record: its exception, its stack."""
    return [
        line for text in (record.exc_text, record.stack_info) if text for line in text.splitlines()
    ]


def _at(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")


def _plain(value: object) -> str:
    text = str(value)
    return text if text.isprintable() and " " not in text else repr(text)
