"""Do two sides hold the same log? A number says so, without a word about what is in it.

Each line (a submission about a record) has a digest of 40 bits; the state of a part of the log is
the sum of its digests, so it does not matter in which order lines came. Equal sums mean equal
lines, and equal lines fold into equal records. ``app/src/engine/state.ts`` says the same.
"""

from __future__ import annotations

MODULUS = 2**40
"""Sums of 8 million lines fit into 64 bits, and a phone's numbers have 53."""

WORD = 0xFFFFFFFF


def digest(record: str, submission: str, clock: str, happened: str) -> int:
    """No secret and no seal: it finds accidents, not forgers. The mixing is that of cyrb53."""
    one, two = 0xDEADBEEF, 0x41C6CE57
    for code in f"{record} {submission} {clock} {happened}".encode():
        one = (one ^ code) * 0x9E3779B1 & WORD
        two = (two ^ code) * 0x5F356495 & WORD
    low = (one ^ one >> 16) * 0x85EBCA6B & WORD
    low ^= (two ^ two >> 13) * 0xC2B2AE35 & WORD
    high = (two ^ two >> 16) * 0x85EBCA6B & WORD
    high ^= (low ^ low >> 13) * 0xC2B2AE35 & WORD
    return (high & 0xFF) << 32 | low
