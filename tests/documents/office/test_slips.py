"""Slips of fees taken, tickets of the queue, labels of folders: what they say and what not."""

from dataclasses import replace
from datetime import timedelta

import pypdfium2 as pdfium
import pytest

from desk_app.documents import kinds
from desk_app.documents.editions import own_editions
from desk_app.documents.kinds import A5, LABEL, ROLL
from desk_app.documents.office.folder_label_of import folder_label_of, shelf_name
from desk_app.documents.office.payment_slip_of import payment_slip_of
from desk_app.documents.office.queue_ticket_of import queue_ticket_of
from desk_app.documents.paper.draw import Manner, pdf
from desk_app.documents.samples import dossiers
from desk_app.documents.samples import office_slips as samples
from desk_app.documents.samples.public import FACTS
from desk_app.domain.law.deadline.display import ShownDue
from desk_app.domain.law.fees import FeeKind
from desk_app.domain.people.person import ApplicantKind, Person
from tests.documents.reading import scan, text_of

EDITION = own_editions().all[0]


def a_label(content: object = samples.LABEL, dpi: float = 203) -> bytes:
    return pdf(kinds.FOLDER_LABEL, content, EDITION, LABEL, Manner(dpi=dpi))


def test_that_fees_and_levies_stand_apart_with_their_sums() -> None:
    assert [(line.name, line.amount) for line in samples.PAYMENT.lines] == [
        ("Phí", "24.000"),
        ("Phí chứng thực bản sao (3 trang × 6 bản)", "24.000"),
        ("Lệ phí", "150.000"),
        ("Lệ phí đăng ký hộ kinh doanh", "150.000"),
        ("Tổng cộng", "174.000"),
    ]
    assert samples.PAYMENT.total_in_words == "Một trăm bảy mươi tư nghìn đồng"


def test_that_no_kind_of_fee_is_left_out_of_the_slip() -> None:
    fees = tuple(replace(dossiers.LEVY, kind=kind) for kind in FeeKind)
    slip = payment_slip_of(replace(samples.TAKEN, fees=fees), FACTS)
    assert sum(line.heading for line in slip.lines) == len(FeeKind)
    assert slip.lines[-1].amount == "600.000"


@pytest.mark.parametrize("media", [A5, ROLL])
@pytest.mark.parametrize("content", [samples.PAYMENT, samples.LONG_PAYMENT, samples.FREE_PAYMENT])
def test_that_the_slip_says_that_it_is_no_receipt_and_has_no_number_of_one(
    content: object, media: str
) -> None:
    text = text_of(pdf(kinds.PAYMENT_SLIP, content, EDITION, media))
    assert "Không phải biên lai thu phí, lệ phí" in text
    assert "Ký hiệu" not in text
    assert "Số:" not in text


def test_that_a_fee_nobody_knows_is_told_and_never_summed_as_nothing() -> None:
    dossier = replace(dossiers.BUSINESS, unpriced_fees=("Lệ phí trước bạ",))
    slip = payment_slip_of(replace(samples.TAKEN, dossier=dossier), FACTS)
    assert slip.remarks == ("Chưa thu: Lệ phí trước bạ, chưa có dữ liệu",)


def test_that_another_payer_is_named() -> None:
    slip = payment_slip_of(replace(samples.TAKEN, payer="LÊ VĂN HẬU"), FACTS)
    assert slip.payer == "LÊ VĂN HẬU"


@pytest.mark.parametrize(
    ("wait", "words"),
    [
        (None, ""),
        (timedelta(seconds=20), "khoảng 5 phút"),
        (timedelta(minutes=23), "khoảng 25 phút"),
        (timedelta(minutes=58), "khoảng 1 giờ"),
        (timedelta(minutes=66), "khoảng 1 giờ 10 phút"),
    ],
)
def test_that_a_wait_is_told_in_steps_of_five_minutes(wait: timedelta | None, words: str) -> None:
    assert queue_ticket_of(replace(samples.PLACE, wait=wait), FACTS).wait == words


def test_that_the_ticket_says_how_many_are_before() -> None:
    assert samples.TICKET.waiting == "12 người"
    assert samples.BARE_TICKET.waiting == "không có ai"


