"""The floors of P2 and P5: the same file by the bare driver, its statements written by hand."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any, Final
from uuid import UUID

import msgspec
import sqlcipher3

from bench.office import KEY
from desk_app.domain.acts.act import digest_of
from desk_app.domain.codes.blocks import Block, Serial, first_of, order_of
from desk_app.domain.people.folding import fold

_MANNERS: Final = (
    f"PRAGMA key = \"x'{KEY.hex()}'\"",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA cache_size = -24000",  # as the program has it
)
_BLOCK: Final = Block(1)
_ACT: Final = "INSERT INTO act VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_RAW: Final = 8  # its columns of the bytes and of their digest
_DIGEST: Final = 9
_DOSSIER: Final = f"INSERT INTO dossier VALUES ({', '.join('?' * 24)})"  # noqa: S608  # our own word
_ID: Final = 1
_APPLICANT: Final = 9
_MONEY: Final = "INSERT INTO dossier_money VALUES (?, ?, ?, ?, ?)"
_WORDS: Final = "INSERT INTO dossier_words (rowid, name) VALUES (?, ?)"
_SERIAL: Final = (
    "INSERT INTO last_serial VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET last = excluded.last"
)
_DRAWS: Final = 20  # of a dossier; one close behind another is hardly ever drawn
_SEARCH: Final = (
    "SELECT d.n, d.id, d.code, d.applicant, d.procedure_name, d.desk, d.officer,"
    " d.received_at, d.due_at, d.status, d.disputed"
    " FROM (SELECT rowid FROM dossier_words WHERE dossier_words MATCH ?"
    " ORDER BY rowid DESC LIMIT 50) AS found JOIN dossier AS d ON d.n = found.rowid"
    " ORDER BY d.n DESC"
)


@dataclass(frozen=True, slots=True)
class Rows:
    """What one intake stores, as SQLite keeps it."""

    act: tuple[Any, ...]
    dossier: tuple[Any, ...]
    serial: tuple[Any, ...]
    money: tuple[Any, ...] | None  # of one with nothing to pay there is none


class BareStore(closing["BareStore"]):
    """Use it in a `with` block."""

    def __init__(self, file: Path) -> None:
        super().__init__(self)
        self._connection = sqlcipher3.connect(str(file), isolation_level=None)
        for manner in _MANNERS:
            self._connection.execute(manner)

    def newest(self) -> Rows:
        """What the last intake stored."""
        one = self._connection.execute
        dossier = one("SELECT * FROM dossier ORDER BY n DESC").fetchone()
        owed = "SELECT * FROM dossier_money WHERE dossier = ?"
        return Rows(
            one("SELECT * FROM act ORDER BY n DESC").fetchone(),
            dossier,
            one("SELECT * FROM last_serial ORDER BY day DESC").fetchone(),
            one(owed, (dossier[_ID],)).fetchone(),
        )

    def receive(self, rows: Rows) -> None:
        """Store the same again, in a file without them: digest, words, durable."""
        act = list(rows.act)
        act[_DIGEST] = digest_of(act[_RAW])
        do = self._connection.execute
        do("BEGIN IMMEDIATE")
        do(_ACT, act)
        do("INSERT INTO outbox (act) VALUES (?)", act[:1])
        do(_DOSSIER, rows.dossier)
        do(_WORDS, (rows.dossier[0], fold(rows.dossier[_APPLICANT])))
        do(_SERIAL, rows.serial)
        if rows.money is not None:
            do(_MONEY, rows.money)
        do("COMMIT")

    def rows(self, table: str) -> list[tuple[Any, ...]]:
        """All of them, in order."""
        order = f"SELECT * FROM {table} ORDER BY n"  # noqa: S608  # our own word
        found: list[tuple[Any, ...]] = self._connection.execute(order).fetchall()
        return found

    def add(self, portion: Mapping[str, Sequence[tuple[Any, ...]]]) -> None:
        """Store these rows of each table, durable."""
        self._connection.execute("BEGIN IMMEDIATE")
        for table, rows in portion.items():
            values = ", ".join("?" * len(rows[0]))
            order = f"INSERT INTO {table} VALUES ({values})"  # noqa: S608  # our own word
            self._connection.executemany(order, rows)
        self._connection.execute("COMMIT")

    def ask(
        self, question: str, words: Sequence[Any] | Mapping[str, Any] = ()
    ) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = self._connection.execute(question, words).fetchall()
        return found

    def any_dossiers(
        self, chance: Random, count: int, since: datetime | None = None
    ) -> Sequence[tuple[str, UUID]]:
        """Code and id of dossiers received at any time between the first, or `since`, and the
        last: `count`, fewer where there are hardly more. None comes twice, or who came first in a
        morning would come for each hour of the night before."""
        ((first, last),) = self.ask("SELECT min(n), max(n) FROM dossier")
        if since is not None:
            first = max(first, order_of(since, Serial(_BLOCK, first_of(_BLOCK))))
        one = "SELECT code, id FROM dossier WHERE n >= ? LIMIT 1"
        found: dict[str, UUID] = {}
        for _draw in range(_DRAWS * count):
            ((code, about),) = self.ask(one, (chance.randint(first, last),))
            found.setdefault(code, UUID(bytes=about))
            if len(found) == count:
                break
        return list(found.items())

    def count(self, table: str) -> int:
        order = f"SELECT count(*) FROM {table}"  # noqa: S608  # our own word
        return int(self._connection.execute(order).fetchone()[0])

    def put(
        self,
        portion: Mapping[str, Sequence[tuple[Any, ...]]],
        names: Sequence[tuple[int, str]],
    ) -> None:
        """Store or replace these rows of each table, durable; `names` of dossiers not there yet."""
        do = self._connection
        do.execute("BEGIN IMMEDIATE")
        known = "SELECT 1 FROM dossier WHERE n = ?"
        fresh = [row for row in names if do.execute(known, row[:1]).fetchone() is None]
        do.executemany(_WORDS, fresh)
        for table, rows in portion.items():
            if rows:
                values = ", ".join("?" * len(rows[0]))
                order = f"INSERT OR REPLACE INTO {table} VALUES ({values})"  # noqa: S608  # our own
                do.executemany(order, rows)
        do.execute("COMMIT")

    def search(self, match: str) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = self._connection.execute(_SEARCH, (match,)).fetchall()
        return found

    def find_procedures(self, pieces: Sequence[str], day: str) -> list[Any]:
        """The bodies of the nearest procedures that hold a word beginning with each piece."""
        typed = " ".join(pieces)
        holds = "".join(" AND instr(folded, ?) > 0" for _ in pieces)
        near = (
            "CASE WHEN substr(folded, 1, ?) = ? THEN 0 WHEN substr(folded, 1, ?) = ? THEN 1"
            " WHEN instr(folded, ?) BETWEEN 1 AND size THEN 2 ELSE 3 END"
        )
        exact, begin = f" {typed} |", f" {typed}"
        order = (
            "SELECT body FROM (SELECT n FROM procedure WHERE since <= ? AND until > ?"  # noqa: S608  # our own
            f"{holds} ORDER BY {near}, size, code LIMIT 8) JOIN procedure_body USING (n)"
        )
        words = (f" {piece}" for piece in pieces)
        found = self._connection.execute(
            order, (day, day, *words, len(exact), exact, len(begin), begin, typed)
        )
        return [msgspec.json.decode(body) for (body,) in found.fetchall()]

    def close(self) -> None:
        self._connection.close()
