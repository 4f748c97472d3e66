"""The page of operators, functions and look-ups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from doorstep.protocol.language.functions import REGISTRY, WRITTEN_OTHERWISE, Function, Signature
from doorstep.protocol.language.lookups import LOOKUPS, Lookup
from doorstep.protocol.language.parser import BINDING
from doorstep.protocol.workbook.markdown import row

_WRITTEN = {"negate": "-x", "is-blank": "x = ''"}


def functions() -> str:
    operators = [one for one in REGISTRY.values() if _is_operator(one)]
    others = [one for one in REGISTRY.values() if not _is_operator(one)]
    return "\n".join(
        [
            "# Functions",
            "",
            "Expressions are XLSForm's. A comparison with a blank is false (`!=` is true), and",
            "`x = ''` asks for blank. What each means, case by case: [the pages of",
            "meaning](README.md).",
            "",
            "## Operators",
            "",
            *_table("operator", map(_operator, operators)),
            "",
            "## Functions",
            "",
            *_table("function", map(_function, others)),
            "",
            "## Looking something up",
            "",
            *_table("function", map(_lookup, LOOKUPS.values())),
        ]
    )


def _is_operator(function: Function) -> bool:
    return function.name in BINDING or function.name in WRITTEN_OTHERWISE


def _table(title: str, rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield row([title, "takes", "gives", "meaning", "for example"])
    yield "|---" * 5 + "|"
    yield from map(row, rows)


def _operator(function: Function) -> list[str]:
    return _described(function, _WRITTEN.get(function.name, function.name))


def _function(function: Function) -> list[str]:
    return _described(function, f"{function.name}()")


def _described(function: Function, written: str) -> list[str]:
    takes = [_takes(signature) for signature in function.signatures]
    gives = dict.fromkeys(str(signature.result) for signature in function.signatures)
    return [
        f"`{written}`",
        "\n".join(takes),
        " or ".join(gives),
        function.doc,
        f"`{function.example}`",
    ]


def _takes(signature: Signature) -> str:
    text = ", ".join(signature.parameters) or "nothing"
    return f"{text}, and so on" if signature.repeats else text


def _lookup(lookup: Lookup) -> list[str]:
    takes = ", ".join(map(str, lookup.parameters)) or "nothing"
    doc = f"{lookup.doc} Has a meaning {lookup.where}."
    return [f"`{lookup.name}()`", takes, "", doc, f"`{lookup.example}`"]