def test_that_a_ticket_printed_again_says_so() -> None:
    text = text_of(pdf(kinds.QUEUE_TICKET, samples.LONG_TICKET, EDITION, ROLL))
    assert samples.LONG_TICKET.reprint in text
    assert "BẢN DÙNG THỬ" in text


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("NGUYỄN THỊ LAN", ApplicantKind.CITIZEN, "NGUYỄN T. LAN"),
        ("Tôn Nữ Nguyễn Thị Phương Uyên", ApplicantKind.CITIZEN, "TÔN N. N. T. P. UYÊN"),
        ("Y Moan", ApplicantKind.CITIZEN, "Y MOAN"),
        ("Đạt", ApplicantKind.CITIZEN, "ĐẠT"),
        ("  ", ApplicantKind.CITIZEN, ""),
        ("Lê Ái Đức", ApplicantKind.CITIZEN, "LÊ Á. ĐỨC"),
        ("Công ty TNHH Phú Thịnh", ApplicantKind.BUSINESS, "CTY TNHH Phú Thịnh"),
        (
            "CÔNG TY TRÁCH NHIỆM HỮU HẠN MỘT THÀNH VIÊN AN KHANG",
            ApplicantKind.BUSINESS,
            "CTY TNHH MTV AN KHANG",
        ),
        (
            "Công ty Cổ phần Đầu tư và Xây dựng Minh Phát",
            ApplicantKind.BUSINESS,
            "CTCP Đầu tư và XD Minh Phát",
        ),
        (
            "Công ty TNHH Tư vấn Thiết kế Kiến trúc Cảnh quan Hoàng Gia",
            ApplicantKind.BUSINESS,
            "CTY TNHH Tư … quan Hoàng Gia",
        ),
        ("Hợp tác xã Nông nghiệp Vị Thủy", ApplicantKind.ORGANISATION, "HTX Nông nghiệp Vị Thủy"),
        ("Trường Mầm non Hoa Mai", ApplicantKind.STATE_BODY, "Trường Mầm non Hoa Mai"),
        ("A" * 40, ApplicantKind.BUSINESS, "A" * 40),
    ],
)
def test_that_a_shelf_shows_initials_of_citizens_and_what_tells_a_body_from_others(
    name: str, kind: ApplicantKind, words: str
) -> None:
    assert shelf_name(Person(name=name, kind=kind)) == words


@pytest.mark.parametrize(
    "content", [samples.LABEL, samples.LONG_LABEL, samples.TRIAL_LABEL, samples.BARE_LABEL]
)
def test_that_a_label_is_560_by_400_dots_and_keeps_off_its_edges(
    content: object,
) -> None:
    with pdfium.PdfDocument(a_label(content)) as document:
        assert len(document) == 1
        image = document[0].render(scale=203.2 / 72, grayscale=True).to_numpy()
    assert image.shape == (400, 560)
    assert (image[:, :16] > 250).all()
    assert (image[:, -16:] > 250).all()
    assert (image[:8] > 250).all()
    assert (image[-8:] > 250).all()


@pytest.mark.parametrize("dpi", [203, 203.2, 300, 600])
@pytest.mark.parametrize("content", [samples.LABEL, samples.LONG_LABEL, samples.TRIAL_LABEL])
def test_that_a_label_is_read_as_the_bare_code(content: object, dpi: float) -> None:
    code = getattr(content, "code", "")
    assert scan(a_label(content, dpi), dpi) == {"QRCode": code}
    assert code in text_of(a_label(content))


def test_that_a_label_says_nothing_of_the_person_but_the_short_name() -> None:
    text = text_of(a_label())
    assert "NGUYỄN T. LAN" in text
    for said in ("THỊ", "092304001234", "0912", "Nguyễn Trãi"):
        assert said not in text


def test_that_a_label_of_the_demo_says_in_full_that_it_has_no_value() -> None:
    text = text_of(a_label(samples.TRIAL_LABEL))
    assert "BẢN DÙNG THỬ" in text
    assert "KHÔNG CÓ GIÁ TRỊ" in text


def test_that_a_label_shows_what_a_body_is_called_by_also_beside_the_mark() -> None:
    long = Person(name="Công ty TNHH Tư vấn Thiết kế Hoàng Gia", kind=ApplicantKind.BUSINESS)
    dossier = replace(dossiers.BUSINESS, applicant=long)
    for facts in (FACTS, replace(FACTS, trial=True)):
        text = text_of(a_label(folder_label_of(dossier, facts, "Phòng Kinh tế", "1/1")))
        assert "CTY" in text
        assert "Hoàng Gia" in text


def test_that_what_is_too_long_for_a_label_is_cut_with_a_sign() -> None:
    text = text_of(a_label(samples.LONG_LABEL))
    assert text.count("…") == 3  # body, procedure, department
    assert "CTY TNHH MTV … SÔNG CỬU LONG" in text


def test_that_a_label_tells_the_day_alone_where_no_hour_is_shown() -> None:
    shown = ShownDue(dossiers.RECEIVED, whole_day=True)
    label = folder_label_of(dossiers.BUSINESS, FACTS, "Phòng Kinh tế", "1/1", shown)
    assert (label.due, samples.BARE_LABEL.due) == ("20/11/2026", "chưa hẹn ngày")
