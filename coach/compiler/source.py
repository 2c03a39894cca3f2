"""Read an authored file into a tree with places: the only door for YAML."""

import msgspec
import yaml

from coach.compiler.catalogue import CHINESE_COLON
from coach.compiler.diagnostics import Diagnostic, in_order
from coach.compiler.gate import OF_PLAYBOOKS, Limits, admit, lines_of
from coach.compiler.nodes import Node
from coach.compiler.reader import Reader, Stopped
from coach.compiler.syntax import explain


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """An authored file. ``root`` is None when there is no tree to go on with."""

    file: str
    root: Node | None
    lines: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


def read_source(data: bytes, file: str, limits: Limits = OF_PLAYBOOKS) -> Source:
    """Read one file through the gate; never raises, whatever the bytes are.

    A mistake that leaves the tree whole (an anchor, a key given twice) hides nothing after it; a
    file that is no YAML yields what was found up to there. ``file`` is repeated in each place, and
    what is beyond the ``limits`` is not looked at.
    """
    lines = lines_of(data[: limits.size].decode(errors="replace").removeprefix("\ufeff"))
    admitted = admit(data, file, limits.size)
    if admitted.text is None:
        return Source(file=file, root=None, lines=lines, diagnostics=admitted.diagnostics)
    root: Node | None = None
    reader = Reader(file, lines, limits.value)
    found = reader.diagnostics
    try:
        # Events only, pulled one at a time: nothing recurses below the reader's own limit, so the
        # C parser is safe here (its loader is not: it dies of 25,000 brackets).
        root = reader.document(yaml.parse(admitted.text, Loader=yaml.CBaseLoader))
    except Stopped as stopped:
        found.append(stopped.diagnostic)
    except yaml.MarkedYAMLError as error:
        found.append(explain(error, lines, file))
    if any(one.code == CHINESE_COLON.code for one in found):
        root = None  # keys have vanished into other values: what is missing now is not his mistake
    return Source(file=file, root=root, lines=lines, diagnostics=in_order(tuple(found)))
