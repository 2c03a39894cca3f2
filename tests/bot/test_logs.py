"""What is logged: ids, in a form for eyes or for programs, and never a secret."""

import json
import logging
import threading
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot import logs
from bot.errors import OperatorError, StoreUnavailable
from bot.logs import ConsoleFormatter, JsonFormatter, Redactor, logging_to
from bot.settings import LogFormat, LogLevel, Settings

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"  # noqa: S105 -- the example of the specification
DATABASE = "postgresql://me:c%40na/ry@db/coach?sslpassword=k3ypass"
LOG = logging.getLogger("bot.somewhere")


def settings_with(**fields: object) -> Settings:
    secrets = {"webhook_secret": SecretStr(SECRET), "database_url": SecretStr(DATABASE)}
    return Settings.model_validate({**secrets, **fields})


class Lines(logging.Handler):
    """Keeps what is written, cleaned and formatted as by the real handlers."""

    def __init__(self, formatter: logging.Formatter) -> None:
        super().__init__()
        self.said: list[str] = []
        self.setFormatter(formatter)
        self.addFilter(Redactor(settings_with().secrets))

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(self.format(record))


@pytest.fixture
def plain() -> Iterator[Lines]:
    """What an operator sees."""
    lines = Lines(ConsoleFormatter())
    with logging_to(lines, settings_with(log_level=LogLevel.DEBUG)):
        yield lines


@pytest.fixture
def collected() -> Iterator[Lines]:
    """What a program sees."""
    lines = Lines(JsonFormatter())
    with logging_to(lines, settings_with()):
        yield lines


@pytest.mark.parametrize(
    "form",
    [
        SECRET,
        SECRET.removeprefix("whsec_"),
        DATABASE,
        "c%40na/ry",
        "c@na/ry",
        "c%2540na%2Fry",
        "k3ypass",
    ],
)
def test_a_secret_is_masked_however_it_is_written(form: str) -> None:
    assert Redactor(settings_with().secrets).mask(f"<{form}>") in {
        "<***>",
        "<postgresql://me:***@db/coach?sslpassword=***>",
    }


def test_the_secret_half_of_a_token_is_masked_alone_too() -> None:
    assert Redactor(("12345:AAE-secret_x",)).mask("/botAAE-secret_x/getMe") == "/bot***/getMe"


def test_a_password_with_a_bare_at_sign_is_masked_in_pieces() -> None:
    redactor = Redactor(("postgresql://me:first@second@db/coach",))

    assert redactor.mask("first second first@second") == "*** *** ***"


def test_where_nothing_is_secret_nothing_is_masked() -> None:
    assert (
        Redactor(("sqlite:///duilian.db",)).mask("sqlite:///duilian.db") == "sqlite:///duilian.db"
    )


def test_a_line_for_eyes_has_its_facts_and_hides_secrets_in_every_part(plain: Lines) -> None:
    facts = {"session": "s1", "step": 3, "url": f"at {SECRET}"}
    LOG.info("took %s", SECRET, extra={"facts": facts}, stack_info=True)

    head, *rest = plain.said[0].splitlines()
    assert head[23:] == "+00:00 INFO    bot.somewhere: took *** session=s1 step=3 url='at ***'"
    assert rest[0] == "    Stack (most recent call last):"


def test_a_line_break_in_what_is_logged_forges_no_line(plain: Lines) -> None:
    LOG.info("one\n2026-01-01 INFO two", extra={"facts": {"name": "x\ny"}})

    assert plain.said[0].splitlines()[1] == "    2026-01-01 INFO two name='x\\ny'"


def test_a_line_for_programs_is_one_object(collected: Lines) -> None:
    LOG.info("turn settled\n", extra={"facts": {"person": "p1", "ms": 1.5, "at": "forged"}})

    told = json.loads(collected.said[0])
    assert "\n" not in collected.said[0]
    assert told.pop("at").endswith("+00:00")
    assert told == {
        "person": "p1",
        "ms": 1.5,
        "level": "info",
        "logger": "bot.somewhere",
        "event": "turn settled\n",
    }


def raise_trouble() -> None:
    behind = ExceptionGroup("canary", [ValueError(f"canary {SECRET}")])
    raise StoreUnavailable(url=f"db {SECRET}", why="away") from behind


