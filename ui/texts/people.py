"""Sentences about the persons of a dossier."""

from PySide6.QtCore import QCoreApplication

from desk_app.domain import errors as e
from desk_app.domain.people.faults import (
    AnotherNumberImpossible,
    AuthorisationNotAllowed,
    AuthorisationUnwritten,
    BirthImpossible,
    EventSubjectUnnamed,
    NameImpossible,
)
from desk_app.domain.people.person import first_birth_year
from ui.people import how_names_are_typed, possible_births
from ui.texts.notice import Notice

translate = QCoreApplication.translate


def people(error: e.DeskError) -> Notice | None:
    match error:
        case AuthorisationNotAllowed():
            return Notice(
                translate("notice", "Thủ tục {code} không được ủy quyền, nộp thay.").format(
                    code=error.procedure
                ),
                translate("notice", "Chủ hồ sơ phải tự đến nộp: chọn Nộp cho “Chính mình”."),
            )
        case AuthorisationUnwritten():
            return Notice(
                translate("notice", "Chưa ghi giấy ủy quyền."),
                translate(
                    "notice", "Gõ số, ngày của giấy; không có thì chọn Nộp cho “Người khác”."
                ),
                grave=False,
            )
        case AnotherNumberImpossible():
            return Notice(
                translate("notice", "Số định danh của {who} không thể có thật.").format(
                    who=_who(error.whose)
                ),
                translate("notice", "Kiểm tra lại 12 chữ số với thẻ căn cước, hoặc quét thẻ."),
            )
        case BirthImpossible():
            return Notice(
                translate("notice", "Ngày sinh của {who} không thể có thật.").format(
                    who=_who(error.whose)
                ),
                possible_births(first_birth_year(error.whose)),
            )
        case NameImpossible():
            return Notice(
                translate("notice", "Tên {who} có chữ số hoặc dấu “?”.").format(
                    who=translate("notice", "người đại diện")
                    if error.of_representative
                    else _who(error.whose)
                ),
                how_names_are_typed(),
            )
        case EventSubjectUnnamed():
            return Notice(
                translate("notice", "Chưa có tên đối tượng của hồ sơ."),
                translate("notice", "Gõ họ tên, hoặc bấm Ctrl+T để bỏ phần đối tượng."),
                grave=False,
            )
    return None


def _who(whose: str) -> str:
    return {
        "applicant": translate("notice", "chủ hồ sơ"),
        "authorised": translate("notice", "người được ủy quyền"),
        "submitter": translate("notice", "người nộp thay"),
    }.get(whose, translate("notice", "đối tượng của hồ sơ"))
