"""Whether arguments fit a function, and the type that it then gives."""

from __future__ import annotations

from collections.abc import Sequence

from . import terms as t
from .functions import Function, Signature, Wanted
from .types import BOOLEAN, DATE, DECIMAL, INTEGER, MOMENT, TEXT, Kind, Type

_KINDS = {
    Wanted.CONDITION: (Kind.BOOLEAN,),
    Wanted.INTEGER: (Kind.INTEGER,),
    Wanted.DECIMAL: (Kind.DECIMAL,),
    Wanted.NUMBER: (Kind.INTEGER, Kind.DECIMAL),
    Wanted.DATE: (Kind.DATE,),
    Wanted.MOMENT: (Kind.MOMENT,),
    Wanted.WHEN: (Kind.DATE, Kind.MOMENT),
    Wanted.TEXT: (Kind.TEXT, Kind.CHOICE, Kind.CHOICES),
    Wanted.PLAIN: (Kind.TEXT, Kind.CHOICE),
    Wanted.PATTERN: (Kind.TEXT,),
    Wanted.CHOICE: (Kind.CHOICE,),
    Wanted.CHOICES: (Kind.CHOICES, Kind.CHOICE),
    Wanted.NAME: (Kind.CHOICE,),
}
_VALUES = tuple(kind for kind in Kind if kind is not Kind.BOOLEAN)

_RESULTS = {
    Wanted.CONDITION: BOOLEAN,
    Wanted.INTEGER: INTEGER,
    Wanted.DECIMAL: DECIMAL,
    Wanted.DATE: DATE,
    Wanted.MOMENT: MOMENT,
    Wanted.TEXT: TEXT,
}


def result_type(function: Function, arguments: Sequence[t.Term]) -> Type | None:
    """The type of the first signature that the arguments fit, or None."""
    for signature in function.signatures:
        wanted = parameters(signature, len(arguments))
        if wanted is not None and all(map(fits, arguments, wanted)):
            result = _result(signature, wanted, arguments)
            if result is not None:
                return result
    return None


def takes(function: Function, count: int) -> bool:
    """Whether some signature has that many parameters."""
    return any(parameters(signature, count) is not None for signature in function.signatures)


def parameters(signature: Signature, count: int) -> tuple[Wanted, ...] | None:
    """What each of ``count`` arguments must be, or None where that many do not fit."""
    missing = count - len(signature.parameters)
    if missing < 0 or (missing and not signature.repeats):
        return None
    return signature.parameters + signature.parameters[-1:] * missing


def fits(argument: t.Term, wanted: Wanted) -> bool:
    if is_blank(argument):
        return wanted is not Wanted.CONDITION
    return argument.type.kind in _KINDS.get(wanted, _VALUES)


def is_blank(term: t.Term) -> bool:
    return isinstance(term, t.Literal) and term.value is None


def common_type(terms: Sequence[t.Term]) -> Type | None:
    """The one type that all terms can be taken for; blanks are of any type."""
    types = [term.type for term in terms if not is_blank(term)]
    if not types:
        return TEXT
    if all(type_ == types[0] for type_ in types):
        return types[0]
    if all(type_.is_number for type_ in types):
        return DECIMAL
    if all(type_.is_textual for type_ in types):
        return TEXT
    return None


def _result(
    signature: Signature, wanted: Sequence[Wanted], arguments: Sequence[t.Term]
) -> Type | None:
    alike = [term for term, want in zip(arguments, wanted, strict=True) if want is Wanted.SAME]
    if alike and common_type(alike) is None:
        return None
    if signature.result is Wanted.SAME:
        return common_type(alike)
    if signature.result is Wanted.NUMBER:
        return common_type(arguments)
    return _RESULTS[signature.result]
