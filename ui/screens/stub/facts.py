"""What a receipt proves without its dossier, why that is not here, and what can be done now."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desk_app.domain.codes.seal import Proof
from desk_app.services.handling.look_at_paper import PaperLook
from desk_app.sync.state import LineFacts
from ui import formats
from ui.formats import BadgeFact, BadgeKind

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class StubFacts:
    code: str
    badge: BadgeFact
    procedure: str
    procedure_code: str  # empty where it stands in the place of the name
    received: str
    due: str
    unit: str
    why: str  # why the dossier is not here
    to_do: Sequence[tuple[str, str]]  # what for, what to do


def stub_facts(look: PaperLook, line: LineFacts | None, unit: str) -> StubFacts:
    """Args:
    line: None while it is being asked.
    unit: Full name of ours, which alone can have sealed the receipt.
    """
    paper = look.sealed
    return StubFacts(
        code=str(paper.code),
        badge=_badge(look.proof),
        procedure=look.procedure
        or translate("stub", "Thủ tục {code}, chưa có trong danh mục của quầy").format(
            code=paper.procedure
        ),
        procedure_code=paper.procedure if look.procedure else "",
        received=formats.day(paper.code.day),
        due=formats.long_day(paper.due)
        if paper.due
        else translate("stub", "Chưa có ngày hẹn; khi có thông báo"),
        unit=unit,
        why=_why(look, line),
        to_do=_to_do(look),
    )


def _badge(proof: Proof) -> BadgeFact:
    if proof is Proof.RENEWED:
        return BadgeFact(BadgeKind.TODAY, translate("stub", "Khóa đã thay, cần so với hồ sơ"))
    return BadgeFact(BadgeKind.DONE, translate("stub", "Giấy thật"))


def _why(look: PaperLook, line: LineFacts | None) -> str:
    if look.ours:
        said = translate(
            "stub",
            "Mã này do chính quầy này cấp, nhưng hồ sơ không còn ở quầy: có thể máy đã khôi phục "
            "từ bản sao lưu cũ.",
        )
    elif look.proof is Proof.RENEWED:
        said = translate("stub", "Nếu giấy thật thì một quầy khác đã tiếp nhận hồ sơ này.")
    else:
        said = translate("stub", "Một quầy khác của đơn vị đã tiếp nhận hồ sơ này.")
    return f"{said} {_line(line)}".strip()


def _line(line: LineFacts | None) -> str:
    if line is None:
        return ""
    if line.online:
        return translate(
            "stub", "Quầy này đang có mạng; hồ sơ chưa được gửi lên trung tâm, gửi là sẽ tự về."
        )
    if line.offline_since is None:
        return translate("stub", "Quầy này đang ngoại tuyến; có mạng là hồ sơ tự về.")
    return translate("stub", "Quầy này ngoại tuyến từ {moment}; có mạng là hồ sơ tự về.").format(
        moment=formats.moment(line.offline_since)
    )


def _to_do(look: PaperLook) -> Sequence[tuple[str, str]]:
    if look.proof is Proof.RENEWED:
        trust = translate(
            "stub",
            "Khóa của giấy này đã thay, có thể vì một quầy bị mất cắp. Chưa làm gì theo giấy cho "
            "đến khi hồ sơ về và khớp.",
        )
    else:
        trust = translate(
            "stub",
            "Tin được mã, thủ tục và ngày hẹn ghi bên trái: chỉ quầy của đơn vị viết được mã "
            "xác thực này.",
        )
    told = [
        (translate("stub", "Giấy này"), trust),
        (
            translate("stub", "Trả kết quả"),
            translate("stub", "Chờ hồ sơ về rồi mới trả; cần ngay thì gọi quầy đã tiếp nhận."),
        ),
        (
            translate("stub", "Giấy tờ nộp thêm"),
            translate("stub", "Giữ lại, ghi mã hồ sơ bên ngoài, nhập khi hồ sơ về."),
        ),
    ]
    if look.ours:
        told.append(
            (
                translate("stub", "Có mạng mà hồ sơ vẫn không về"),
                translate("stub", "Tiếp nhận lại theo giấy này, mã mới, và báo lãnh đạo."),
            )
        )
    return told
