"""Look a centre's store over: streams, chains, digests, blocks. Reads only."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Connection, func, select

from central.contents.publishing import damaged_editions
from central.judge import blocks_used, code_of
from central.signatures import signed
from central.store import tables as t
from central.store.stream import UnitStream
from central.store.units import Units
from desk_app.domain.acts.act import NO_DIGEST, Act, ActUnreadable, digest_of, read_act
from desk_app.domain.ids import DeskId, Digest, UnitCode
from desk_app.domain.law.edition.announced import CATALOGUE
from desk_app.sync.protocol import stream_digest

_PAGE: Final = 1_000  # acts held in memory at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that is not as it has to be. Codes and ids, never a name."""

    unit: UnitCode
    what: str  # one of `WORDS`
    where: str  # a position, a desk, a block

    def __str__(self) -> str:
        return f"{self.unit or 'Mọi đơn vị'}: {WORDS[self.what]} ({self.where})"


WORDS: Final[Mapping[str, str]] = {
    "no_counter": "đơn vị không có bộ đếm; khôi phục từ bản sao lưu",
    "gap": "dòng việc thiếu một vị trí; khôi phục từ bản sao lưu",
    "end": "bộ đếm không khớp vị trí cuối của dòng việc; khôi phục từ bản sao lưu",
    "raw": "nội dung một việc đã bị sửa; khôi phục từ bản sao lưu",
    "stream": "dấu của dòng việc không khớp từ vị trí này; khôi phục từ bản sao lưu",
    "row": "cột của một việc không khớp nội dung việc đó; khôi phục từ bản sao lưu",
    "signature": "chữ ký của quầy không đúng; khôi phục từ bản sao lưu và xem nhật ký",
    "chain": "chuỗi việc của quầy bị đứt; khôi phục từ bản sao lưu",
    "desk": "việc của một quầy không có trong danh sách quầy; khôi phục từ bản sao lưu",
    "last": "số việc cuối của quầy nhỏ hơn số việc đang có; khôi phục từ bản sao lưu",
    "block": "mã hoặc số giấy ngoài dải số của quầy; so hồ sơ với giấy rồi báo quản trị",
    "code_twice": "một mã hồ sơ cấp hai lần; so hai hồ sơ với giấy rồi báo quản trị",
    "next_block": "dải số sắp cấp đã có quầy giữ; khôi phục từ bản sao lưu",
    "edition": "tệp danh mục đã công bố bị sửa hoặc thiếu; công bố lại danh mục",
    "program": "tệp chương trình đã công bố bị sửa hoặc thiếu; công bố lại bản phát hành",
    "quarantine": "nội dung một việc bị từ chối đã bị sửa; khôi phục từ bản sao lưu",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    units: int
    acts: int
    quarantined: int
    findings: tuple[Finding, ...]  # empty for a sound store


def check_store(connection: Connection) -> Report:
    """Everything that can be computed anew is; on a large store it takes its time."""
    units = Units(connection).codes()
    acts, findings = 0, []
    for unit in units:
        look = _Look(connection, unit)
        findings += list(look.over())
        acts += look.acts
    findings += [
        Finding(unit=unit, what="edition" if kind == CATALOGUE else "program", where=name)
        for unit, kind, name in damaged_editions(connection)
    ]
    quarantined = select(func.count()).select_from(t.quarantine)
    return Report(
        units=len(units),
        acts=acts,
        quarantined=connection.execute(quarantined).scalar_one(),
        findings=tuple(findings),
    )


@dataclass
class _Look:
    connection: Connection
    unit: UnitCode
    acts: int = 0
    _digest: Digest = NO_DIGEST
    _codes: set[str] = field(default_factory=set)
    _heads: dict[DeskId, tuple[int, Digest]] = field(default_factory=dict)  # desk -> last act seen

    def over(self) -> Iterator[Finding]:
        counter = UnitStream(self.connection, self.unit).counter()
        if counter is None:
            yield self._found("no_counter", "counter")
            return
        self._refused = self._digests_refused()
        self._desks = self._all_desks()
        self._blocks = Units(self.connection).blocks(self.unit, list(self._desks))
        for row in self._stream():
            yield from self._act(row)
        if (counter.position, counter.digest) != (self.acts, self._digest):
            yield self._found("end", str(counter.position))
        yield from self._ends()
        yield from self._quarantine()

    def _act(self, row: Any) -> Iterator[Finding]:
        where = f"vị trí {row.position}"
        self.acts += 1
        if row.position != self.acts:
            yield self._found("gap", f"vị trí {self.acts}")
            self.acts = row.position
        if digest_of(row.raw) != row.digest:
            yield self._found("raw", where)
        self._digest = stream_digest(self._digest, Digest(row.digest))
        if self._digest != row.stream_digest:
            yield self._found("stream", where)
            self._digest = Digest(row.stream_digest)  # once, not for each that follows
        try:
            act = read_act(row.raw).act
        except (ActUnreadable, ArithmeticError):
            yield self._found("raw", where)
            return
        named = (act.unit, act.id, act.desk, act.seq, act.kind, act.subject.id)
        if named != (self.unit, row.id, row.desk, row.seq, row.kind, row.subject):
            yield self._found("row", where)
        yield from self._of_desk(row, act, where)

    def _of_desk(self, row: Any, act: Act, where: str) -> Iterator[Finding]:
        desk = self._desks.get(row.desk)
        if desk is None or desk.public_key is None:
            yield self._found("desk", where)
            return
        if row.signature is not None and not signed(
            desk.public_key, Digest(row.digest), row.signature
        ):
            yield self._found("signature", where)
        if not self._continues(act):
            yield self._found("chain", f"quầy {act.desk}, số {act.seq}")
        seq, _ = self._heads.get(act.desk, (0, NO_DIGEST))
        if act.seq > seq:
            self._heads[act.desk] = (act.seq, Digest(row.digest))
        if not blocks_used(act) <= set(self._blocks.get(row.desk, ())):
            yield self._found("block", where)
        if (code := code_of(act)) is not None:
            if str(code) in self._codes:
                yield self._found("code_twice", where)
            self._codes.add(str(code))

    def _continues(self, act: Act) -> bool:
        """False where the act before is here, accepted or refused, and is not the one named."""
        if act.seq == 1:
            return act.previous == NO_DIGEST
        seq, digest = self._heads.get(act.desk, (0, NO_DIGEST))
        before = {digest} if seq == act.seq - 1 else self._refused.get((act.desk, act.seq - 1))
        return before is None or act.previous in before

    def _ends(self) -> Iterator[Finding]:
        for name, (seq, _) in sorted(self._heads.items()):
            desk = self._desks.get(name)
            if desk is not None and desk.last_seq < seq:
                yield self._found("last", f"quầy {name}")
        following = self.connection.execute(
            select(t.counter.c.next_block).where(t.counter.c.unit == self.unit)
        ).scalar_one()
        units = Units(self.connection)
        for desk_id, blocks in self._blocks.items():
            ahead = {block for block in blocks if block >= following}
            # After a restore each desk gets its blocks from a row of its own, behind the rest.
            if ahead and not ahead <= units.possible_blocks(self.unit, desk_id):
                yield self._found("next_block", f"{following}, quầy {desk_id}")

    def _quarantine(self) -> Iterator[Finding]:
        mine = select(t.quarantine.c.digest, t.quarantine.c.raw, t.quarantine.c.id)
        for row in self.connection.execute(mine.where(t.quarantine.c.unit == self.unit)):
            if digest_of(row.raw) != row.digest:
                yield self._found("quarantine", str(row.id))

    def _stream(self) -> Iterator[Any]:
        after, act = 0, t.act
        while True:
            page = self.connection.execute(
                select(act)
                .where(act.c.unit == self.unit, act.c.position > after)
                .order_by(act.c.position)
                .limit(_PAGE)
            ).all()
            if not page:
                return
            yield from page
            after = page[-1].position

    def _all_desks(self) -> Mapping[DeskId, Any]:
        rows = self.connection.execute(
            select(t.desk.c.id, t.desk.c.public_key, t.desk.c.last_seq).where(
                t.desk.c.unit == self.unit
            )
        )
        return {DeskId(row.id): row for row in rows}

    def _digests_refused(self) -> Mapping[tuple[str, int], set[bytes]]:
        table, found = t.quarantine, dict[tuple[str, int], set[bytes]]()
        rows = self.connection.execute(
            select(table.c.desk, table.c.seq, table.c.digest).where(
                table.c.unit == self.unit, table.c.holds_seq
            )
        )
        for row in rows:
            found.setdefault((row.desk, row.seq), set()).add(row.digest)
        return found

    def _found(self, what: str, where: str) -> Finding:
        return Finding(unit=self.unit, what=what, where=where)
