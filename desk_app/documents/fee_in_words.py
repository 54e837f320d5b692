"""How a fee came about, in words a cashier can read out; a sum nobody knows is never a 0."""

from typing import Final

from desk_app.documents.wording import NO_DATA, money_words
from desk_app.domain.dossier import FeeDue
from desk_app.domain.law.fees import FeeMoment, FeeUnit
from desk_app.domain.money.bill import Charge
from desk_app.domain.money.counted import Counted
from desk_app.domain.money.reckon import Cost, Unknown
from desk_app.domain.money.relief import ALL, Relief, Waiver

UNITS: Final = {
    FeeUnit.DOSSIER: "hồ sơ",
    FeeUnit.COPY: "bản",
    FeeUnit.PAGE: "trang",
    FeeUnit.TIME: "lần",
}
_WHY: Final = {
    Unknown.NO_FIGURE: "danh mục không có mức thu",
    Unknown.BARE_ZERO: "danh mục ghi 0 mà không ghi rõ miễn cho mọi người",
    Unknown.DOUBTFUL: "mức thu trong danh mục quá nhỏ, cần xem lại",
    Unknown.RELIEF_CEILING: "mức giảm có giới hạn mà chưa có số liệu",
}


def charge_in_words(charge: Charge) -> str:
    """One sentence: units and prices, the ceiling, what is waived and why, what is left.

    As in "2 trang × 2.000 đồng + 1 trang × 1.000 đồng = 5.000 đồng/bản; 2 bản: 10.000 đồng."
    """
    cost, parts = charge.cost, list[str]()
    parts.append(_unknown(cost.unknown) if cost.unknown else _cost(cost))
    if charge.relief is not None:
        parts.append(relief_in_words(charge.relief))
        parts.append(_left(charge))
    if charge.passed_over:
        others = ", ".join(relief.reason for relief in charge.passed_over)
        parts.append(f"không cộng thêm: {others}")
    return f"{_capital('; '.join(parts))}."


def relief_in_words(relief: Relief) -> str:
    """As in "giảm 50% theo TT 117/2026/TT-BTC (Biện pháp bảo đảm)"."""
    return f"{share_in_words(relief)} ({relief.reason})"


def share_in_words(relief: Relief) -> str:
    """As in "giảm 50% theo TT 117/2026/TT-BTC"."""
    said = "miễn" if relief.share == ALL else f"giảm {relief.share}%"
    return f"{said} theo {relief.source}" if relief.source else said


def waiver_in_words(waiver: Waiver) -> str:
    """As in "Miễn theo TT 117/2026/TT-BTC: Đăng ký cư trú, từ 15/08/2026 đến 28/02/2027"."""
    return f"{_capital(share_in_words(waiver.relief))}: {waiver_scope_in_words(waiver)}"


def waiver_scope_in_words(waiver: Waiver) -> str:
    """As in "Đăng ký cư trú, từ 15/08/2026 đến 28/02/2027"."""
    ceiling = f", không quá {waiver.ceiling}" if waiver.ceiling else ""
    span = f"từ {waiver.since:%d/%m/%Y} đến {waiver.until:%d/%m/%Y}"
    return f"{waiver.title}{ceiling}, {span}"


def counted_in_words(unit: FeeUnit, counted: Counted) -> str:
    """What was counted, as in "3 trang × 2 bản", "2 bản"; empty for one dossier."""
    match unit:
        case FeeUnit.PAGE:
            return f"{counted.pages} trang × {counted.copies} bản"
        case FeeUnit.COPY:
            return f"{counted.copies} bản"
        case FeeUnit.TIME:
            return f"{counted.times} lần"
        case FeeUnit.DOSSIER:
            return ""


def fee_due_in_words(fee: FeeDue) -> str:
    """A fee of a dossier as it was reckoned then: its name, what was counted, what was waived.

    As in "Phí chứng thực bản sao (3 trang × 2 bản)".
    """
    counted = counted_in_words(fee.unit, fee.counted)
    told = [counted] if counted else []
    if fee.relief is not None:
        told.append("miễn" if fee.relief.share == ALL else f"giảm {fee.relief.share}%")
    return f"{fee.name} ({', '.join(told)})" if told else fee.name


def moment_in_words(moment: FeeMoment) -> str:
    """As in "thu sau, khi trả kết quả"."""
    return {
        FeeMoment.BEFORE: "thu trước, khi tiếp nhận",
        FeeMoment.AFTER: "thu sau, khi trả kết quả",
    }[moment]


def _cost(cost: Cost) -> str:
    unit = UNITS[cost.line.unit]
    terms = " + ".join(f"{b.units} {unit} × {money_words(b.price)}" for b in cost.bands)
    if cost.one is None:
        if len(cost.bands) == 1 and cost.bands[0].units == 1:
            return f"{money_words(cost.bands[0].price)}/{unit}"
        return f"{terms} = {money_words(cost.amount or 0)}"
    one = f"tối đa {money_words(cost.one)}/bản" if cost.capped else f"{money_words(cost.one)}/bản"
    joint = ", " if cost.capped else " = "
    copies = cost.counted.copies
    return f"{terms}{joint}{one}; {copies} bản: {money_words(cost.amount or 0)}"


def _unknown(unknown: Unknown) -> str:
    return f"{NO_DATA}: {_WHY[unknown]}"


def _left(charge: Charge) -> str:
    if charge.amount is None:
        return _unknown(charge.unknown or Unknown.NO_FIGURE)
    if charge.amount == 0:
        return "không phải nộp"
    rounded = " (bỏ phần lẻ dưới 1 đồng)" if charge.rounded else ""
    return f"còn {money_words(charge.amount)}{rounded}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
