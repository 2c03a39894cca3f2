"""The coach touches nothing: proved on its syntax tree (the second of three ways)."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "coach").rglob("*.py"))
IMPURE_CALLS = frozenset(
    {"open", "input", "print", "exec", "eval", "compile", "hash", "id", "globals", "breakpoint"}
)
CLOCKS = {"now", "utcnow", "today", "perf_counter", "monotonic"}
CHANCE = {"uuid1", "uuid4", "urandom", "getrandbits", "token_hex"}
WORLD = {"getenv", "environ", "read_text", "write_text", "read_bytes", "write_bytes"}
IMPURE_ATTRIBUTES = CLOCKS | CHANCE | WORLD
ORDERED = {"tuple", "list", "enumerate", "iter", "next", "zip", "map", "filter", "reversed"}


def is_set(node: ast.expr) -> bool:
    if isinstance(node, ast.Set | ast.SetComp):
        return True
    if isinstance(node, ast.BinOp):
        return is_set(node.left) or is_set(node.right)
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"set", "frozenset"}
    )


def consumes_set(node: ast.AST) -> bool:
    """Whether the order of a set would reach a result here."""
    if isinstance(node, ast.For | ast.comprehension):
        return is_set(node.iter)
    if not isinstance(node, ast.Call) or not node.args or not is_set(node.args[0]):
        return False
    if isinstance(node.func, ast.Attribute):
        return node.func.attr == "join"
    return isinstance(node.func, ast.Name) and node.func.id in ORDERED


def order_of_a_set(node: ast.AST) -> str | None:
    return "the order of a set" if consumes_set(node) else None


def impurity(node: ast.AST) -> str | None:
    if isinstance(node, ast.Global):
        return "global"
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        called = node.func.id
        return called if called in IMPURE_CALLS else order_of_a_set(node)
    if isinstance(node, ast.Attribute) and node.attr in IMPURE_ATTRIBUTES:
        return node.attr
    return order_of_a_set(node)


def line_of(node: ast.AST) -> int:
    place = node.iter if isinstance(node, ast.comprehension) else node
    return int(getattr(place, "lineno", 0))


def found(source: str) -> list[str]:
    nodes = ast.walk(ast.parse(source))
    return [f"{line_of(node)}: {what}" for node in nodes if (what := impurity(node))]


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_of_the_coach_touches_nothing(module: Path) -> None:
    assert found(module.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("open('x')", "open"),
        ("datetime.now()", "now"),
        ("uuid.uuid4()", "uuid4"),
        ("def f():\n    global x", "global"),
        ("for x in {1, 2}: pass", "the order of a set"),
        ("tuple(set(words))", "the order of a set"),
        ("', '.join({w for w in words})", "the order of a set"),
        ("[x for x in frozenset(a) | b]", "the order of a set"),
    ],
)
def test_the_check_sees_what_it_looks_for(source: str, what: str) -> None:
    assert [line.split(": ")[1] for line in found(source)] == [what]
