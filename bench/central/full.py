"""P12: the centre full of dossiers against an empty one: lists, look-ups, and uploads.

The rows are made by the database itself: one unit with a tenth of all dossiers, the others
spread over ninety units, each with the act that received it.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final

from sqlalchemy import Engine, text

from bench.central.place import a_centre
from bench.central.upload import measured
from bench.figures import Figure, in_turn, median, with_warm_up
from bench.office import UNIT
from central.store.counting.dossiers import RULES
from central.store.counting.finding import PAGE, Finding, Line

_MOST: Final = 2.0
_UNITS: Final = 90
_SHARE: Final = 10  # of all dossiers, one in so many is of the unit that is looked at
_FILL: Final = (
    """INSERT INTO dossier (unit, id, n, code, procedure, procedure_name, channel, applicant,
              id_number, received_at, due_at, status, counts, trail)
       SELECT u, md5(n || ' dossier')::uuid, n, u || '-260101-' || n, '1.001612',
              'Đăng ký thành lập hộ kinh doanh', 'direct', 'NGUYỄN THỊ LAN ' || n,
              lpad(n::text, 12, '0'), 1767225600000 + n, 1768225600000 + n, 'received', '[]',
              sha256(n::text::bytea)
         FROM (SELECT n, CASE WHEN n % {share} = 0 THEN '{unit}' ELSE 'H99.' || n % {units} END u
                 FROM generate_series(1, {dossiers}) AS n) AS rows""",
    """INSERT INTO act (unit, position, id, desk, seq, kind, subject, raw, digest, signature,
              stream_digest, arrived_at, carrier)
       SELECT unit, row_number() OVER (PARTITION BY unit ORDER BY n), md5(n || ' act')::uuid,
              'Q9', row_number() OVER (PARTITION BY unit ORDER BY n), 'dossier.received', id,
              convert_to(repeat(md5(n::text), 26), 'UTF8'), trail, trail || trail, trail,
              received_at, 'Q9'
         FROM dossier""",
    """UPDATE counter SET position = (SELECT max(position) FROM act WHERE unit = '{unit}'),
              counted = (SELECT max(position) FROM act WHERE unit = '{unit}'), counted_by = {rules}
        WHERE unit = '{unit}'""",
)


def full(server: str, dossiers: int, rounds: int, batches: int) -> Iterator[Figure]:
    with a_centre(server, "full_one") as full_one, a_centre(server, "empty_one") as empty:
        _fill(full_one.engine, dossiers)
        _fill(empty.engine, _SHARE * PAGE)  # one page of the unit: as many lines to show
        yield from _lookups(full_one.engine, empty.engine, dossiers, rounds)
    with a_centre(server, "full_two") as full_one, a_centre(server, "empty_two") as empty:
        _fill(full_one.engine, dossiers)
        taken = measured(full_one, batches, "", dossiers)
        least = measured(empty, batches, "", 0)
        yield Figure(
            budget="P12",
            what="an upload of 250 acts, against an empty centre",
            dossiers=dossiers,
            ours_ms=taken.ours_ms,
            floor_ms=least.ours_ms,
            most=_MOST,
            note=taken.note,
        )


def _lookups(one: Engine, other: Engine, dossiers: int, rounds: int) -> Iterator[Figure]:
    middle = dossiers // 2 // _SHARE * _SHARE or _SHARE
    looks: Sequence[tuple[str, Callable[[Finding, int], Sequence[Line]]]] = (
        ("the newest page of a unit", lambda finding, _n: finding.newest()),
        ("a page in the middle", lambda finding, n: finding.newest(before=n + 1)),
        ("a dossier by its code", lambda finding, n: finding.by_code(f"{UNIT}-260101-{n}")),
        ("a person's dossiers by the number", lambda finding, n: finding.by_number(f"{n:012d}")),
    )
    for what, look in looks:
        count = with_warm_up(rounds)
        taken, least = in_turn(
            [partial(_look, one, look, middle)] * count,
            [partial(_look, other, look, _SHARE * PAGE)] * count,
        )
        yield Figure(
            budget="P12",
            what=f"{what}, against an empty centre",
            dossiers=dossiers,
            ours_ms=median(taken),
            floor_ms=median(least),
            most=_MOST,
        )


def _look(engine: Engine, look: Callable[[Finding, int], Sequence[Line]], n: int) -> None:
    with engine.connect().execution_options(reading=True) as connection:
        if not look(Finding(connection, UNIT), n):
            raise ValueError("nothing was found")


def _fill(engine: Engine, dossiers: int) -> None:
    facts = {"unit": UNIT, "units": _UNITS, "share": _SHARE, "dossiers": dossiers, "rules": RULES}
    with engine.begin() as connection:
        connection.execute(text("SET LOCAL statement_timeout = 0"))
        connection.execute(text("SET LOCAL synchronous_commit = off"))
        for words in _FILL:
            connection.exec_driver_sql(words.format(**facts).replace("%", "%%"))
    with engine.connect().execution_options(single=True) as connection:
        connection.exec_driver_sql("ANALYZE act")
        connection.exec_driver_sql("ANALYZE dossier")
