"""What the catalogue says of a procedure, in the words of the notice board and the screen."""

from collections.abc import Collection, Iterable
from typing import Final

from desk_app.documents import wording as w
from desk_app.documents.due_in_words import UNPUBLISHED
from desk_app.domain.law.due import Limit
from desk_app.domain.law.fees import FeeAuthority, FeeKind, FeeLine, FeeUnit
from desk_app.domain.law.papers import Channel, Paper
from desk_app.domain.law.procedure import Flag, Level, OnlineLevel, Procedure
from desk_app.domain.law.terms import ChannelTerms

EVERY_CASE: Final = "Mọi trường hợp"
NONE: Final = "–"

LEVELS: Final = {
    Level.MINISTRY: "Cấp bộ",
    Level.PROVINCE: "Cấp tỉnh",
    Level.DISTRICT: "Cấp huyện",
    Level.COMMUNE: "Cấp xã",
    Level.OTHER: "Cơ quan khác",
}
FLAGS: Final = {
    Flag.INTERLINKED_LEVEL: "Liên thông cùng cấp",
    Flag.INTERLINKED_ACROSS: "Liên thông các cấp",
    Flag.FIVE_ON_THE_SPOT: "5 tại chỗ",
    Flag.POSTAL: "Bưu chính công ích",
    Flag.NON_TERRITORIAL: "Phi địa giới",
    Flag.IN_PERSON: "Không ủy quyền",
}
ONLINE: Final = {
    OnlineLevel.FULL: "Toàn trình",
    OnlineLevel.PARTIAL: "Một phần",
    OnlineLevel.INFORMATION: "Cung cấp thông tin",
}
CHANNELS: Final = {
    Channel.DIRECT: "Trực tiếp",
    Channel.ONLINE: "Trực tuyến",
    Channel.POST: "Bưu chính",
}
_KINDS: Final = {
    FeeKind.FEE: "Phí",
    FeeKind.LEVY: "Lệ phí",
    FeeKind.PRICE: "Giá dịch vụ",
    FeeKind.UNSTATED: "Phí, lệ phí",
}
_UNITS: Final = {
    FeeUnit.DOSSIER: "hồ sơ",
    FeeUnit.COPY: "bản",
    FeeUnit.PAGE: "trang",
    FeeUnit.TIME: "lần",
}
_AUTHORITIES: Final = {
    FeeAuthority.STATE: "Trung ương quy định",
    FeeAuthority.PROVINCE: "Hội đồng nhân dân cấp tỉnh quy định",
}


def levels_words(levels: Collection[Level]) -> str:
    """As in "Cấp tỉnh, Cấp xã"; from the highest down."""
    return ", ".join(words for level, words in LEVELS.items() if level in levels)


def flags_words(flags: Collection[Flag]) -> str:
    """As in "Liên thông các cấp, Phi địa giới"; always in one order."""
    return ", ".join(words for flag, words in FLAGS.items() if flag in flags)


def decision_words(procedure: Procedure) -> str:
    """As in "163/QĐ-BTP ngày 05/02/2026"; empty where none is on record."""
    if procedure.decision and procedure.decided_on:
        return f"{procedure.decision} {w.short_date(procedure.decided_on)}"
    return procedure.decision


def limit_words(limit: Limit | None, stated: str = "") -> str:
    """The limit; the published words where they are no limit; that nothing is on record."""
    if limit is not None:
        return w.limit_words(limit)
    return f"{stated} (như công bố)" if stated else UNPUBLISHED


def terms_words(terms: Iterable[ChannelTerms]) -> str:
    """The times of one channel and case: "03 ngày làm việc hoặc 05 ngày làm việc"."""
    said = dict.fromkeys(limit_words(each.limit, each.stated) for each in terms)
    known = [words for words in said if words != UNPUBLISHED]
    return " hoặc ".join(known) or UNPUBLISHED


def fee_name(fee: FeeLine) -> str:
    return fee.name or _KINDS[fee.kind]


def fee_words(fee: FeeLine) -> str:
    """As in "2.000 đồng/trang; từ trang thứ 3: 1.000 đồng/trang; tối đa 200.000 đồng/bản".

    A figure that cannot be right is not posted as if it were.
    """
    if fee.amount is None:
        return w.NO_DATA
    if fee.suspicious or fee.unproved_zero:
        return f"{w.NO_DATA} (công bố ghi “{w.money_words(fee.amount)}”, cần kiểm tra lại)"
    unit = _UNITS[fee.unit]
    if fee.amount == 0 and not fee.tiers:
        return "không thu"
    said = [f"{w.money_words(fee.amount)}/{unit}"]
    said += [
        f"từ {unit} thứ {tier.from_unit}: {w.money_words(tier.amount)}/{unit}" for tier in fee.tiers
    ]
    if fee.ceiling is not None:
        said.append(f"tối đa {w.money_words(fee.ceiling)}/bản")
    return "; ".join(said)


def fee_source(fee: FeeLine) -> str:
    """The circular or resolution with its time; who sets it where neither is on record."""
    said = fee.source or (_AUTHORITIES[fee.authority] if fee.authority else w.NO_DATA)
    if fee.since:
        said += f", từ {w.short_date(fee.since)}"
    if fee.until:
        said += f", đến hết {w.short_date(fee.until)}"
    return said


def amount_words(paper: Paper) -> str:
    """As in "01 bản chính, 02 bản sao"; empty where no number is published."""
    parts = ((paper.original, "bản chính"), (paper.copies, "bản sao"))
    return ", ".join(f"{w.count_words(count)} {kind}" for count, kind in parts if count)
