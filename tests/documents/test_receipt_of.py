"""From a dossier to the words on its papers."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from desk_app.documents.editions import shipped_editions
from desk_app.documents.kinds import A5, KINDS, RECEIPT, SLIP
from desk_app.documents.paper.draw import Manner, pdf
from desk_app.documents.receipt_of import NO_DUE, receipt_of
from desk_app.documents.slip_of import slip_of
from desk_app.documents.wording import reprint_words
from desk_app.domain.codes.dossier_code import DossierCode
from desk_app.domain.codes.paper_number import PaperSeries
from desk_app.domain.dossier import (
    ChosenProcedure,
    Dossier,
    FeeDue,
    PaperKind,
    ReturnWay,
    SubmittedPaper,
)
from desk_app.domain.ids import DeskId, DossierId, OfficerId, ProcedureCode, UnitCode
from desk_app.domain.law.deadline.display import DueDisplay, shown_due
from desk_app.domain.law.due import NO_LIMIT, DueMoment, Limit, LimitUnit
from desk_app.domain.law.papers import Channel
from desk_app.domain.office import DeskFacts, unit_from
from desk_app.domain.people.authorisation import Authorisation, AuthorityScope
from desk_app.domain.people.person import ApplicantKind, Person
from tests.documents.reading import scan, text_of
from tests.domain.law.deadline.moments import autumn

UNIT = UnitCode("H13.45.12")
RECEIVED = datetime(2026, 11, 20, 2, 15, tzinfo=UTC)
FACTS = DeskFacts(
    unit=unit_from(UNIT, "Phường Ninh Kiều", {"phone": "02923812345"}),
    desk=DeskId("Q2"),
    desk_name="Quầy 2",
    central="",
)
PHI = FeeDue(name="Phí chứng thực bản sao", amount=10_000)
LAN = Person(
    name="NGUYỄN THỊ LAN",
    id_number="092304001234",
    address="Khu vực 3, phường Ninh Kiều, TP Cần Thơ",
    phone="0912345678",
)
HAU = Person(name="LÊ VĂN HẬU", id_number="092080004321", phone="0918765432")


def a_dossier(**changed: Any) -> Dossier:
    fields: dict[str, Any] = {
        "id": DossierId(UUID(int=7)),
        "code": DossierCode.parse("H13.45.12-261120-1037"),
        "order": 1,
        "unit": UNIT,
        "desk": DeskId("Q2"),
        "officer": OfficerId(UUID(int=1)),
        "officer_name": "Trần Văn Đức",
        "procedure": ChosenProcedure(
            code=ProcedureCode("1.001612"), name="Đăng ký thành lập hộ kinh doanh", edition="1"
        ),
        "channel": Channel.DIRECT,
        "applicant": LAN,
        "papers": (
            SubmittedPaper(name="Giấy đề nghị", kind=PaperKind.ORIGINAL),
            SubmittedPaper(name="Căn cước", kind=PaperKind.COPY, count=2),
            SubmittedPaper(name="Hợp đồng thuê", kind=PaperKind.ELECTRONIC),
        ),
        "received_at": RECEIVED,
        "due": DueMoment(
            at=datetime(2026, 11, 26, 2, 15, tzinfo=UTC),
            counted_from=RECEIVED,
            limit=Limit(Decimal(3), LimitUnit.WORKING_DAY),
        ),
        "fees": (FeeDue(name="Lệ phí", amount=150_000),),
    }
    return Dossier(**(fields | changed))


def test_that_a_receipt_is_worded_as_the_office_writes() -> None:
    receipt = receipt_of(a_dossier(), FACTS)
    assert receipt.number == "1037/TNHS-TTPVHCC"
    assert receipt.code == receipt.qr == "H13.45.12-261120-1037"
    assert receipt.letterhead.parent == ("UBND PHƯỜNG NINH KIỀU",)
    assert receipt.place_date == "Ninh Kiều, ngày 20 tháng 11 năm 2026"
    assert receipt.unit_name == "Trung tâm Phục vụ hành chính công phường Ninh Kiều"
    assert receipt.limit == "03 ngày làm việc"
    assert receipt.received == "09 giờ 15 phút, ngày 20 tháng 11 năm 2026"
    assert receipt.due == "09 giờ 15 phút, ngày 26 tháng 11 năm 2026"
    assert [(p.kind, p.count) for p in receipt.papers] == [
        ("Bản chính", "01"),
        ("Bản chụp", "02"),
        ("Điện tử", "01"),
    ]
    assert receipt.submitter == "Nguyễn Thị Lan"
    assert receipt.fee == "150.000 đồng"
    assert receipt.hotline == "0292 381 2345"


def test_that_the_number_ends_with_what_the_office_writes() -> None:
    section = replace(FACTS, unit=replace(FACTS.unit, unit_lines=("BỘ PHẬN MỘT CỬA",)))
    assert receipt_of(a_dossier(), section).number == "1037/TNHS-BPTNTKQ"
    own = PaperSeries({"receipt": "GTN-MC"})
    assert receipt_of(a_dossier(), FACTS, series=own).number == "1037/GTN-MC"


def test_that_who_hands_in_for_the_applicant_is_named_and_signs() -> None:
    dossier = a_dossier(authorised=HAU, authorisation="Giấy ủy quyền số 12")
    receipt = receipt_of(dossier, FACTS)
    assert receipt.applicant == "NGUYỄN THỊ LAN"
    assert receipt.authorised is not None
    assert receipt.authorised.name == "LÊ VĂN HẬU"
    assert receipt.authorised.paper == "Giấy ủy quyền số 12"
    assert receipt.submitter == "Lê Văn Hậu"


def test_that_who_hands_in_without_a_paper_signs_and_is_not_named_as_authorised() -> None:
    receipt = receipt_of(a_dossier(submitter=HAU), FACTS)
    assert (receipt.authorised, receipt.submitter) == (None, "Lê Văn Hậu")


def test_that_a_body_signs_by_hand() -> None:
    company = Person(name="CÔNG TY TNHH PHÚ THỊNH", kind=ApplicantKind.BUSINESS)
    assert receipt_of(a_dossier(applicant=company), FACTS).submitter == ""


@pytest.mark.parametrize(
    ("fees", "unpriced", "words"),
    [
        ((), (), "theo mức quy định, báo trước khi thu"),  # nothing is published
        ((PHI,), (), "10.000 đồng"),
        ((PHI, FeeDue(name="Lệ phí", amount=5_000)), (), "15.000 đồng"),
        ((FeeDue(name="Lệ phí", amount=0),), (), "không thu"),  # waived or free
        ((), ("Lệ phí hộ tịch",), "theo mức quy định, báo trước khi thu"),
        (
            (PHI,),
            ("Lệ phí hộ tịch",),
            "10.000 đồng; Lệ phí hộ tịch: theo mức quy định, báo trước khi thu",
        ),
    ],
)
def test_that_a_sum_nobody_knows_is_not_printed_as_nothing(
    fees: tuple[FeeDue, ...], unpriced: tuple[str, ...], words: str
) -> None:
    dossier = a_dossier(fees=fees, unpriced_fees=unpriced)
    assert receipt_of(dossier, FACTS).fee == slip_of(dossier, FACTS).fee == words


def test_that_no_due_date_is_told_in_words() -> None:
    due = DueMoment(at=None, counted_from=RECEIVED, limit=NO_LIMIT)
    receipt = receipt_of(a_dossier(due=due), FACTS)
    assert (receipt.due, receipt.limit) == (NO_DUE, "không quy định")
    assert slip_of(a_dossier(due=due), FACTS).due is None


def test_that_a_slip_says_when_where_and_how_many_papers() -> None:
    slip = slip_of(a_dossier(), FACTS)
    assert slip.due is not None
    assert (slip.due.time, slip.due.weekday) == ("09 giờ 15 phút", "Thứ Năm")
    assert slip.due.short_date == "ngày 26/11/2026"
    assert slip.place == "Quầy trả kết quả, Trung tâm Phục vụ hành chính công phường Ninh Kiều"
    assert slip.papers == "01 bản chính, 02 bản chụp, 01 bản điện tử"


def test_that_receipt_and_slip_call_the_place_of_return_by_one_name() -> None:
    receipt, slip = receipt_of(a_dossier(), FACTS), slip_of(a_dossier(), FACTS)
    assert receipt.return_place == slip.place
    assert slip_of(a_dossier(desk=DeskId("Q9")), FACTS).place == slip.place


@pytest.mark.parametrize(
    ("way", "where", "how"),
    [
        (ReturnWay.POST, "bưu chính công ích", "Nhân viên bưu chính giao kết quả tận nơi"),
        (ReturnWay.ELECTRONIC, "Cổng Dịch vụ công quốc gia", "tài khoản định danh điện tử"),
    ],
)
def test_that_nobody_is_told_to_come_for_a_result_that_is_sent(
    way: ReturnWay, where: str, how: str
) -> None:
    dossier = a_dossier(return_way=way)
    receipt, slip = receipt_of(dossier, FACTS), slip_of(dossier, FACTS)
    for place in (receipt.return_place, slip.place):
        assert where in place
        assert place.endswith("; không phải đến nhận")
    assert (receipt.who_comes, receipt.sent) == (slip.who_comes, slip.sent)
    assert receipt.who_comes == ""
    assert how in receipt.sent


def test_that_who_comes_for_a_result_is_named_on_receipt_and_slip() -> None:
    for paper in (receipt_of(a_dossier(), FACTS), slip_of(a_dossier(), FACTS)):
        assert (paper.who_comes, paper.sent) == ("Người đến nhận kết quả", "")


def test_that_a_receipt_says_to_which_address_above_a_result_is_sent() -> None:
    sent = a_dossier(return_way=ReturnWay.POST)
    stay = "; không phải đến nhận"
    home = "nhà, qua dịch vụ bưu chính công ích"
    assert receipt_of(sent, FACTS).return_place == f"{home}, theo địa chỉ nêu trên{stay}"
    nowhere = replace(sent, applicant=replace(LAN, address=""))
    assert receipt_of(nowhere, FACTS).return_place == f"{home}{stay}"
    living = replace(HAU, address="Ấp 5, xã Vị Thủy, TP Cần Thơ")
    takes = replace(sent, authorised=living, authorisation="Giấy ủy quyền")
    place = f"{home}, theo địa chỉ nêu trên của LÊ VĂN HẬU{stay}"
    assert receipt_of(takes, FACTS).return_place == place
    only_brings = Authorisation(words="Giấy ủy quyền", scope=AuthorityScope.HAND_IN)
    brings = replace(takes, authority=only_brings)
    place = f"{home}, theo địa chỉ nêu trên của NGUYỄN THỊ LAN{stay}"
    assert receipt_of(brings, FACTS).return_place == place


def test_that_a_slip_names_who_handed_in_and_whose_dossier_it_is() -> None:
    assert slip_of(a_dossier(), FACTS).applicant == "NGUYỄN THỊ LAN"
    sent = a_dossier(authorised=HAU, authorisation="Giấy ủy quyền")
    assert slip_of(sent, FACTS).applicant == "LÊ VĂN HẬU, cho NGUYỄN THỊ LAN"
    brought = a_dossier(submitter=HAU)
    assert slip_of(brought, FACTS).applicant == "LÊ VĂN HẬU, cho NGUYỄN THỊ LAN"


def test_that_a_slip_names_each_person_for_what_they_are() -> None:
    def people(**changed: Any) -> tuple[str, str, str]:
        slip = slip_of(a_dossier(**changed), FACTS)
        return slip.owner, slip.authorised, slip.submitter

    assert people() == ("NGUYỄN THỊ LAN", "", "")
    paper = {"authorised": HAU, "authorisation": "Giấy ủy quyền"}
    assert people(**paper) == ("NGUYỄN THỊ LAN", "LÊ VĂN HẬU", "")
    assert people(submitter=HAU) == ("NGUYỄN THỊ LAN", "", "LÊ VĂN HẬU")


def test_that_a_slip_carries_no_personal_number() -> None:
    edition = shipped_editions().all[0]
    for media in KINDS[SLIP].files:
        assert LAN.id_number not in text_of(pdf(SLIP, slip_of(a_dossier(), FACTS), edition, media))


def test_that_a_reprint_in_the_demo_is_marked_and_still_read_by_a_scanner() -> None:
    again = reprint_words(2, datetime(2026, 11, 21, 7, 5, tzinfo=UTC), "Phạm Thị Mai")
    content = receipt_of(a_dossier(), replace(FACTS, trial=True), again)
    drawn = pdf(RECEIPT, content, shipped_editions().all[0], manner=Manner(copies=("Liên 2",)))
    assert "Bản in lại lần 2 (in lần đầu: 14:05 21/11/2026, Phạm Thị Mai)" in text_of(drawn)
    assert "BẢN DÙNG THỬ" in text_of(drawn)
    assert scan(drawn, 203)["Code128"] == content.code


@pytest.mark.parametrize(
    ("display", "printed", "time"),
    [
        (DueDisplay.EXACT, "07 giờ 00 phút, ngày 25 tháng 11 năm 2026", "07 giờ 00 phút"),
        (DueDisplay.WHOLE_DAY, "trong ngày 25 tháng 11 năm 2026", ""),
        (DueDisplay.SESSION_END, "17 giờ 00 phút, ngày 23 tháng 11 năm 2026", "17 giờ 00 phút"),
    ],
)
def test_that_a_due_moment_at_opening_is_printed_as_the_office_wants(
    display: DueDisplay, printed: str, time: str
) -> None:
    opening = datetime(2026, 11, 25, 0, tzinfo=UTC)  # the 24th is a holiday
    limit = Limit(Decimal(3), LimitUnit.WORKING_DAY)
    dossier = a_dossier(due=DueMoment(at=opening, counted_from=RECEIVED, limit=limit))
    shown = shown_due(opening, display, autumn())
    assert receipt_of(dossier, FACTS, shown=shown).due == printed
    slip = slip_of(dossier, FACTS, shown=shown)
    assert slip.due is not None
    assert slip.due.time == time
    assert slip.due.date in printed
    edition = shipped_editions().all[0]
    assert slip.due.date in text_of(pdf(SLIP, slip, edition, A5))
