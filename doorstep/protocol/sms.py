"""How many parts an SMS has. 3GPP TS 23.038: 160 characters of its alphabet, or 70 of any other."""

from __future__ import annotations

import re
from collections.abc import Mapping

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_DOUBLE = frozenset("\f^{}\\[~]|€")
"""They take two places, as an escape comes first."""

_PLACEHOLDER = re.compile(r"\$\{([^{}]*)\}")


def parts(text: str) -> int:
    """How many SMS the text is sent as; several are joined, which takes 7 or 3 places of each."""
    if fits_basic(text):
        places, alone, joined = len(text) + sum(c in _DOUBLE for c in text), 160, 153
    else:
        places, alone, joined = len(text.encode("utf-16-le")) // 2, 70, 67
    return 1 if places <= alone else -(-places // joined)


def fits_basic(text: str) -> bool:
    """Whether phones can send it in the alphabet that takes 160 characters."""
    return _BASIC.union(_DOUBLE).issuperset(text)


def placeholders(text: str) -> list[str]:
    """The names in ``${...}``, each once."""
    return list(dict.fromkeys(_PLACEHOLDER.findall(text)))


def is_open(text: str) -> bool:
    """Whether a ``${`` has no end: it would be sent as it stands."""
    return "${" in _PLACEHOLDER.sub("", text)


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with a value in place of each ``${...}``."""
    return _PLACEHOLDER.sub(lambda match: values[match[1]], text)
