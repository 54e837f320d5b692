"""What is entered to take money of one dossier, and what it comes to. Values only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import Enum, auto
from typing import Final
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import DeskError
from desk_app.domain.money.till.cash import likely_tenders
from desk_app.domain.money.till.faults import CreditUsed
from desk_app.domain.money.till.moves import CollectAt, Method, TakenLine, total_of
from desk_app.domain.money.till.owed import OwedLine, owed
from desk_app.domain.money.till.settings import NO_SETTINGS, TillSettings
from desk_app.domain.money.till.vietqr import Account, content_of, vietqr
from desk_app.services.money.collect import Collect
from ui import formats
from ui.screens.money.words import dong

translate = QCoreApplication.translate

_NOBODY: Final = UUID(int=0)
_SECOND_PRESS: Final = timedelta(seconds=2)  # in which nobody has read what was told


class Wants(Enum):
    """What is missing before money can be taken: typing goes on there."""

    LINES = auto()  # what is to be taken
    SUM = auto()  # of a fee nobody knew
    RECEIVED = auto()
    REFERENCE = auto()
    CREDITED = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Lines are meant by their place in `owed`."""

    key: UUID = _NOBODY
    ticked: frozenset[int] = frozenset()
    sums: Mapping[int, str] = field(default_factory=dict)  # of fees whose sum nobody knew
    method: Method = Method.CASH
    received: str = ""  # as typed; empty: exactly what is due
    reference: str = ""
    credited: str = ""
    payer: str = ""
    used: str = ""  # a reference that paid another dossier: it was told, and once more goes on
    used_told_at: datetime | None = None  # UTC


NOTHING: Final = Entry()


def entry_for(dossier: Dossier, key: UUID, today: date) -> Entry:
    """Everything that is open is ticked, but for what is collected later, until it is later."""
    ticked = frozenset(
        n
        for n, line in enumerate(owed(dossier))
        if not line.settled and line.asked is not None and not _is_later(line, dossier)
    )
    payer = dossier.hands_in.name
    return Entry(key=key, ticked=ticked, credited=formats.day(today), payer=payer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """What `Entry` comes to."""

    lines: tuple[TakenLine, ...] = ()
    due: int = 0  # đồng
    received: int | None = None  # đồng; None: no sum was typed that can be read
    tenders: Sequence[int] = ()  # sums a payer is likely to hand over
    qr: str = ""  # what the VietQR says; empty: `qr_missing` says why not
    account: Account | None = None
    qr_missing: str = ""
    missing: str = ""  # why the money cannot be taken yet; empty when it can
    wants: Wants | None = None  # what of it; None where nothing is missing

    @property
    def counts(self) -> bool:
        """`due` is all that is to be taken: something is, and no sum of it is missing."""
        return bool(self.lines) and self.wants is not Wants.SUM

    @property
    def change(self) -> int:
        """Đồng to give back; below 0 while too little is there."""
        return (self.received or 0) - self.due


def reckon(entry: Entry, dossier: Dossier, settings: TillSettings = NO_SETTINGS) -> Reckoned:
    lines = owed(dossier)
    taken: list[TakenLine] = []
    missing = ""
    for n in sorted(entry.ticked):
        if n >= len(lines) or lines[n].settled:
            continue
        said = dong(entry.sums.get(n, "")) if lines[n].asked is None else lines[n].left
        if said is None:
            unknown = translate("money", "Ghi số tiền của {fee}.").format(fee=lines[n].name)
            missing = missing or unknown
        else:
            taken.append(lines[n].taken(said))
    due = total_of(taken)
    typed = "" if entry.method is Method.POS else entry.received.strip()  # a card pays what is due
    received = dong(typed) if typed else due
    found = Reckoned(lines=tuple(taken), due=due, received=received, tenders=likely_tenders(due))
    if entry.method is Method.TRANSFER:
        found = _with_qr(found, dossier, settings)
    if missing:
        return replace(found, missing=missing, wants=Wants.SUM)
    missing, wants = _missing(entry, found, dossier)
    return replace(found, missing=missing, wants=wants)


def order_of(entry: Entry, found: Reckoned, dossier: Dossier, now: datetime) -> Collect:
    """Only where nothing is missing."""
    return Collect(
        key=entry.key,
        dossier=dossier.id,
        lines=found.lines,
        method=entry.method,
        received=found.received or 0,
        reference=entry.reference,
        credited_on=formats.day_from(entry.credited) if entry.method is Method.TRANSFER else None,
        payer="" if entry.payer.strip() == dossier.hands_in.name else entry.payer,
        shared=_goes_on(entry, now),
    )


def after(entry: Entry, error: DeskError, now: datetime) -> Entry:
    """What stands there after `error` was told."""
    if not isinstance(error, CreditUsed):
        return entry
    return replace(entry, used=entry.reference, used_told_at=now)


def _goes_on(entry: Entry, now: datetime) -> bool:
    """The reference was told as used, and confirmed since; a second press right after the first
    says nothing."""
    if not entry.used or entry.used != entry.reference or entry.used_told_at is None:
        return False
    return not timedelta() <= now - entry.used_told_at < _SECOND_PRESS


def _is_later(line: OwedLine, dossier: Dossier) -> bool:
    """Collected with the result, which is not there: sooner only if the payer wants it so."""
    return line.moment is CollectAt.RETURN and dossier.result_back_at is None


def _nothing_ticked(dossier: Dossier) -> tuple[str, Wants]:
    open_ = [line for line in owed(dossier) if not line.settled]
    now = [line for line in open_ if not _is_later(line, dossier)]
    if open_ and not now:
        later = translate(
            "money", "Thu khi trả kết quả. Nộp ngay thì đánh dấu khoản (Space), rồi Ctrl+Enter."
        )
        return later, Wants.LINES
    if now and all(line.asked is None for line in now):
        unknown = translate("money", "Ghi số tiền của {fee}.").format(fee=now[0].name)
        return unknown, Wants.SUM
    return translate("money", "Chọn khoản thu."), Wants.LINES


def _missing(entry: Entry, found: Reckoned, dossier: Dossier) -> tuple[str, Wants | None]:
    if not found.lines:
        return _nothing_ticked(dossier)
    if found.received is None:
        return translate("money", "Số tiền gõ chưa đọc được."), Wants.RECEIVED
    if found.change < 0:
        short = formats.money(-found.change)
        return translate("money", "Còn thiếu {sum}.").format(sum=short), Wants.RECEIVED
    if entry.method is not Method.CASH and not entry.reference.strip():
        return translate("money", "Ghi số giao dịch."), Wants.REFERENCE
    if entry.method is Method.TRANSFER and formats.day_from(entry.credited) is None:
        return translate("money", "Ghi ngày báo có, như 20/11/2026."), Wants.CREDITED
    return "", None


def _with_qr(found: Reckoned, dossier: Dossier, settings: TillSettings) -> Reckoned:
    if not found.due:
        return found
    accounts = settings.accounts_for(found.lines)
    if not accounts:
        missing = translate(
            "money", "Chưa có mã VietQR: đơn vị chưa ghi tài khoản nhận tiền (trang Tài khoản)."
        )
        return replace(found, qr_missing=missing)
    if len(accounts) > 1:
        missing = translate(
            "money", "Các khoản vào tài khoản khác nhau: chọn từng khoản rồi thu riêng."
        )
        return replace(found, qr_missing=missing)
    said = vietqr(accounts[0], found.due, content_of(str(dossier.code)))
    return replace(found, qr=said, account=accounts[0])
