"""Draw a picture as SVG, to stand inside a page."""

from html import escape

from bot.messages import Picture
from bot.pictures.layout import WIDTH, Box, Look, Thing, Words, laid_out

#: Colours come from the page, which knows whether it is light or dark.
_CLASSES = {look: f"drawn-{look}" for look in Look}


def svg(picture: Picture, name: str) -> str:
    """The picture; ``name`` must be one that nothing else on the page has."""
    sheet = laid_out(picture)
    things = "".join(_drawn(thing) for thing in sheet.things)
    return (
        f'<svg class="picture" viewBox="0 0 {WIDTH} {sheet.height:g}" role="img"'
        f' aria-labelledby="{escape(name)}-title {escape(name)}-description">'
        f'<title id="{escape(name)}-title">{escape(picture.title)}</title>'
        f'<desc id="{escape(name)}-description">{escape(picture.description)}</desc>'
        f'<g aria-hidden="true">{things}</g></svg>'
    )


def _drawn(thing: Thing) -> str:
    return _box(thing) if isinstance(thing, Box) else _words(thing)


def _box(box: Box) -> str:
    return (
        f'<rect class="{_CLASSES[box.look]}" x="{box.left:g}" y="{box.top:g}"'
        f' width="{box.width:g}" height="{box.height:g}" rx="{box.round:g}"/>'
    )


def _words(words: Words) -> str:
    return (
        f'<text class="{_CLASSES[words.look]}" x="{words.left:g}" y="{words.middle:g}" dy=".35em"'
        f' font-size="{words.size}" text-anchor="{words.place}">{escape(words.text)}</text>'
    )
