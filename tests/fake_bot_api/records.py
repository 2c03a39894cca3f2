"""What the fake Bot API remembers: calls made, messages shown."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Call:
    """One call of a method, with its fields and files, the answer's status, and when it came."""

    method: str
    fields: dict[str, str]
    files: dict[str, tuple[str, bytes]]
    status: int
    at: float


@dataclass
class Shown:
    """A message as it stands in a chat: words without marks, buttons, a file; when it came."""

    message_id: int
    text: str
    buttons: list[tuple[str, str]] = field(default_factory=list)
    file: tuple[str, bytes] | None = None
    at: float = 0.0

    def data(self, label: str) -> str:
        """What the button of this label carries."""
        return dict(self.buttons)[label]
