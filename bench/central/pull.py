"""P10 and P8: what other desks did, read from the home's answers and folded into the store.

The floor decodes the same JSON, digests the same bytes and writes the same rows and words by
the bare driver, one durable transaction for each answer.
"""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

import msgspec

from bench.bare_store import BareStore
from bench.central.mix import ACTS_EACH, days_of_work
from bench.central.place import MORNING
from bench.figures import Figure, Round, in_turn, median, with_warm_up
from bench.office import NOW, SCRIBE, UNIT, an_office
from db.repositories.stream import Place
from db.store import Store
from desk_app.domain.acts.act import NO_DIGEST, WrittenAct, digest_of
from desk_app.domain.ids import DeskId, Digest
from desk_app.domain.people.folding import fold
from desk_app.sync import wire
from desk_app.sync.desk import SyncDesk
from desk_app.sync.intake import take_in
from desk_app.sync.protocol import News, Reply, stream_digest

_PAGE: Final = 500  # acts in one answer
_MOST: Final = 2.0
_EPOCH: Final = "bench"
_APPLICANT: Final = 9  # its column of a dossier's row


def pull(folder: Path, acts: int) -> Iterator[Figure]:
    """Args: acts: Pulled in all, on top of what only warms up."""
    pages = with_warm_up(acts // _PAGE)
    empty = folder / "pull-empty.sqlite"
    with an_office(empty) as (store, _desk), _sync(store).work() as tx:
        tx.stream.set_place(Place(epoch=_EPOCH))
        tx.commit()
    file, copy = folder / "pull-ours.sqlite", folder / "pull-bare.sqlite"
    shutil.copy(empty, file)
    shutil.copy(empty, copy)
    work = list(days_of_work(UNIT, DeskId("Q2"), MORNING, pages * _PAGE // ACTS_EACH + 1))
    answers = list(_answers(work[: pages * _PAGE]))
    with an_office(file) as (store, _desk), BareStore(file) as seen, BareStore(copy) as bare:
        desk = _sync(store)

        def ours() -> Iterator[Round]:
            for answer in answers:
                yield partial(_taken, desk, answer)

        def floor() -> Iterator[Round]:
            for page, answer in enumerate(answers):
                yield partial(_bare, bare, answer, _rows(seen, page))

        taken, least = in_turn(ours(), floor())
        alike = [seen.count(table) == bare.count(table) for table in ("act", "dossier")]
    if not all(alike):
        raise ValueError("the floor did not write the same rows")
    yield Figure(
        budget="P10",
        what=f"an answer of {_PAGE} acts read and folded into the store",
        dossiers=None,
        ours_ms=median(taken),
        floor_ms=median(least),
        most=_MOST,
        note=f"{_PAGE / median(taken) * 1000:,.0f} acts/s; without the pauses for the counter",
    )
    yield Figure(
        budget="P8",
        what=f"apply of {acts:,} pulled acts",
        dossiers=None,
        ours_ms=sum(taken),
        floor_ms=sum(least),
        most=_MOST,
        note=f"{acts / sum(taken) * 1000:,.0f} acts/s; without the pauses for the counter",
    )


def _sync(store: Store) -> SyncDesk:
    return SyncDesk(
        unit=UNIT,
        id=SCRIBE.desk,
        now=lambda: NOW,
        work=store.work(SCRIBE),
        glance=store.glance(SCRIBE),
        sign=lambda _digest: bytes(64),
        breathe=lambda: None,
    )


def _answers(acts: Sequence[WrittenAct]) -> Iterator[bytes]:
    digest = NO_DIGEST
    for start in range(0, len(acts), _PAGE):
        news: list[News] = []
        for position, written in enumerate(acts[start : start + _PAGE], start=start + 1):
            digest = stream_digest(digest, written.digest)
            news.append(_news(position, written))
        yield wire.dump(_reply(start + _PAGE, digest, news))


def _news(position: int, written: WrittenAct) -> News:
    return News(
        position=position,
        digest=written.digest,
        desk=written.act.desk,
        seq=written.act.seq,
        id=written.act.id,
        raw=written.raw.decode(),
        signature=bytes(64),
    )


def _reply(cursor: int, digest: Digest, news: Sequence[News]) -> Reply:
    return Reply(
        version=1,
        desk=SCRIBE.desk,
        epoch=_EPOCH,
        clock=NOW,
        cursor=cursor,
        stream_digest=digest,
        news=news,
    )


def _taken(desk: SyncDesk, answer: bytes) -> None:
    if take_in(desk, wire.load(answer, Reply), 0).pulled != _PAGE:
        raise ValueError("an act was not taken in")


def _rows(seen: BareStore, page: int) -> Mapping[str, Sequence[tuple[Any, ...]]]:
    """What the answer left in the store: its acts, and what they are about as it stands now."""
    places = (page * _PAGE, (page + 1) * _PAGE)
    return {
        "act": seen.ask("SELECT * FROM act WHERE position > ? AND position <= ?", places),
        "dossier": seen.ask(
            "SELECT * FROM dossier WHERE id IN (SELECT subject FROM act"
            " WHERE position > ? AND position <= ? AND kind LIKE 'dossier.%')",
            places,
        ),
        "print_job": seen.ask(
            "SELECT * FROM print_job WHERE dossier IN (SELECT subject FROM act"
            " WHERE position > ? AND position <= ? AND kind LIKE 'print.%')",
            places,
        ),
    }


def _bare(bare: BareStore, answer: bytes, rows: Mapping[str, Sequence[tuple[Any, ...]]]) -> None:
    for entry in msgspec.json.decode(wire.unpack(answer))["news"]:
        digest_of(entry["raw"].encode())
    words = [(row[0], fold(row[_APPLICANT])) for row in rows["dossier"]]
    bare.put(rows, words)
