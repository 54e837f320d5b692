"""The chains of desks that the drawn acts stand in: digests and links, no bodies.

From the first drawn act of a desk to the last of it that is here. The whole run is given, not
the neighbours only: it shows that no act about a drawn dossier was left out.
"""

import base64
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from db.queries.inspection.evidence import KeptAct
from desk_app.domain.ids import DeskId, Digest
from desk_app.domain.inspection.link import link_of

_FOLDER: Final = "chuoi"

Pages = Callable[[DeskId, int], Sequence[KeptAct]]
Sign = Callable[[Digest], bytes]


@dataclass(frozen=True, slots=True)
class Chains:
    """Where chains come from."""

    own: DeskId
    page: Pages
    sign: Sign  # as desk `own`: its last act, and by the chain all that came before


def write_chains(
    room: Path, dossiers: Sequence[dict[str, Any]], chains: Chains, step: Callable[[], None]
) -> Sequence[dict[str, Any]]:
    """One file for each desk; what the checker has to know of them.

    Args: step: Called for each act.
    Raises OSError; what `step` raises.
    """
    first: dict[str, int] = {}
    for act in (act for one in dossiers for act in one["acts"] if not act["aside"]):
        first[act["desk"]] = min(act["seq"], first.get(act["desk"], act["seq"]))
    (room / _FOLDER).mkdir()
    return [
        _chain(room, DeskId(desk), begin, chains, step) for desk, begin in sorted(first.items())
    ]


def _chain(
    room: Path, desk: DeskId, begin: int, chains: Chains, step: Callable[[], None]
) -> dict[str, Any]:
    """In another desk's chain acts may be missing: only the own is whole, and signed."""
    file, last = f"{_FOLDER}/quay-{quote(desk, safe='')}.jsonl", None
    with (room / file).open("w", encoding="utf-8", newline="\n") as out:
        for last in _acts(desk, begin, chains.page):
            step()
            out.write(json.dumps(_line(last), sort_keys=True) + "\n")
    if last is None:
        raise RuntimeError("a drawn act is not in its chain")
    return {
        "desk": desk,
        "file": file,
        "first": begin,
        "last": last.seq,
        "head": last.digest.hex(),
        "whole": desk == chains.own,
        "signature": chains.sign(Digest(last.digest)).hex() if desk == chains.own else "",
    }


def _acts(desk: DeskId, begin: int, page: Pages) -> Iterator[KeptAct]:
    after = begin - 1
    while acts := page(desk, after):
        yield from acts
        after = acts[-1].seq


def _line(act: KeptAct) -> dict[str, Any]:
    said: dict[str, Any] = {"seq": act.seq, "digest": act.digest.hex(), "position": act.position}
    link = link_of(act.raw)
    if link is not None:
        said |= {
            "state": link.state.hex(),
            "length": link.length,
            "ending": base64.b64encode(link.ending).decode(),
        }
    return said
