"""Words for persons: what an owner is, how far an authority reaches."""

from PySide6.QtCore import QCoreApplication

from desk_app.domain.people.authorisation import Authorisation, AuthorityKind, AuthorityScope
from desk_app.domain.people.person import FIRST_YEAR, ApplicantKind
from desk_app.domain.people.phone import is_phone
from ui import formats

translate = QCoreApplication.translate


def applicant_kind(kind: ApplicantKind) -> str:
    return {
        ApplicantKind.CITIZEN: translate("people", "Công dân"),
        ApplicantKind.BUSINESS: translate("people", "Doanh nghiệp"),
        ApplicantKind.STATE_BODY: translate("people", "Cơ quan nhà nước"),
        ApplicantKind.ORGANISATION: translate("people", "Tổ chức"),
        ApplicantKind.HOUSEHOLD_BUSINESS: translate("people", "Hộ kinh doanh"),
        ApplicantKind.OTHER: translate("people", "Khác"),
    }[kind]


def person_field(name: str) -> str:
    """What is known of a person, by its name in the code; "" for what only newer programs know."""
    return {
        "name": translate("people", "Họ tên"),
        "id_number": translate("people", "Số định danh"),
        "born": translate("people", "Ngày sinh"),
        "sex": translate("people", "Giới tính"),
        "address": translate("people", "Nơi thường trú"),
        "phone": translate("people", "Điện thoại"),
    }.get(name, "")


def possible_births(first_year: int = FIRST_YEAR) -> str:
    """What is said of a birth that is written as it should be, and is nobody's."""
    return translate("people", "Ngày sinh phải từ năm {year} đến hôm nay.").format(year=first_year)


def how_births_are_typed() -> str:
    return translate("people", "Gõ ngày sinh dạng 05/02/2004, hoặc chỉ năm sinh.")


def about_phone(text: str) -> str:
    """A doubt that stops nothing; "" for a number that is in use here, and for none."""
    if not text.strip() or is_phone(text):
        return ""
    return translate("people", "Không phải số điện thoại đang dùng ở Việt Nam: xem lại.")


def how_names_are_typed() -> str:
    return translate("people", "Gõ lại họ tên theo giấy tờ của người ấy, hoặc quét thẻ.")


def scope_words(scope: AuthorityScope) -> str:
    """What the authorised person may do."""
    return {
        AuthorityScope.HAND_IN: translate("people", "Chỉ nộp"),
        AuthorityScope.COLLECT: translate("people", "Chỉ nhận"),
        AuthorityScope.BOTH: translate("people", "Nộp và nhận"),
    }[scope]


def authorisation_words(paper: Authorisation) -> str:
    """ "giấy ủy quyền, số 118/2026, ngày 16/11/2026, có chứng thực"; only what was read."""
    said = []
    if paper.kind is AuthorityKind.AUTHORISATION:
        said.append(translate("people", "giấy ủy quyền"))
    if paper.kind is AuthorityKind.INTRODUCTION:
        said.append(translate("people", "giấy giới thiệu"))
    if paper.number:
        said.append(translate("people", "số {number}").format(number=paper.number))
    if paper.issued_on is not None:
        said.append(translate("people", "ngày {day}").format(day=formats.day(paper.issued_on)))
    if paper.certified is not None:
        certified = translate("people", "có chứng thực")
        said.append(certified if paper.certified else translate("people", "không chứng thực"))
    return ", ".join(said)
