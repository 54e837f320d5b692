"""The fees of a dossier as its pages show them. What nobody knows is said, and is no 0."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from desk_app.documents.fee_in_words import fee_due_in_words
from desk_app.documents.wording import NO_DATA
from desk_app.domain.dossier import Dossier, FeeDue
from desk_app.domain.handling.flow import OPEN
from desk_app.domain.law.fees import FeeMoment
from desk_app.domain.money.till.owed import (
    MoneyStatus,
    OwedLine,
    left_of,
    owed,
    status_of,
    to_get_back,
    too_much,
)
from ui import formats

translate = QCoreApplication.translate

_MONEY_WAITS: Final = frozenset(
    {MoneyStatus.WAITING, MoneyStatus.WAITING_REFUND, MoneyStatus.PAPERS_WANTED}
)


def fee_lines(dossier: Dossier) -> tuple[tuple[str, int | str], ...]:
    """Name with what was counted and waived, and whether it is collected with the result; đồng,
    or words where there is no figure.
    """
    known = [(_noted(fee_due_in_words(fee), _after(fee)), _amount(fee)) for fee in dossier.fees]
    unknown = [
        (_noted(name, _later() if name in dossier.unpriced_after else ""), NO_DATA)
        for name in dossier.unpriced_fees
    ]
    return (*known, *unknown)


def open_fee_lines(dossier: Dossier) -> tuple[tuple[str, int | str], ...]:
    """The same for who hands out the result: what is paid and what is still to be paid."""
    known = [
        (_noted(fee_due_in_words(fee), _standing(line)), _amount(fee))
        for fee, line in zip(dossier.fees, owed(dossier), strict=False)
    ]
    unknown = [
        (_noted(line.name, _standing(line)), line.paid or NO_DATA)
        for line in owed(dossier)
        if line.asked is None
    ]
    back = [
        (_noted(_to_get_back(), line.name), line.left)
        for line in owed(dossier)
        if line.returned and not line.settled
    ]
    return (*known, *unknown, *back)


def astray_words(dossier: Dossier) -> str:
    """What was taken or paid out too much, as by two desks apart, and what is to be done."""
    said = []
    if more := too_much(dossier):
        taken = translate("facts", "Đã thu thừa {sum}, phải hoàn lại.")
        said.append(taken.format(sum=formats.money(more)))
    if back := to_get_back(dossier):
        twice = translate(
            "facts", "Hai quầy cùng chi một đề nghị hoàn ({vouchers}): thu lại {sum}."
        )
        said.append(twice.format(vouchers=_vouchers_twice(dossier), sum=formats.money(back)))
    return " ".join(said)


def fee_words(dossier: Dossier) -> str:
    """The sum in one line, as in "150.000 đ", "10.000 đ, còn khoản chưa có dữ liệu"."""
    if not dossier.fees:
        return NO_DATA
    known = formats.money(dossier.fee_total) if dossier.fee_total else _nothing()
    if not dossier.unpriced_fees:
        return known
    return translate("facts", "{sum}, còn khoản chưa có dữ liệu").format(sum=known)


def has_money(dossier: Dossier) -> bool:
    """Something to collect, to give back, or to prove.

    Of a closed dossier only where money was taken with this program.
    """
    begun = dossier.status in OPEN or bool(dossier.money.collections)
    return begun and status_of(dossier) in _MONEY_WAITS


def take_money_words(dossier: Dossier) -> str:
    """The step of who collects."""
    left = left_of(dossier)
    if left and left == to_get_back(dossier):
        return translate("steps", "Thu lại {sum} đã hoàn hai lần").format(sum=formats.money(left))
    if left:
        return translate("steps", "Thu phí {sum}").format(sum=formats.money(left))
    if back := too_much(dossier):
        return translate("steps", "Hoàn tiền {sum}").format(sum=formats.money(back))
    if status_of(dossier) is MoneyStatus.WAITING:
        return translate("steps", "Thu phí, chưa rõ số tiền")
    return translate("steps", "Phí, lệ phí của hồ sơ")


def see_money_words(dossier: Dossier) -> str:
    """For who does not collect: the page shows it, and takes nothing."""
    left = left_of(dossier)
    if left and left == to_get_back(dossier):
        return translate("steps", "Xem phí: phải thu lại {sum}").format(sum=formats.money(left))
    if left:
        return translate("steps", "Xem phí: chưa thu {sum}").format(sum=formats.money(left))
    if back := too_much(dossier):
        return translate("steps", "Xem phí: phải hoàn {sum}").format(sum=formats.money(back))
    return translate("steps", "Xem phí, lệ phí của hồ sơ")


def _amount(fee: FeeDue) -> int | str:
    """A free line is told in words; one that was waived keeps its 0."""
    return fee.amount if fee.amount or fee.relief else _nothing()


def _noted(name: str, note: str) -> str:
    return f"{name} · {note}" if note else name


def _after(fee: FeeDue) -> str:
    return _later() if fee.amount and fee.moment is FeeMoment.AFTER else ""


def _later() -> str:
    return translate("facts", "thu sau")


def _standing(line: OwedLine) -> str:
    if line.paid and line.settled:
        return translate("facts", "đã thu")
    if line.settled:
        return translate("facts", "miễn") if line.waived else ""
    return translate("facts", "chưa thu")


def _to_get_back() -> str:
    return translate("facts", "Thu lại tiền đã hoàn hai lần")


def _vouchers_twice(dossier: Dossier) -> str:
    """Numbers of the vouchers of each refund that was paid more than once."""
    refunds = dossier.money.refunds
    twice = {each.again_of for each in refunds if each.again_of is not None}
    numbers = [each.number.padded for each in refunds if each.request in twice and each.number]
    return translate("facts", "phiếu chi {numbers}").format(numbers=", ".join(sorted(numbers)))


def _nothing() -> str:
    return translate("facts", "không thu")
