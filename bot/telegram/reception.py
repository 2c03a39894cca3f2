"""Receive updates: have the turn of whoever did something kept, see to the small courtesies."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from typing import Any, assert_never

import msgspec
from telegram import Bot, LinkPreviewOptions
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.access import standing
from bot.errors import OperatorError
from bot.examiner import ENDINGS, Refusal
from bot.inbox import Conflict
from bot.messages import Address, Candidate, Inbound, Notice
from bot.store.port import Refused
from bot.store.rows import DeadLetter, Key
from bot.telegram import updates
from bot.telegram.letters import NAMESPACE
from bot.telegram.updates import Crowd, Edited, Other, Press, Unusable, Update, Upload, Words
from bot.world import World
from coach.compiler.gate import MOST_BYTES

LOG = logging.getLogger(__name__)

#: What comes of a file that was sent.
Found = Candidate | Notice
#: What one person does where nobody else reads.
Personal = Words | Press | Upload | Edited | Other

#: Seconds of work after which a person is shown that we are at it.
NOTICEABLE = 0.5


class Reception:
    """Takes updates one by one, from the webhook or from polling."""

    def __init__(self, world: World, bot: Bot, wake: Callable[[], None]) -> None:
        """``wake`` is called when something may have come into the outbox."""
        self._world = world
        self._bot = bot
        self._wake = wake
        self._courtesies: set[asyncio.Task[None]] = set()

    async def take(self, raw: Mapping[str, Any]) -> None:
        """Return once an update needs no second delivery: its turn is kept, or a dead letter is.

        Raises Busy or StoreUnavailable: deliver it again.
        """
        at = self._world.clock()
        with suppress(RuntimeError):  # Telegram has not told yet who we are
            self._world.counter.handout.bot_link = self._bot.link
        update = updates.read(raw)
        try:
            await self._follow(update, at)
        except OperatorError:
            raise
        except Exception as error:  # noqa: BLE001 -- one that is refused blocks all behind it
            LOG.error("an update failed: %s", type(error).__name__)  # noqa: TRY400 -- no words of it
            await self._bury(raw, type(error).__name__, at)
            return
        if isinstance(update, Unusable):
            await self._bury(raw, f"unusable: {update.why}", at)
        self._wake()

    async def close(self) -> None:
        """Let the last courtesies end."""
        if self._courtesies:
            await asyncio.wait(self._courtesies, timeout=NOTICEABLE)

    async def _follow(self, update: Update, at: datetime) -> None:
        match update:
            case Unusable():
                return
            case Crowd():
                await self._point_the_way(update, at)
            case _:
                await self._serve(update, at)

    async def _serve(self, update: Personal, at: datetime) -> None:
        """What somebody has done by himself; whether he may is for his turn to say."""
        match update:
            case Press():
                await self._press(update, at)
            case Upload():
                await self._upload(update, at)
            case Words():
                await self._words(update, at)
            case Edited():
                notice = Notice(prompt="telegram.edited")
                await self._settle(_inbound(update, at, notice=notice))
            case Other():
                notice = Notice(prompt="telegram.only_words")
                await self._settle(_inbound(update, at, notice=notice))
            case _:
                assert_never(update)

    async def _point_the_way(self, update: Crowd, at: datetime) -> None:
        """One line for a group, ever: its id is that of the group."""
        notice = Notice(
            prompt="telegram.private", facts={"link": self._world.counter.handout.bot_link}
        )
        chat = str(update.whence.chat)
        inbound = _inbound(update, at, notice=notice, user=chat)
        await self._settle(msgspec.structs.replace(inbound, message_id=f"group/{chat}", digest=""))

    async def _words(self, update: Words, at: datetime) -> None:
        inbound = _inbound(update, at, text=update.text)
        told = await asyncio.to_thread(self._world.counter.reply, inbound)
        if told is None:
            await self._settle(inbound)
            return
        # It carries a code: shown once, kept nowhere. When it is lost on the way, he asks again;
        # nobody but himself is to look at the page behind it.
        unseen = LinkPreviewOptions(is_disabled=True)
        for message in told:
            await _kindly(
                self._bot.send_message(
                    update.whence.chat, message.text, link_preview_options=unseen
                )
            )

    async def _press(self, update: Press, at: datetime) -> None:
        self._later(self._bot.answer_callback_query(update.query))
        if update.pressed is None:
            notice = Notice(prompt="shell.stale")
            await self._settle(_inbound(update, at, notice=notice))
        else:
            choice, step = update.pressed.choice, update.pressed.step
            await self._settle(_inbound(update, at, choice=choice, step=step))
        chat, message = update.whence.chat, update.message
        self._later(self._bot.edit_message_reply_markup(chat_id=chat, message_id=message))

    async def _upload(self, update: Upload, at: datetime) -> None:
        facts = {"name": update.name}
        if not await asyncio.to_thread(self._manages, update):
            found: Found = Notice(prompt="access.upload_not_yours")
        elif not update.name.casefold().endswith(ENDINGS):
            found = Notice(prompt="telegram.no_playbook", facts=facts)
        elif update.size > MOST_BYTES:
            facts["most"] = str(MOST_BYTES // 1024)
            found = Notice(prompt="telegram.too_large", facts=facts)
        else:
            found = await self._patiently(update.whence.chat, self._examined(update))
        if isinstance(found, Notice):
            await self._settle(_inbound(update, at, notice=found))
        else:
            await self._settle(_inbound(update, at, candidate=found))

    def _manages(self, update: Upload) -> bool:
        """Whether his files are worth being fetched; a stranger's are not."""
        address = Address(namespace=NAMESPACE, user=str(update.whence.user))
        with self._world.store.reader() as reader:
            person = reader.person(address)
        held = None if person is None else standing(address, person.role, person.team)
        return held is not None and held.manages

    async def _examined(self, update: Upload) -> Found:
        examiner = self._world.examiner
        try:
            file = await self._bot.get_file(update.file)
            data = bytes(await file.download_as_bytearray())
        except TelegramError:
            return Notice(prompt="telegram.not_fetched", facts={"name": update.name})
        found = await asyncio.wrap_future(examiner.submit(update.name, data))
        return examiner.told(found) if isinstance(found, Refusal) else found

    async def _patiently(self, chat: int, work: Coroutine[Any, Any, Found]) -> Found:
        """Do work; show that we are at it when it takes a while."""
        task = asyncio.create_task(work)
        done, _ = await asyncio.wait({task}, timeout=NOTICEABLE)
        if not done:
            self._later(self._bot.send_chat_action(chat, ChatAction.TYPING))
        return await task

    async def _settle(self, inbound: Inbound) -> None:
        try:
            await asyncio.wrap_future(self._world.writer.submit(inbound))
        except Conflict:
            facts = {"id": inbound.message_id}
            LOG.warning("the same update with other words", extra={"facts": facts})

    async def _bury(self, raw: Mapping[str, Any], error: str, at: datetime) -> None:
        key = Key(namespace=NAMESPACE, message_id=f"update/{raw.get('update_id')}")
        digest = sha256(msgspec.json.encode(raw)).hexdigest()
        address = Address(namespace=NAMESPACE, user="")
        letter = DeadLetter(key=key, address=address, digest=digest, error=error, at=at)
        await asyncio.to_thread(self._keep, letter)

    def _keep(self, letter: DeadLetter) -> None:
        try:
            with self._world.store.transaction() as transaction:
                transaction.bury(letter)
        except Refused:
            LOG.info("buried before", extra={"facts": {"id": letter.key.message_id}})

    def _later(self, courtesy: Awaitable[object]) -> None:
        """Do something that may fail without harm, beside the turn."""
        task = asyncio.ensure_future(_kindly(courtesy))
        self._courtesies.add(task)
        task.add_done_callback(self._courtesies.discard)


async def _kindly(courtesy: Awaitable[object]) -> None:
    try:
        await courtesy
    except TelegramError as error:
        LOG.debug("a courtesy failed: %s", type(error).__name__)


def _inbound(
    update: Personal | Crowd,
    at: datetime,
    *,
    user: str | None = None,
    **said: Any,  # noqa: ANN401 -- the fields of an inbound message that carry what was done
) -> Inbound:
    whence = update.whence
    return Inbound(
        address=Address(namespace=NAMESPACE, user=str(whence.user) if user is None else user),
        message_id=whence.id,
        digest=whence.digest,
        at=at,
        locale=whence.locale,
        name=whence.name,
        **said,
    )
