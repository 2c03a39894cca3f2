"""Turn the replies of a turn into letters: what one call to Telegram sends."""

from collections.abc import Sequence

import msgspec

from bot.messages import Attachment, Inbound, Message, Picture
from bot.render import Renderer
from bot.telegram.keyboard import Key, keys
from bot.telegram.text import MOST_CAPTION, MOST_UNITS, escape, split, units
from coach.vocabulary import Locale, Speaker

#: The namespace of everybody who writes by Telegram.
NAMESPACE = "telegram"


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """One message for Telegram: who speaks (empty when that is plain), words, buttons.

    With a file, or else with a picture.
    """

    name: str = ""
    text: str = ""
    keys: tuple[Key, ...] = ()
    file: Attachment | None = None
    picture: Picture | None = None

    @property
    def html(self) -> str:
        """The words with marks."""
        name = f"<b>{escape(self.name)}</b>\n" if self.name else ""
        return name + escape(self.text)

    @property
    def plain(self) -> str:
        """The words without marks, for when Telegram cannot read ours."""
        return f"{self.name}\n{self.text}" if self.name else self.text


class Packer:
    """Packs replies for those who write by Telegram."""

    def __init__(self, renderer: Renderer, locale: Locale) -> None:
        """``locale`` is spoken where a bubble does not name its own."""
        self._renderer = renderer
        self._locale = locale

    def pack(self, inbound: Inbound, messages: Sequence[Message]) -> tuple[bytes, ...]:
        """The letters of a turn, encoded; none for people of other channels."""
        if inbound.address.namespace != NAMESPACE:
            return ()
        named = any(message.speaker is Speaker.CUSTOMER for message in messages)
        written = (each for message in messages for each in self._letters(message, named=named))
        return tuple(msgspec.json.encode(letter) for letter in written)

    def _letters(self, message: Message, *, named: bool) -> tuple[Letter, ...]:
        """One letter, or more for words beyond the limit; the last has buttons, and what is shown.

        A picture that comes with a file goes before it, in a letter of its own.
        """
        locale = self._locale if message.locale is None else message.locale
        value = {"value": message.speaker}
        name = self._renderer.text("words.speaker", locale, value) if named else ""
        room = units(name) + 1 if name else 0
        picture, file = message.picture, message.attachment
        pieces = split(
            message.beside or ("" if picture is None else picture.title), MOST_UNITS - room
        )
        buttons = keys(message.choices, 0 if message.step is None else message.step)
        shows = picture is not None or file is not None
        if shows and units(pieces[-1]) + room > MOST_CAPTION:
            pieces = (*pieces, "")
        *first, last = pieces
        before = [Letter(name=name, text=piece) for piece in first]
        if picture is not None and file is not None:
            before.append(Letter(picture=picture))
            picture = None
        who = name if last else ""
        return (*before, Letter(name=who, text=last, keys=buttons, file=file, picture=picture))
