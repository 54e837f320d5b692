"""What becomes of money already taken, in the words of a form before it is confirmed."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.flow import Status
from desk_app.domain.money.till.turn import MoneyTurn, money_turn
from ui import formats

translate = QCoreApplication.translate


def voiding_words(dossier: Dossier, *, collects: bool) -> str:
    """Empty where no money was taken. Args: collects: Who reads it takes and gives back money."""
    turn = money_turn(dossier, replace(dossier, status=Status.VOIDED))
    return "" if turn is None else "\n".join(_lines(turn, collects=collects))


def correction_words(before: Dossier, after: Dossier, *, collects: bool) -> str:
    """Empty where no money was taken, or the correction leaves it as it is. Args: as above."""
    if (before.fees, before.unpriced_fees) == (after.fees, after.unpriced_fees):
        return ""
    turn = money_turn(before, after)
    return "" if turn is None else "\n".join(_lines(turn, collects=collects))


def _lines(turn: MoneyTurn, *, collects: bool) -> list[str]:
    lines = []
    if turn.taken:
        lines.append(_of_taken(turn, collects=collects))
    if turn.exemption_lost:
        said = translate("steps", "Khoản đã miễn {sum} không chuyển sang khoản mới.")
        lines.append(said.format(sum=formats.money(turn.exemption_lost)))
    if turn.to_give_back and turn.receipts:
        numbers = ", ".join(f"{each.symbol} {each.number}" for each in turn.receipts)
        said = translate("steps", "Biên lai đã lập phải xử lý: {numbers}.")
        lines.append(said.format(numbers=numbers))
    return lines


def _of_taken(turn: MoneyTurn, *, collects: bool) -> str:
    parts = []
    if turn.to_give_back:
        back = formats.money(turn.to_give_back)
        parts.append(translate("steps", "phải hoàn {sum}").format(sum=back))
    if turn.to_collect:
        more = formats.money(turn.to_collect)
        parts.append(translate("steps", "phải thu {sum}").format(sum=more))
    taken = formats.money(turn.taken)
    if not parts:
        return translate("steps", "Đã thu {taken}: vừa đủ, không hoàn, không thu thêm.").format(
            taken=taken
        )
    said = translate("steps", "Đã thu {taken}: {rest}.").format(taken=taken, rest=", ".join(parts))
    return f"{said} {_next(turn, collects=collects)}"


def _next(turn: MoneyTurn, *, collects: bool) -> str:
    if collects:
        return translate("steps", "Bấm Alt+P sau khi xác nhận.")
    if turn.to_give_back:
        return translate("steps", "Chờ người thu tiền đề nghị hoàn.")
    return translate("steps", "Chờ người thu tiền thu thêm.")