def test_an_exception_is_logged_by_kind_and_place_without_its_words(collected: Lines) -> None:
    try:
        raise_trouble()
    except StoreUnavailable:
        LOG.exception("failed")

    trace = "\n".join(json.loads(collected.said[0])["trace"])
    kinds = [line for line in trace.splitlines() if not line.startswith(" ")]
    assert kinds == [
        "bot.errors.StoreUnavailable errors.store_unavailable {'url': 'db ***', 'why': 'away'}",
        "because of",
        "builtins.ExceptionGroup",
        "because of",
        "builtins.ValueError",
    ]
    assert "in raise_trouble" in trace


def test_a_chain_without_end_is_told_to_its_eighth_error(collected: Lines) -> None:
    first, second = ValueError(), TypeError()
    first.__cause__, second.__cause__ = second, first

    LOG.error("failed", exc_info=first)

    assert json.loads(collected.said[0])["trace"].count("because of") == logs.DEEPEST


def test_a_line_whose_parts_do_not_fit_is_written_all_the_same(plain: Lines) -> None:
    does_not_fit = "%d of %d"
    LOG.info(does_not_fit, "x")
    LOG.info("no exception", exc_info=(None, None, None))

    assert [line.split(": ")[1] for line in plain.said] == ["%d of %d", "no exception"]


def test_ours_are_heard_from_the_set_level_on_libraries_from_warning_on(plain: Lines) -> None:
    LOG.debug("ours")
    logging.getLogger("httpx").info("POST /bot12:token/getMe")
    logging.getLogger("httpcore.connection").debug("connect")
    logging.getLogger("httpx").warning("theirs")

    assert [line.split(": ")[1] for line in plain.said] == ["ours", "theirs"]


def test_afterwards_everything_is_as_before() -> None:
    root, ours = logging.getLogger(), logging.getLogger("bot")
    before = (list(root.handlers), ours.level, threading.excepthook)

    with logging_to(logging.NullHandler(), settings_with(log_level=LogLevel.ERROR)):
        assert ours.level == logging.ERROR

    assert (list(root.handlers), ours.level, threading.excepthook) == before


def test_what_nobody_expected_is_logged_and_told_without_a_traceback(plain: Lines) -> None:
    words = "ca" + "nary"
    with pytest.raises(OperatorError), logging_to(logging.NullHandler(), settings_with()):
        raise RuntimeError(words)

    assert "stopped by an error" in plain.said[0]
    assert "canary" not in plain.said[0]


def test_what_an_operator_can_mend_is_left_to_be_told(plain: Lines) -> None:
    with pytest.raises(StoreUnavailable), logging_to(logging.NullHandler(), settings_with()):
        raise StoreUnavailable(url="db", why="away")

    assert plain.said == []


def test_the_end_of_a_thread_and_a_warning_are_logged(plain: Lines) -> None:
    thread = threading.Thread(target=raise_trouble)
    thread.start()
    thread.join()
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(capture=True)
        warnings.warn("getting old", stacklevel=1)
        logging.captureWarnings(capture=False)

    assert "a thread failed" in plain.said[0]
    assert "getting old" in plain.said[1]


def test_a_thread_that_is_told_to_go_is_no_trouble(plain: Lines) -> None:
    threading.excepthook(threading.ExceptHookArgs((SystemExit, None, None, None)))

    assert plain.said == []


def test_the_file_is_made_when_there_is_something_to_write(tmp_path: Path) -> None:
    path = tmp_path / "state" / "duilian.log"
    settings = settings_with(log_format=LogFormat.JSON)

    with logging_to(logs.to_file(settings, path), settings):
        assert not path.exists()
        LOG.info("here: %s", SECRET)

    assert json.loads(path.read_text())["event"] == "here: ***"


def test_where_no_file_can_be_made_the_talk_goes_on(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file")

    handler = logs.to_file(settings_with(), tmp_path / "state" / "deeper" / "duilian.log")

    assert isinstance(handler, logging.NullHandler)


def test_the_stream_of_the_service_is_cleaned(capsys: pytest.CaptureFixture[str]) -> None:
    settings = settings_with()

    with logging_to(logs.to_stderr(settings), settings):
        LOG.warning("here: %s", SECRET)

    assert capsys.readouterr().err.endswith("bot.somewhere: here: ***\n")
