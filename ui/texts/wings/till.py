"""Sentences about money at the counter: collecting, refunds, biên lai, shifts."""

from PySide6.QtCore import QCoreApplication

from desk_app.domain.errors import DeskError
from desk_app.domain.money.till import faults as f
from ui import formats
from ui.texts.codes import first_of
from ui.texts.notice import Notice

translate = QCoreApplication.translate


def till(error: DeskError) -> Notice | None:
    match error:
        case f.TenderedTooLittle(due, received):
            said = translate("notice", "Chưa đủ tiền: phải thu {due}, mới có {received}.").format(
                due=formats.money(due), received=formats.money(received)
            )
            return Notice(said, translate("notice", "Nhận đủ tiền rồi thu."), grave=False)
        case f.FeesSettled():
            return Notice(
                translate("notice", "Khoản này không còn phải thu, hoặc số tiền đã khác."),
                translate("notice", "Xem lại các khoản của hồ sơ; quầy khác có thể đã thu."),
            )
        case f.CreditUnproved(fields):
            return _unproved(fields)
        case f.CreditUsed(dossier):
            return Notice(
                translate(
                    "notice", "Số giao dịch này đã ghi cho hồ sơ {code}; chưa thu gì."
                ).format(code=dossier),
                translate(
                    "notice",
                    "Một lần chuyển cho cả hai hồ sơ thì thu lần nữa; không phải thì sửa số.",
                ),
                grave=False,
            )
        case f.FeesOutstanding():
            return _outstanding(error)
        case f.LedgerUnwritable(file):
            return Notice(
                translate("notice", "Không ghi được tệp “{file}”.").format(file=file),
                translate("notice", "Đóng tệp nếu đang mở, hoặc chọn thư mục khác rồi ghi lại."),
                grave=False,
            )
        case f.ReceiptImpossible(fields):
            return _receipt(fields)
        case f.AccountImpossible():
            return Notice(
                translate("notice", "Tài khoản chưa đúng; chưa lưu gì."),
                translate(
                    "notice",
                    "Mã ngân hàng (BIN) có 6 chữ số; số tài khoản 4 đến 19 ký tự; ghi tên chủ tài "
                    "khoản; mỗi đơn vị thụ hưởng một tài khoản.",
                ),
                grave=False,
            )
    return _refunds(error) or _shifts(error)


def _refunds(error: DeskError) -> Notice | None:
    match error:
        case f.ReasonMissing(fields):
            words = {
                "reason": translate("notice", "lý do"),
                "basis": translate("notice", "căn cứ và giấy tờ"),
                "payee": translate("notice", "người nhận tiền"),
                "payee_reason": translate("notice", "lý do người khác nhận tiền"),
            }
            missing = ", ".join(words.get(field, field) for field in fields)
            said = translate("notice", "Chưa ghi {missing}; chưa lưu gì.").format(missing=missing)
            return Notice(said, translate("notice", "Ghi cho đủ rồi làm lại."), grave=False)
        case f.RefundTooHigh(most):
            return Notice(
                translate("notice", "Số tiền hoàn nhiều hơn số đã thu."),
                translate("notice", "Còn hoàn được nhiều nhất {most}.").format(
                    most=formats.money(most)
                ),
                grave=False,
            )
        case f.RefundUnread():
            return Notice(
                translate("notice", "Số tiền hoàn thiếu, hoặc gõ chưa đọc được; chưa lưu gì."),
                translate("notice", "Gõ số đồng, ví dụ 35.000."),
                grave=False,
            )
        case f.RefundNotOpen():
            return Notice(
                translate("notice", "Việc hoàn tiền này chưa được duyệt, hoặc đã xong."),
                translate("notice", "Xem lại hồ sơ; lãnh đạo duyệt rồi mới chi hoàn."),
                grave=False,
            )
        case f.RefundApprovedAlone():
            return Notice(
                translate("notice", "Người đề nghị hoàn tiền không tự duyệt."),
                translate("notice", "Nhờ một lãnh đạo khác duyệt."),
                grave=False,
            )
    return None


