"""What is true afterwards: the told against the desk's store, the centre and the printer."""

import subprocess
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from desk_app.domain.acts import kinds
from desk_app.domain.codes.blocks import SIZE, gaps_among
from desk_app.paths import Folders
from desk_app.wiring.build import build_office
from desk_app.wiring.enrolment import EnrolDesk, enrol_desk
from desk_app.wiring.office_life.door import utc_now
from desk_app.wiring.opening import open_desk

KINDS: Final[Mapping[str, str]] = {
    "received": kinds.RECEIVED,
    "collected": kinds.MONEY_COLLECTED,
    "handed over": kinds.HANDED_OVER,
    "result back": kinds.RESULT_BACK,
    "returned": kinds.RETURNED,
}
_AT_ONCE: Final = 250
_DESK: Final = "Q1"  # the first that enrolled; those of the past have other names
_ACTS: Final = """SELECT dossier.code, act.kind FROM act
    JOIN dossier ON dossier.id = act.subject WHERE dossier.desk = ?"""

Told = tuple[str, str]  # code, kind of act


def told_in(file: Path) -> Counter[Told]:
    """What the officer was told is done, line by line."""
    if not file.exists():
        return Counter()
    lines = [line.split(" ", 1) for line in file.read_text("utf-8").splitlines()]
    return Counter((code, KINDS[done]) for code, done in lines)


def at_the_centre(folder: Path, url: str, code: str) -> Counter[Told]:
    """What a fresh desk reads there: how often each of these acts of each dossier is there."""
    order = EnrolDesk(address=url, code=code, trial=True)
    opened = enrol_desk(order, open_desk(Folders(folder), folder / "keys"), utc_now)
    office = build_office(opened)
    try:
        while office.exchange(_AT_ONCE).more:
            pass
        with opened.store.reading.connect() as connection:
            rows = connection.exec_driver_sql(_ACTS, (_DESK,)).all()
    finally:
        office.close()
    wanted = set(KINDS.values())
    return Counter((row[0], row[1]) for row in rows if row[1] in wanted)


def faults(told: Counter[Told], there: Counter[Told], visits: int) -> Sequence[str]:
    """What was lost, came double, or was numbered wrongly; nothing is as it should be."""
    found = []
    if lost := [one for one in told if one not in there]:
        found.append(f"{len(lost)} told and not at the centre, as {lost[0]}")
    if double := [one for one, often in there.items() if often > 1]:
        found.append(f"{len(double)} twice at the centre, as {double[0]}")
    if untold := [one for one in there if one not in told]:
        found.append(f"{len(untold)} at the centre that nobody was told of, as {untold[0]}")
    codes = sorted(code for code, kind in there if kind == kinds.RECEIVED)
    serials = [int(code.rsplit("-", 1)[1]) for code in codes]
    if len(codes) != visits or len(set(codes)) != visits:
        found.append(f"{len(codes)} dossiers of {visits} visits")
    blocks = _places(serials).values()
    begun = sum(len(places) < SIZE - 1 for places in blocks)  # one is used up before the next
    if begun > 1 or any(gaps_among(places) for places in blocks):
        found.append("a gap in the numbers")
    return found


def _places(serials: Sequence[int]) -> Mapping[int, Sequence[int]]:
    """Of each block of the desk those that were given out."""
    places: dict[int, list[int]] = {}
    for serial in serials:
        places.setdefault(serial // SIZE, []).append(serial % SIZE)
    return places


def check_of(desk: Sequence[str], data: Path, keys: Path) -> str:
    """What the desk's own check says of its store; empty when it is sound."""
    words = [*desk, "--data", str(data), "--keys", str(keys), "check"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr
