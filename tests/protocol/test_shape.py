"""The shape of a package is what phones in the field were built for: it changes with its number.

``shapes/N.json`` is the shape as it was when ``PROTOCOL`` became N. A phone that is renewed goes on
with the package that it holds (ADR 41), so what is new may be missing there, and what was there has
to stay as it was. Anything else raises ``PROTOCOL``, gets its way back in ``older.py``, and

    .venv/bin/python -m tests.protocol.test_shape

writes the shape of the new number.
"""

from __future__ import annotations

import ast
import json
from pathlib import Path

from doorstep.protocol import package

Shape = dict[str, dict[str, str]]
FOLDER = Path(__file__).parent / "shapes"
FILE = FOLDER / f"{package.PROTOCOL}.json"
SOURCE = Path(package.__file__).read_text(encoding="utf-8")


def shape(source: str) -> Shape:
    """By each of its parts: its fields, and what they hold."""
    found: Shape = {}
    for node in ast.parse(source).body:
        if isinstance(node, ast.ClassDef):
            found[node.name] = {
                str(ast.unparse(one.target)): ast.unparse(one.annotation)
                for one in node.body
                if isinstance(one, ast.AnnAssign)
            }
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
            (name,) = node.targets
            fields = node.value.args[1]
            assert isinstance(fields, ast.Dict)
            found[ast.unparse(name)] = {
                ast.literal_eval(key): ast.unparse(value)
                for key, value in zip(fields.keys, fields.values, strict=True)
                if key is not None
            }
    return found


def against(locked: Shape, now: Shape) -> list[str]:
    """What an app that was built for ``locked``, or a package of it, would stumble over."""
    found = []
    for part, fields in locked.items():
        here = now.get(part, {})
        found += [
            f"{part}.{name} was {held}" for name, held in fields.items() if here.get(name) != held
        ]
        new = {name: held for name, held in here.items() if name not in fields}
        found += [
            f"{part}.{name} is new and always there"
            for name, held in new.items()
            if not held.startswith("NotRequired[")
        ]
    return found


def test_the_shape_is_that_of_its_number() -> None:
    locked: Shape = json.loads(FILE.read_text(encoding="utf-8"))
    assert against(locked, shape(SOURCE)) == [], __doc__


def test_what_the_lock_finds() -> None:
    parts = "class A(TypedDict):\n    one: str\n    two: int\nB = TypedDict('B', {'for': str})\n"
    locked = shape(parts)
    assert locked == {"A": {"one": "str", "two": "int"}, "B": {"for": "str"}}
    assert against(locked, shape(parts + "class C(TypedDict):\n    new: str\n")) == []
    more = parts.replace("two: int", "two: int\n    may: NotRequired[str]")
    assert against(locked, shape(more)) == []
    assert against(locked, shape(more.replace("NotRequired[str]", "str"))) == [
        "A.may is new and always there"
    ]
    assert against(locked, shape(parts.replace("one: str", "one: int"))) == ["A.one was str"]
    assert against(locked, shape(parts.replace("    two: int\n", ""))) == ["A.two was int"]
    assert against(locked, shape(parts.replace("'for': str", ""))) == ["B.for was str"]


if __name__ == "__main__":
    FILE.write_text(json.dumps(shape(SOURCE), indent=2) + "\n", encoding="utf-8")