def _shifts(error: DeskError) -> Notice | None:
    match error:
        case f.ShiftNotOpen():
            return Notice(
                translate("notice", "Chưa mở ca thu; chưa thu gì."),
                translate("notice", "Ghi tiền đầu ca, mở ca rồi thu."),
                grave=False,
            )
        case f.ShiftStillOpen():
            return Notice(
                translate("notice", "Ca trước ở quầy này chưa chốt."),
                translate("notice", "Chốt ca đang mở rồi mở ca mới."),
                grave=False,
            )
        case f.ShiftLocked():
            return Notice(
                translate("notice", "Ca này đã khóa, hoặc là ca của người khác."),
                translate("notice", "Chỉ lãnh đạo hủy chốt được; khi đó đếm lại."),
            )
        case f.ShiftReversedAlone():
            return Notice(
                translate("notice", "Không tự hủy chốt ca của chính mình."),
                translate("notice", "Nhờ một lãnh đạo khác hủy chốt; khi đó đếm lại."),
                grave=False,
            )
        case f.DifferenceUnexplained(difference):
            words = formats.money(abs(difference))
            more = translate("notice", "Tiền đếm được thừa {sum} so với sổ.").format(sum=words)
            less = translate("notice", "Tiền đếm được thiếu {sum} so với sổ.").format(sum=words)
            return Notice(
                more if difference > 0 else less,
                translate("notice", "Đếm lại; vẫn chênh thì ghi lý do rồi chốt."),
                grave=False,
            )
    return None


def _unproved(fields: object) -> Notice:
    if isinstance(fields, list | tuple) and "credited_ahead" in fields:
        return Notice(
            translate("notice", "Ngày báo có ở phía trước hôm nay; chưa thu gì."),
            translate("notice", "Ghi ngày ngân hàng, kho bạc đã báo có."),
            grave=False,
        )
    day = isinstance(fields, list | tuple) and "credited_on" in fields
    said = (
        translate("notice", "Chưa thấy tiền vào tài khoản: thiếu số giao dịch hoặc ngày báo có.")
        if day
        else translate("notice", "Chưa ghi số giao dịch.")
    )
    advice = translate("notice", "Ghi theo báo có của ngân hàng, kho bạc; không theo ảnh chụp.")
    return Notice(said, advice, grave=False)


def _outstanding(error: f.FeesOutstanding) -> Notice:
    dossier = " ".join((translate("notice", "Hồ sơ"), first_of(error.codes))).rstrip()
    if error.left:
        said = translate("notice", "{dossier} còn phải nộp {left}.")
    else:
        said = translate("notice", "{dossier} còn {n} khoản chưa rõ số tiền.")
    said = said.format(dossier=dossier, left=formats.money(error.left), n=error.unknown)
    advice = translate("notice", "Thu phí, hoặc ghi lý do trả khi chưa thu.")
    if error.codes:
        advice = _before_the_post(collects=error.collects)
    elif not error.collects:
        advice = translate("notice", "Mời người nộp sang thu ngân, hoặc ghi lý do trả mà chưa thu.")
    return Notice(said, advice, grave=False)


def _before_the_post(*, collects: bool) -> str:
    """Nobody stands there; a sum collected on delivery is no reason by itself (decision 0112)."""
    if collects:
        return translate(
            "notice", "Thu phí, hoặc ghi lý do gửi khi chưa thu; ghi thu hộ không thay lý do."
        )
    return translate("notice", "Ghi lý do gửi khi chưa thu; ghi thu hộ không thay lý do.")


def _receipt(fields: object) -> Notice:
    said = translate("notice", "Biên lai ghi chưa đúng; chưa lưu gì.")
    if isinstance(fields, list | tuple) and "paper" in fields:
        advice = translate("notice", "Biên lai giấy chỉ dùng đến hết ngày 31/12/2026.")
    else:
        advice = translate(
            "notice",
            "Ký hiệu như 26TAB, số có 1 đến 8 chữ số, ngày lập không sau hôm nay, "
            "liên kết bắt đầu bằng http.",
        )
    return Notice(said, advice, grave=False)
