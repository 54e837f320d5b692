"""The line in words: how it stands, what waits, the clock, numbers left, and the store."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desk_app.domain.history.filling import Filling, Stage
from desk_app.domain.office_time import office_date
from desk_app.wiring.syncing.desk import SyncOverview
from ui import formats
from ui.texts.wings.past import past_notice

translate = QCoreApplication.translate

CLOCK_BOUND: Final = timedelta(minutes=5)
"""A clock that is off by more has its appointments and receipts wrong: the page warns."""
_TOLD: Final = timedelta(minutes=1)  # what waits for seconds has no age worth a word
FEW_CODES: Final = 100  # of today that are left: fewer than a busy morning takes

_WINGS: Final[Mapping[str, object]] = {
    "dossier": QT_TRANSLATE_NOOP("sync", "hồ sơ"),
    "print": QT_TRANSLATE_NOOP("sync", "giấy in"),
    "money": QT_TRANSLATE_NOOP("sync", "thu chi"),
    "shift": QT_TRANSLATE_NOOP("sync", "ca thu"),
    "day": QT_TRANSLATE_NOOP("sync", "khóa ngày"),
    "review": QT_TRANSLATE_NOOP("sync", "đánh dấu đã xem"),
    "batch": QT_TRANSLATE_NOOP("sync", "danh sách bàn giao"),
    "post": QT_TRANSLATE_NOOP("sync", "bưu chính"),
    "queue": QT_TRANSLATE_NOOP("sync", "hàng chờ"),
    "officer": QT_TRANSLATE_NOOP("sync", "cán bộ"),
    "look": QT_TRANSLATE_NOOP("sync", "đăng nhập, xem"),
}
_BARRED: Final[Mapping[str, object]] = {
    "revoked": QT_TRANSLATE_NOOP("sync", "quầy đã bị thu hồi"),
    "unknown desk": QT_TRANSLATE_NOOP("sync", "trung tâm không biết quầy này"),
    "protocol too old": QT_TRANSLATE_NOOP("sync", "chương trình đã quá cũ"),
}
_UNSAFE: Final[Mapping[str, object]] = {  # said by this desk itself: nothing was sent
    "certificate": QT_TRANSLATE_NOOP(
        "sync", "Máy chủ trả lời không chứng minh được là trung tâm: báo quản trị."
    ),
    "line unprotected": QT_TRANSLATE_NOOP(
        "sync", "Đường truyền tới trung tâm không được mã hóa: báo quản trị."
    ),
}
_MIB: Final = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class LineWords:
    state: str  # "Trực tuyến", "Ngoại tuyến từ 09:12, 20/11/2026"
    barred: str  # that the desk and the centre do not accept each other, and why; empty: they do
    last: str
    next: str
    waiting: str  # "14, cũ nhất 2 giờ"
    kinds: str  # "9 hồ sơ, 5 giấy in"
    clock: str
    clock_wrong: bool
    blocks: str
    few_codes: bool
    place: str
    size: str
    past: str = ""  # how far a new desk has come with what was before it; empty: all is here
    past_refused: str = ""  # why what the centre sent of it is not taken in; empty: it is


def line_words(found: SyncOverview, next_try: datetime | None, now: datetime) -> LineWords:
    """Args: next_try: None while an exchange is under way."""
    line = found.line
    offset = timedelta(milliseconds=found.offset_ms)
    return LineWords(
        state=_state(found),
        barred=_barred(line.barred),
        last=formats.moment(line.last_exchange)
        if line.last_exchange is not None
        else translate("sync", "chưa lần nào"),
        next=_next(next_try, now),
        waiting=_waiting(found, now),
        kinds=_kinds(found.waiting),
        clock=_clock(offset, measured=line.last_exchange is not None),
        clock_wrong=abs(offset) > CLOCK_BOUND,
        blocks=translate("sync", "{n} dải, còn {codes} mã hôm nay").format(
            n=found.blocks.held, codes=formats.count(found.blocks.left_today)
        ),
        few_codes=found.blocks.left_today < FEW_CODES,
        place=translate("sync", "đã đọc {n} việc, đợt {epoch}").format(
            n=formats.count(found.place.cursor), epoch=found.place.epoch[:8] or "–"
        ),
        past=_past(line.filling),
        past_refused=_past_refused(line.filling),
        size=translate("sync", "{n} MB").format(n=formats.count(-(-found.store_bytes // _MIB))),
    )


def _past(filling: Filling | None) -> str:
    if filling is None:
        return ""
    if filling.stage is Stage.LEFT:
        return translate("sync", "đã đủ việc, đang nhận danh sách hồ sơ đã xong từ lâu")
    if not filling.done:
        return translate("sync", "đã nhận {share}%, còn {n} việc").format(
            share=int(filling.here * 100), n=formats.count(filling.low - filling.floor)
        )
    if filling.keep_from is None:
        return ""
    return translate("sync", "hồ sơ xong trước {day} chỉ có tóm tắt, toàn bộ ở trung tâm").format(
        day=formats.day(office_date(filling.keep_from))
    )


def _past_refused(filling: Filling | None) -> str:
    if filling is None or not filling.trouble:
        return ""
    said = past_notice(filling.trouble)
    return f"{said.title} {said.advice}"


def _state(found: SyncOverview) -> str:
    line = found.line
    if line.online:
        return translate("sync", "Trực tuyến")
    if line.offline_since is None:
        return translate("sync", "Đang nối…")
    return translate("sync", "Ngoại tuyến từ {moment}").format(
        moment=formats.moment(line.offline_since)
    )


def _barred(reason: str) -> str:
    if not reason:
        return ""
    if reason in _UNSAFE:
        return translate("sync", str(_UNSAFE[reason]))
    known = _BARRED.get(reason)
    said = translate("sync", "Trung tâm không nhận quầy này ({reason}): báo quản trị.")
    return said.format(reason=translate("sync", str(known)) if known else reason)


def _next(next_try: datetime | None, now: datetime) -> str:
    if next_try is None:
        return translate("sync", "đang trao đổi")
    seconds = max(0, round((next_try - now).total_seconds()))
    if seconds < 60:  # noqa: PLR2004  # a minute
        return translate("sync", "trong {n} giây").format(n=seconds)
    return translate("sync", "lúc {time}").format(time=formats.clock(next_try))


def _waiting(found: SyncOverview, now: datetime) -> str:
    line = found.line
    if not line.waiting:
        return translate("sync", "không có gì")
    said = translate("sync", "{n} việc").format(n=formats.count(line.waiting))
    if line.oldest_waiting is None:
        return said
    age = now - line.oldest_waiting
    if age < _TOLD:
        return said
    return translate("sync", "{said}, cũ nhất {age}").format(said=said, age=formats.span(age))


def _kinds(waiting: Sequence[tuple[str, int]]) -> str:
    wings: Counter[str] = Counter()
    for kind, number in waiting:
        wing = kind.partition(".")[0]
        wings[wing if wing in _WINGS else ""] += number
    return ", ".join(
        f"{formats.count(number)} "
        + (translate("sync", str(_WINGS[wing])) if wing else translate("sync", "việc khác"))
        for wing, number in wings.most_common()
    )


def _clock(offset: timedelta, *, measured: bool) -> str:
    if not measured:
        return translate("sync", "chưa so với trung tâm")
    seconds = offset.total_seconds()
    if abs(seconds) < 1:
        return translate("sync", "khớp với trung tâm")
    length = formats.stopwatch(round(abs(seconds)))
    if seconds > 0:
        return translate("sync", "chậm {length} so với trung tâm").format(length=length)
    return translate("sync", "nhanh {length} so với trung tâm").format(length=length)
