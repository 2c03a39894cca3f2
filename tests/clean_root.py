"""Run the steps of the Dockerfile one by one in a clean root.

``python -m tests.clean_root FOLDER``, for machines without a container engine. FOLDER is a Debian
of the image's release with Python, as
``debootstrap --variant=minbase --include=python3-venv,ca-certificates`` makes it; it is written to.
Run it as root. Stages share it, so a COPY between stages has nothing to do.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).parents[1]
#: What a package index needs to be reached through, where a machine says so.
PASSED = ("PIP_", "SSL_CERT", "REQUESTS_CA")


def steps() -> list[tuple[str, str]]:
    """The instructions with what follows them, continued lines as one."""
    text = (CHECKOUT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [(line.split(" ", 1)[0], line.split(" ", 1)[1]) for line in lines]


class Image:
    """The image as far as its steps have come."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.environment = {
            "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            **{name: value for name, value in os.environ.items() if name.startswith(PASSED)},
        }
        self.folder = "/"
        self.user = ["0", "0"]

    def run(self, command: list[str]) -> int:
        """Run a command in the root as the user of the moment; the exit code."""
        who = f"--userspec={':'.join(self.user)}"
        inside = ["chroot", who, str(self.root), "env", "-C", self.folder, *command]
        return subprocess.run(inside, env=self.environment, check=False).returncode

    def copy(self, names: list[str]) -> None:
        """Copy from the checkout what git knows."""
        *sources, _ = names
        listed = subprocess.run(
            ["git", "ls-files", "-z", *sources], cwd=CHECKOUT, capture_output=True, check=True
        )
        for name in filter(None, listed.stdout.decode().split("\0")):
            target = self.root / self.folder.lstrip("/") / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(CHECKOUT / name, target)

    def follow(self, instruction: str, rest: str) -> int:
        """Do one instruction; the exit code of what it ran."""
        match instruction:
            case "RUN":
                return self.run(json.loads(rest))
            case "COPY" if not rest.startswith("--from="):
                self.copy(rest.split())
            case "WORKDIR":
                self.folder = rest
                (self.root / rest.lstrip("/")).mkdir(parents=True, exist_ok=True)
            case "ENV":
                for name, value in (pair.split("=", 1) for pair in rest.split()):
                    self.environment[name] = value.replace("$PATH", self.environment["PATH"])
            case "USER":
                self.user = rest.split(":")
            case _:
                pass  # what says how the image is run has nothing to do here
        return 0


def main(root: Path) -> int:
    """Follow all steps, say each; then the image's own version and doctor. The first bad code."""
    (root / "usr/local/bin").mkdir(parents=True, exist_ok=True)
    python = root / "usr/local/bin/python"
    if not python.exists():
        python.symlink_to("/usr/bin/python3")
    image = Image(root)
    for instruction, rest in [*steps(), ("RUN", '["duilian", "version"]')]:
        sys.stdout.write(f"== {instruction} {rest[:100]}\n")
        sys.stdout.flush()
        code = image.follow(instruction, rest)
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
