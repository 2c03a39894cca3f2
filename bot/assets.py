"""Find the folders of text that travel with the program: prompts, playbooks, alembic."""

from pathlib import Path

from bot.errors import AssetMissing


def folder(name: str) -> Path:
    """The folder of this name: the checkout's own, or the one packed into the wheel.

    Raises AssetMissing when the installation is incomplete.
    """
    package = Path(__file__).parent
    for place in (package / "resources" / name, package.parent / name):
        if place.is_dir():
            return place
    raise AssetMissing(folder=name)
