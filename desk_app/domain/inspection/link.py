"""Proof that an act names the one before it, without telling what the act says.

An act's digest is the SHA-256 of its bytes, and its body comes before the digest of the act
before it. SHA-256 reads 64 bytes at a time: its state in front of the last blocks, and those
blocks, let anybody reckon the digest to its end. They hold ``previous``, ``schema``, ``seq``,
``subject`` and ``unit``, and of what stands in front at most 63 bytes: the moment, the kind and
the last letters of the act's id. The body cannot be got back from a state, and nobody can make
another state and ending that give the same digest.
"""

import re
from dataclasses import dataclass
from typing import Final

BLOCK: Final = 64  # bytes
_WORD: Final = 0xFFFFFFFF
_ENDING: Final = re.compile(
    rb'"previous":"(?:[0-9a-f]{64})?","schema":\d+,"seq":\d+,'
    rb'"subject":\["[^"\\]*","[0-9a-f]{32}"\],"unit":"[^"\\]*"\}\Z'
)


@dataclass(frozen=True, slots=True)
class Link:
    state: bytes  # of SHA-256, 32 bytes, before `ending`
    length: int  # bytes of the whole act
    ending: bytes  # its last bytes, from a whole block on


def link_of(raw: bytes) -> Link | None:
    """None for bytes that no program of this kind wrote: their ending might tell more."""
    found = _ENDING.search(raw)
    if found is None:
        return None
    cut = found.start() // BLOCK * BLOCK
    return Link(_state_after(raw[:cut]), len(raw), raw[cut:])


def digest_by(link: Link) -> bytes:
    """What the whole act's digest is, if its ending is this one."""
    state = tuple(int.from_bytes(link.state[n : n + 4], "big") for n in range(0, 32, 4))
    padded = link.ending + _padding(link.length)
    for place in range(0, len(padded), BLOCK):
        state = _compressed(state, padded[place : place + BLOCK])
    return _bytes(state)


def _padding(length: int) -> bytes:
    zeros = (BLOCK - 9 - length) % BLOCK
    return b"\x80" + bytes(zeros) + (length * 8).to_bytes(8, "big")


def _state_after(whole_blocks: bytes) -> bytes:
    state = _FIRST
    for place in range(0, len(whole_blocks), BLOCK):
        state = _compressed(state, whole_blocks[place : place + BLOCK])
    return _bytes(state)


def _bytes(state: tuple[int, ...]) -> bytes:
    return b"".join(word.to_bytes(4, "big") for word in state)


def _root(number: int, power: int) -> int:
    """The first 32 bits behind the point of a root, as FIPS 180-4 makes its constants."""
    wanted, low, high = number << (32 * power), 0, number << 32
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if middle**power <= wanted else (low, middle - 1)
    return low & _WORD


_PRIMES: Final = [n for n in range(2, 312) if all(n % m for m in range(2, n))]
_FIRST: Final = tuple(_root(prime, 2) for prime in _PRIMES[:8])
_ROUNDS: Final = tuple(_root(prime, 3) for prime in _PRIMES[:64])


def _compressed(state: tuple[int, ...], block: bytes) -> tuple[int, ...]:
    """One step of SHA-256 (FIPS 180-4, 6.2.2)."""
    words = [int.from_bytes(block[n : n + 4], "big") for n in range(0, BLOCK, 4)]
    for n in range(16, BLOCK):
        x, y = words[n - 15] * 0x100000001, words[n - 2] * 0x100000001  # twice beside itself
        low = (x >> 7 ^ x >> 18 ^ words[n - 15] >> 3) & _WORD
        high = (y >> 17 ^ y >> 19 ^ words[n - 2] >> 10) & _WORD
        words.append((words[n - 16] + low + words[n - 7] + high) & _WORD)
    a, b, c, d, e, f, g, h = state
    for word, constant in zip(words, _ROUNDS, strict=True):
        x, y = e * 0x100000001, a * 0x100000001
        one = h + ((x >> 6 ^ x >> 11 ^ x >> 25) & _WORD) + (g ^ e & (f ^ g)) + constant + word
        two = ((y >> 2 ^ y >> 13 ^ y >> 22) & _WORD) + (a & b | c & (a | b))
        a, b, c, d, e, f, g, h = (one + two) & _WORD, a, b, c, (d + one) & _WORD, e, f, g
    added = (a, b, c, d, e, f, g, h)
    return tuple((old + new) & _WORD for old, new in zip(state, added, strict=True))


def holds(link: Link, raw_digest: bytes) -> bool:
    """The ending is that of the act with this digest."""
    whole = (link.length - len(link.ending)) % BLOCK == 0 and link.length >= len(link.ending)
    return whole and digest_by(link) == raw_digest
