"""Turn the coach's orders into bubbles, in the words of prompts/."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from bot.messages import Attachment, Bar, Button, Mark, Message, Picture, Strip
from coach import chance
from coach.effects import Attach, Choice, Effect, Facts, Finish, Label, Offer, Quote, Say
from coach.effects import Picture as Ordered
from coach.vocabulary import Locale, Speaker

#: The line that divides the wordings of one prompt file.
DIVIDER = "\n---\n"
#: The folder whose prompts use dividers of their own and are never said in a talk.
UNDIVIDED = "diagnostics."


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """How a turn is to be said: the coach's language, the customer's, and what picks wordings."""

    locale: Locale
    customer: Locale
    seed: str
    turn: str


class Renderer:
    """Renders prompts; each is compiled once."""

    def __init__(self, folder: Path) -> None:
        """``folder`` holds one folder of prompts for each locale."""
        self._folder = folder
        self._environments = {locale: self._environment(locale) for locale in Locale}
        self._wordings: dict[tuple[Locale, str], tuple[Template, ...]] = {}

    def text(self, prompt: str, locale: Locale, facts: Facts, seed: str = "", key: str = "") -> str:
        """What a prompt says, without white space around it; seed and key pick the wording.

        A fact ``wording`` takes its place: a number that goes round through the wordings.
        """
        wordings = self._compiled(prompt, locale)
        chosen = facts.get("wording")
        if not isinstance(chosen, int):
            chosen = chance.pick(seed, f"{key}.{prompt}", len(wordings))
        return wordings[chosen % len(wordings)].render(facts).strip()

    def label(self, choice: Choice, locale: Locale) -> str:
        """What stands on a button."""
        return self.text(choice.prompt, locale, choice.facts)

    def messages(self, effects: Sequence[Effect], voice: Voice) -> tuple[Message, ...]:
        """The bubbles of one turn: at most one a speaker, buttons, file, picture on the last.

        Empty when nothing is said; a bubble's rule is that of its first line that has one.
        """
        lines: dict[Speaker, list[str]] = {}
        rules: dict[Speaker, str] = {}
        for effect in effects:
            if not isinstance(effect, Say | Quote):
                continue
            line = self._line(effect, voice)
            if line:
                lines.setdefault(effect.speaker, []).append(line)
                if effect.rule:
                    rules.setdefault(effect.speaker, effect.rule)
        bubbles = [
            Message(
                speaker=speaker,
                text="\n".join(said),
                rule=rules.get(speaker),
                locale=voice.locale,
            )
            for speaker, said in lines.items()
        ]
        if bubbles:
            bubbles[-1] = self._furnished(bubbles[-1], effects, voice)
        return tuple(bubbles)

    def _furnished(self, bubble: Message, effects: Sequence[Effect], voice: Voice) -> Message:
        offer = offered(effects)
        files = [effect for effect in effects if isinstance(effect, Attach)]
        if offer is not None:
            buttons = tuple(
                Button(id=choice.id, label=self.label(choice, voice.locale))
                for choice in offer.choices
            )
            bubble = msgspec.structs.replace(bubble, choices=buttons, numbered=offer.numbered)
        if files:
            text = self.text(files[-1].prompt, voice.locale, files[-1].facts)
            attachment = Attachment(name=files[-1].name, text=text + "\n")
            bubble = msgspec.structs.replace(bubble, attachment=attachment)
        picture = self._picture(effects, voice)
        return bubble if picture is None else msgspec.structs.replace(bubble, picture=picture)

    def _picture(self, effects: Sequence[Effect], voice: Voice) -> Picture | None:
        """The last picture among the effects, in words; the line before it tells the same."""
        places = [place for place, one in enumerate(effects) if isinstance(one, Ordered)]
        ordered = effects[places[-1]] if places else None
        if not isinstance(ordered, Ordered):
            return None
        before = effects[places[-1] - 1] if places[-1] else None
        return Picture(
            name=ordered.name,
            title=self.text(ordered.title, voice.locale, ordered.facts),
            description=self.text(ordered.description, voice.locale, ordered.facts),
            told=self._line(before, voice) if isinstance(before, Say | Quote) else "",
            found=self.text("picture.found", voice.locale, {}),
            missed=self.text("picture.missed", voice.locale, {}),
            shares=self.text("picture.shares", voice.locale, {}),
            strips=tuple(
                Strip(
                    label=self._named(row.label, voice),
                    marks=tuple(
                        Mark(label=self._named(cell.label, voice), found=cell.found)
                        for cell in row.cells
                    ),
                )
                for row in ordered.drawing.rows
            ),
            bars=tuple(
                Bar(
                    label=self._named(bar.label, voice),
                    count=bar.count,
                    share=bar.share,
                    least=bar.least,
                    most=bar.most,
                )
                for bar in ordered.drawing.bars
            ),
        )

    def _named(self, label: Label, voice: Voice) -> str:
        """A label in the coach's language; the author's own word as he wrote it."""
        if not label.kind:
            return label.value
        return self.text(f"words.{label.kind}", voice.locale, {"value": label.value})

    def _line(self, effect: Say | Quote, voice: Voice) -> str:
        locale = voice.customer if effect.speaker is Speaker.CUSTOMER else voice.locale
        if isinstance(effect, Quote):
            line = effect.text
        else:
            line = self.text(effect.prompt, locale, effect.facts, voice.seed, voice.turn)
        if not effect.who or not line:
            return line
        return self.text("words.said_by", locale, {"value": effect.who, "line": line})

    def _compiled(self, prompt: str, locale: Locale) -> tuple[Template, ...]:
        wordings = self._wordings.get((locale, prompt))
        if wordings is None:
            environment = self._environments[locale]
            path = self._folder / locale / (prompt.replace(".", "/") + ".j2")
            source = path.read_text(encoding="utf-8")
            parts = [source] if prompt.startswith(UNDIVIDED) else source.split(DIVIDER)
            wordings = tuple(environment.from_string(part) for part in parts)
            self._wordings[locale, prompt] = wordings
        return wordings

    def _environment(self, locale: Locale) -> Environment:
        # A chat bubble is plain text; whoever puts it on a page or in a terminal escapes it there.
        environment = Environment(
            autoescape=False,  # noqa: S701 -- see above
            loader=FileSystemLoader(self._folder / locale),
            lstrip_blocks=True,
            trim_blocks=True,
            undefined=StrictUndefined,
        )

        def word(kind: str, value: object, **facts: Any) -> str:  # noqa: ANN401 -- a prompt's facts
            return self.text(f"words.{kind}", locale, {"value": value, **facts})

        environment.globals["word"] = word
        return environment


def offered(effects: Sequence[Effect]) -> Offer | None:
    """All that the effects offer, as one offer without doubles; None when nothing is."""
    offers = [effect for effect in effects if isinstance(effect, Offer)]
    if not offers:
        return None
    choices = {choice.id: choice for offer in offers for choice in offer.choices}
    numbered = all(offer.numbered for offer in offers)
    return Offer(choices=tuple(choices.values()), numbered=numbered)


def ending(effects: Sequence[Effect]) -> Finish | None:
    """The end of the session, when the effects bring it."""
    return next((effect for effect in effects if isinstance(effect, Finish)), None)
