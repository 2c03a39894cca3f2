"""The recipes for containers, as far as they can be proved where no container runs."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.cli import main
from bot.settings import PREFIX, Settings

ROOT = Path(__file__).parents[1]
BASE = "python:3.11-slim-bookworm"
NOBODY = "10001:10001"
VARIABLE = re.compile(rf"{PREFIX}\w+")


def instructions() -> list[tuple[str, str]]:
    """The instructions of the Dockerfile with what follows them, continued lines joined."""
    text = (ROOT / "Dockerfile").read_text("utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [(name, " ".join(rest.split())) for name, _, rest in (x.partition(" ") for x in lines)]


def of(name: str) -> list[str]:
    return [rest for instruction, rest in instructions() if instruction == name]


def compose(name: str) -> dict[str, Any]:
    recipe: dict[str, Any] = yaml.safe_load((ROOT / name).read_text("utf-8"))
    return recipe


def ours(recipe: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        name: service
        for name, service in recipe["services"].items()
        if service["image"] == "duilian"
    }


def test_both_stages_stand_on_one_named_base() -> None:
    assert of("FROM") == [f"{BASE} AS build", BASE]


def test_everything_is_installed_from_locks_with_hashes() -> None:
    installs = [json.loads(step) for step in of("RUN") if "pip" in step]

    for _pip, command, *options in installs:
        assert {"--require-hashes", "--no-index", "--no-build-isolation"} & {command, *options}
    assert [step[-1] for step in installs] == [
        "requirements.txt",
        "requirements-build.txt",
        ".",
        "duilian",
    ]


def test_nobody_in_particular_runs_it_without_a_shell_between() -> None:
    names = [name for name, _ in instructions()]

    assert of("USER") == [NOBODY]
    assert names.index("USER") > max(n for n, name in enumerate(names) if name in {"RUN", "COPY"})
    assert (of("ENTRYPOINT"), of("CMD")) == (['["duilian"]'], ['["serve", "--host", "0.0.0.0"]'])
    assert of("STOPSIGNAL") == ["SIGTERM"]
    assert of("VOLUME") == ["/data"]


def test_the_health_check_asks_with_our_own_command(capsys: pytest.CaptureFixture[str]) -> None:
    (check,) = of("HEALTHCHECK")
    program, *arguments = json.loads(check.partition("CMD ")[2])

    with pytest.raises(SystemExit) as left:
        main([*arguments, "--help"])

    assert (program, left.value.code) == ("duilian", 0)
    assert f"usage: duilian {arguments[0]}" in capsys.readouterr().out
    assert "curl" not in (ROOT / "Dockerfile").read_text("utf-8")


def test_only_what_the_wheel_is_made_of_reaches_the_builder() -> None:
    everything, *kept = [
        line
        for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines()
        if not line.startswith("#")
    ]
    allowed = [line.removeprefix("!") for line in kept if line.startswith("!")]

    assert everything == "*"
    assert all((ROOT / name).exists() for name in allowed)
    assert not any(name.startswith(".") for name in allowed)


@pytest.mark.parametrize("name", ["Dockerfile", "compose.yaml", "compose.postgres.yaml"])
def test_every_variable_of_a_recipe_is_a_setting(name: str) -> None:
    used = set(VARIABLE.findall((ROOT / name).read_text("utf-8")))

    assert used <= {f"{PREFIX}{field.upper()}" for field in Settings.model_fields}


@pytest.mark.parametrize("name", ["compose.yaml", "compose.postgres.yaml"])
def test_our_containers_can_change_nothing_but_their_data(name: str) -> None:
    for service in ours(compose(name)).values():
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert "/tmp" in service["tmpfs"]  # noqa: S108 -- inside the container
        assert "privileged" not in service
        assert "user" not in service
        assert service["env_file"] == [{"path": ".env", "required": False}]


@pytest.mark.parametrize("name", ["compose.yaml", "compose.postgres.yaml"])
def test_ports_are_open_to_this_machine_alone(name: str) -> None:
    ports = [port for each in compose(name)["services"].values() for port in each.get("ports", ())]

    assert ports
    assert all(re.fullmatch(r"127\.0\.0\.1:\d+:8000", port) for port in ports)
    assert len(set(ports)) == len(ports)


def test_one_container_keeps_its_file_on_a_volume() -> None:
    (service,) = ours(compose("compose.yaml")).values()

    assert service["volumes"] == ["data:/data"]
    assert service["environment"]["DUILIAN_DATABASE_URL"] == "sqlite:////data/duilian.db"


def test_two_workers_wait_for_the_tables_and_those_for_the_server() -> None:
    recipe = compose("compose.postgres.yaml")
    services = ours(recipe)
    migrate = services.pop("migrate")

    assert list(services) == ["worker-1", "worker-2"]
    assert (migrate["command"], migrate["restart"]) == (["migrate"], "no")
    assert migrate["depends_on"] == {"postgres": {"condition": "service_healthy"}}
    for worker in services.values():
        assert worker["depends_on"] == {"migrate": {"condition": "service_completed_successfully"}}
        assert worker["environment"] == migrate["environment"]
    assert "curl" not in recipe["services"]["postgres"]["healthcheck"]["test"]


def test_a_password_is_asked_for_and_none_is_written_down() -> None:
    recipe = compose("compose.postgres.yaml")
    asked = "${POSTGRES_PASSWORD:?letters and digits, in .env}"
    url = f"postgresql://duilian:{asked}@postgres/duilian"

    assert recipe["services"]["postgres"]["environment"]["POSTGRES_PASSWORD"] == asked
    assert recipe["services"]["migrate"]["environment"]["DUILIAN_DATABASE_URL"] == url
