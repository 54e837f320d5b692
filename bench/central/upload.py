"""P9: acts on their way to the centre, against COPY of the same bytes and a bare echo."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, Final

import psycopg

from bench.central.mix import ACTS_EACH, days_of_work, offers_of
from bench.central.place import MORNING, Caller, Centre, a_centre, any_number, echo
from bench.figures import Figure, Round, in_turn, median, with_warm_up
from central.app import make_app
from central.store.stream import UnitStream
from desk_app.domain.acts.act import WrittenAct
from desk_app.sync import wire
from desk_app.sync.protocol import EXCHANGE, MOST_ACTS, Reply
from desk_app.sync.signing import signer

MOST: Final = 3.0
_COLUMNS: Final = (
    "unit, position, id, desk, seq, kind, subject, raw, digest, signature, stream_digest,"
    " arrived_at, carrier"
)


def upload(server: str, batches: int) -> Iterator[Figure]:
    with a_centre(server, "upload") as centre:
        yield measured(centre, batches, "waiting acts to the centre, 250 at a time, durable")


def measured(centre: Centre, batches: int, what: str, dossiers: int | None = None) -> Figure:
    count = with_warm_up(batches)
    acts = list(_acts(centre, count))
    portions = [acts[at : at + MOST_ACTS] for at in range(0, count * MOST_ACTS, MOST_ACTS)]
    bodies = list(_bodies(centre, portions, _position(centre)))
    app, bare = Caller(make_app(centre.office, rules=any_number())), Caller(echo)
    with psycopg.connect(centre.address) as copying:
        copying.execute("CREATE TABLE act_copied (LIKE act INCLUDING ALL)")
        copying.commit()
        rows = _rows_of(centre, portions)

        def ours() -> Iterator[Round]:
            for body in bodies:
                yield partial(_send, app, body, centre.enrolment.secret)

        def floor() -> Iterator[Round]:
            for body, portion in zip(bodies, rows, strict=True):
                yield partial(_copied, copying, bare, body, portion)

        taken, least = in_turn(ours(), floor())
    app.close()
    bare.close()
    size = sum(len(written.raw) for written in acts) / len(acts)
    packed = sum(map(len, bodies)) / len(acts)
    rate = MOST_ACTS / median(taken) * 1000
    return Figure(
        budget="P9",
        what=what,
        dossiers=dossiers,
        ours_ms=median(taken),
        floor_ms=median(least),
        most=MOST,
        note=f"{rate:,.0f} acts/s, {rate * size / 1e6:.1f} MB/s; {ACTS_EACH} acts a dossier,"
        f" {size:,.0f} B each, {packed:,.0f} B on the line",
    )


def _acts(centre: Centre, batches: int) -> Iterator[WrittenAct]:
    dossiers = batches * MOST_ACTS // ACTS_EACH + 1
    enrolment = centre.enrolment
    yield from days_of_work(enrolment.unit, enrolment.desk, MORNING, dossiers)


def _position(centre: Centre) -> int:
    """Where the unit's stream stands: the desk has read all of it."""
    with centre.engine.connect().execution_options(reading=True) as connection:
        counter = UnitStream(connection, centre.enrolment.unit).counter()
    return counter.position if counter is not None else 0


def _bodies(
    centre: Centre, portions: Sequence[Sequence[WrittenAct]], start: int
) -> Iterator[bytes]:
    """The requests as they go over the line; the desk reads its own news as it sends."""
    sign = signer(centre.key)
    for at, portion in enumerate(portions):
        before = portions[at - 1][-1].digest if at else b""
        yield wire.dump(
            centre.request(
                cursor=start + at * MOST_ACTS,
                own_seq=at * MOST_ACTS,
                own_head=before,
                acts=offers_of(portion, sign),
            )
        )


def _send(app: Caller, body: bytes, secret: str) -> None:
    reply = wire.load(app.post(EXCHANGE, body, secret), Reply)
    if len(reply.verdicts) != MOST_ACTS or any(one.position is None for one in reply.verdicts):
        raise ValueError("the centre did not take everything")


def _copied(connection: Any, bare: Caller, body: bytes, rows: Sequence[Any]) -> None:
    bare.post(EXCHANGE, body)
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY act_copied ({_COLUMNS}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row(row)
    connection.commit()


def _rows_of(
    centre: Centre, portions: Sequence[Sequence[WrittenAct]]
) -> Sequence[Sequence[tuple[Any, ...]]]:
    unit, desk = centre.enrolment.unit, centre.enrolment.desk
    return [
        [
            (
                unit,
                written.act.seq,
                written.act.id,
                desk,
                written.act.seq,
                written.act.kind,
                written.act.subject.id,
                written.raw,
                written.digest,
                bytes(64),
                written.digest,
                0,
                desk,
            )
            for written in portion
        ]
        for portion in portions
    ]
