"""Hold the files that a page loads, each under a name that changes with its content."""

from hashlib import sha256
from pathlib import Path

import msgspec

#: What a file is, by its ending.
MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
#: Hexadecimal digits of the digest that a name carries.
DIGITS = 16


class Asset(msgspec.Struct, frozen=True, kw_only=True):
    """A file as it is served: its name with the digest, its bytes, its media type."""

    name: str
    body: bytes
    media_type: str


class Statics:
    """The files of one folder, read once."""

    def __init__(self, folder: Path) -> None:
        read = {path.name: _asset(path) for path in sorted(folder.iterdir())}
        self._names = {name: asset.name for name, asset in read.items()}
        self._assets = {asset.name: asset for asset in read.values()}

    def name(self, file: str) -> str:
        """The name under which a file is asked for; raises KeyError when there is none such."""
        return self._names[file]

    def find(self, name: str) -> Asset | None:
        """What was asked for; None when no file has this name and content."""
        return self._assets.get(name)


def _asset(path: Path) -> Asset:
    body = path.read_bytes()
    digest = sha256(body).hexdigest()[:DIGITS]
    return Asset(
        name=f"{path.stem}.{digest}{path.suffix}", body=body, media_type=MEDIA_TYPES[path.suffix]
    )
