"""`python3 dev.py bench --hour`: the desk at work under a display, its line cut three times.

500 visits, 300 returns and 50 lists by keys and scans, in an office that had 20,000 dossiers
before, printed through a CUPS of our own, synced with a central server; with `--desk` and
`--centre` the frozen programs do it. `--every 4.5` brings the 800 visitors in an hour by the
clock; without, the next stands there as soon as the last has gone.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from bench.catch_up.home import live_before
from bench.figures import RESULTS, keep
from bench.hour.figures import ends_of, hour_figures
from bench.hour.line import Line
from bench.hour.outside import at_the_centre, check_of, faults, told_in
from bench.hour.printer import QUEUE, Tray, a_printer
from central.beside import ServerBeside

HOUR: Final = RESULTS.with_name("hour.json")
_CUTS: Final = ((0.15, 0.25), (0.45, 0.6), (0.8, 0.9))  # of the visits: when, and until when
_LOOK_S: Final = 0.1
_PATIENCE_S: Final = 3600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class HourAsked:
    visits: int
    returns: int
    lists: int
    every_s: float  # between visitors; 0: as soon as the last has gone
    past: int  # dossiers of the office before, of other desks; a desk fetches them first
    desk: Sequence[str]  # words that start the desk
    centre: Sequence[str]  # words that start `python -m central`
    hidden: bool = False  # windows are drawn in memory, display or not


def an_hour(asked: HourAsked, results: Path = HOUR) -> int:
    """Returns 0 when nothing was lost or doubled; what it was like stands in `results`."""
    with (
        TemporaryDirectory(prefix="qmc-hour-") as name,
        a_display(hidden=asked.hidden) as display,
        a_printer() as tray,
    ):
        folder = Path(name)
        centre = ServerBeside(folder / "central", asked.centre, os.environ)
        with centre.shared() as url:
            live_before(centre.database, asked.past)
            host, _, port = url.removeprefix("http://").partition(":")
            line = Line((host, int(port)))
            env = os.environ | display | ({"CUPS_SERVER": tray.address} if tray else {})
            words = _words(asked, folder, line.url, centre.add_desk(1), tray)
            code = _watched(words, env, line, folder, asked.visits)
            line.close()
            told = told_in(folder / "out/told.txt")
            there = at_the_centre(folder / "fresh", url, centre.add_desk(2))
        wrong = [*faults(told, there, asked.visits)]
        wrong += [f"the desk ended with {code}"] if code else []
        if said := check_of(asked.desk, folder / "desk", folder / "keys"):
            wrong.append(f"the desk's check: {said}")
        if tray:
            tray.wait_until_idle()
        return _tell(folder, asked.past, wrong, tray.papers if tray else None, results)


def _words(asked: HourAsked, folder: Path, url: str, code: str, tray: Tray | None) -> Sequence[str]:
    return [
        *asked.desk,
        *("--data", str(folder / "desk"), "--keys", str(folder / "keys"), "--demo"),
        *("--central", url, "--code", code, "--hour", str(folder / "out")),
        *("--visits", str(asked.visits), "--returns", str(asked.returns)),
        *("--lists", str(asked.lists), "--every", str(asked.every_s)),
        *("--printer", QUEUE if tray else ""),
    ]


def _watched(
    words: Sequence[str], env: Mapping[str, str], line: Line, folder: Path, visits: int
) -> int:
    """Let the desk work; cut its line at each of `_CUTS` and mend it again. Its exit code."""
    desk = subprocess.Popen(words, env=dict(env))
    moments = [
        (at * visits, cut) for cuts in _CUTS for at, cut in zip(cuts, (True, False), strict=True)
    ]
    latest = time.monotonic() + _PATIENCE_S
    while desk.poll() is None and time.monotonic() < latest:
        received = sum(kind == "received" for kind in _done(folder / "out/told.txt"))
        while moments and received >= moments[0][0]:
            (line.cut if moments.pop(0)[1] else line.mend)()
        time.sleep(_LOOK_S)
    if desk.poll() is None:
        desk.kill()
    return desk.wait()


def _done(told: Path) -> Iterator[str]:
    if told.exists():
        for one in told.read_text("utf-8").splitlines():
            yield one.partition(" ")[2]


@contextmanager
def a_display(*, hidden: bool) -> Iterator[Mapping[str, str]]:
    """The surroundings of a program that shows windows: an Xvfb of our own, else none at all."""
    program = None if hidden else shutil.which("Xvfb")
    if program is None:
        print("no display: windows are drawn in memory")
        yield {"QT_QPA_PLATFORM": "offscreen"}
        return
    near, far = os.pipe()
    size = ("-screen", "0", "1366x768x24", "-nolisten", "tcp")
    server = subprocess.Popen([program, "-displayfd", str(far), *size], pass_fds=(far,))
    os.close(far)
    try:
        with os.fdopen(near, encoding="ascii") as said:
            yield {"DISPLAY": f":{said.readline().strip()}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait()


def _tell(folder: Path, past: int, wrong: Sequence[str], papers: int | None, results: Path) -> int:
    file = folder / "out/hour.json"
    facts: dict[str, Any] = json.loads(file.read_text("utf-8")) if file.exists() else {}
    facts |= {"past": past, "papers_out": papers, "wrong": list(wrong), "system": sys.platform}
    results.parent.mkdir(exist_ok=True)
    results.write_text(json.dumps(facts, ensure_ascii=False, indent=1) + "\n", "utf-8")
    keep(hour_figures(facts), results.with_name(RESULTS.name), anew=False)
    for what, taken in facts.get("seconds", {}).items():
        print(
            f"  {what:<22} {taken['times']:>4} times, {taken['median']:.2f} s median, "
            f"{taken['p95']:.2f} p95, {taken['longest']:.2f} longest"
        )
    if pauses := facts.get("pauses"):
        print(
            f"  pauses over 50 ms: {pauses['over_50_ms']}, longest {pauses['longest_ms']:.0f} ms; "
            f"of its own {pauses['over_50_ms_of_its_own']}, {pauses['longest_own_ms']:.0f} ms"
        )
    if memory := facts.get("memory_mb"):
        early, late = ends_of(memory)
        print(f"  memory: {early:.0f} MB after the first tenths, {late:.0f} MB in the end")
    print(f"  papers out: {papers}; prints: {facts.get('prints')}")
    for one in wrong:
        print(f"  WRONG: {one}")
    print(f"  lost or double: {'none' if not wrong else 'see above'}\n\n{results}")
    return int(bool(wrong))
