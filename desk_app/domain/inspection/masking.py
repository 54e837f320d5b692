"""Personal numbers taken out of what an inspection is given.

A digest beside a text of which only some digits are missing lets anybody try them all. So an
act that is masked also loses its id, which holds more chance than can be tried.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from desk_app.domain.acts.act import Json

_SHOWN: Final = 4  # last digits
_SHORT: Final = 5  # what is shorter is not shown at all
_KEYS: Final = ("id_number", "old_number")
# As they are typed, read off a card, or printed: twelve or nine digits, blanks between or none.
_NUMBERS: Final = re.compile(r"(?<!\w)(?:\d(?: ?\d){11}|\d(?: ?\d){8})(?!\w)")


def numbers_in(bodies: Iterable[Json]) -> frozenset[str]:
    """What stands where a personal number belongs, whatever its shape."""
    return frozenset(found for body in bodies for found in _kept(body) if len(found) >= _SHORT)


def masked_words(words: str, numbers: frozenset[str]) -> str:
    """Each number with its last four digits only."""
    for number in sorted(numbers, key=len, reverse=True):
        words = words.replace(number, _dots(number))
    return _NUMBERS.sub(lambda found: _dots(found[0]), words)


def masked(value: Any, numbers: frozenset[str]) -> Any:
    """`value` of JSON with every text in it masked; its shape and its figures stay."""
    if isinstance(value, str):
        return masked_words(value, numbers)
    if isinstance(value, Mapping):
        return {key: masked(part, numbers) for key, part in value.items()}
    if isinstance(value, Sequence):
        return [masked(part, numbers) for part in value]
    return value


def masked_acts(raws: Sequence[bytes], numbers: frozenset[str]) -> Sequence[str | None]:
    """The acts of one dossier; None where nothing has to be masked and the bytes may be shown.

    An act that tells the id of a masked one is masked too: that id is what keeps the number.
    """
    facts = [json.loads(raw) for raw in raws]
    hidden = {n for n, one in enumerate(facts) if masked(one["body"], numbers) != one["body"]}
    while True:
        ids = {facts[n]["id"] for n in hidden}
        more = {n for n, raw in enumerate(raws) if n not in hidden and _tells(raw, ids)}
        if not more:
            break
        hidden |= more
    return [_shown(one, numbers, ids) if n in hidden else None for n, one in enumerate(facts)]


def _tells(raw: bytes, ids: Iterable[str]) -> bool:
    return any(one.encode() in raw.replace(b"-", b"") for one in ids)


def _shown(facts: Mapping[str, Any], numbers: frozenset[str], ids: Iterable[str]) -> str:
    body = json.dumps(masked(facts["body"], numbers), ensure_ascii=False)
    for one in ids:
        dashed = "-".join((one[:8], one[8:12], one[12:16], one[16:20], one[20:]))
        body = body.replace(one, "").replace(dashed, "")
    said = {**facts, "id": "", "body": json.loads(body)}
    return json.dumps(said, ensure_ascii=False, sort_keys=True, indent=1)


def _dots(number: str) -> str:
    return "•" * (len(number) - _SHOWN) + number[-_SHOWN:]


def _kept(value: Any) -> Iterable[str]:
    if isinstance(value, Mapping):
        for key, part in value.items():
            if key in _KEYS and isinstance(part, str):
                yield part
            else:
                yield from _kept(part)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for part in value:
            yield from _kept(part)
