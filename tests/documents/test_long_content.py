"""Nothing is lost and nothing overlaps, whatever the catalogue and the citizen bring."""

from collections import Counter
from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st

from desk_app.documents.editions import shipped_editions
from desk_app.documents.kinds import KINDS, RECEIPT
from desk_app.documents.kinds import SLIP as SLIP_KIND
from desk_app.documents.paper.draw import Manner
from desk_app.documents.paper.draw import pdf as draw
from desk_app.documents.receipt import ListedPaper
from desk_app.documents.samples.receipts import AUTHORISED, LONG, SLIP
from tests.documents.reading import boxes_of, overlaps, pages_of, text_of

EDITION = shipped_editions().all[0]
ONE_COPY = Manner(copies=("Liên 1: Lưu",))
MM = 72 / 25.4
CATALOGUE = (
    "giấy đề nghị chứng nhận quyền sử dụng đất của tổ chức, cá nhân nghiêng Nguyễn Ưng Ỷ Ễ bản "
    "sao/chụp (nếu có) ngày 20 tháng 11 năm 2026; khoản 5 Điều 124 Luật Đất đai – 03 bản chính "
    "151/2025/NĐ-CP vanphong@example.vn THƯƠNG MẠI DỊCH VỤ XUẤT NHẬP KHẨU"
)
WORDS = CATALOGUE.split(" ")


def prose(longest: int) -> st.SearchStrategy[str]:
    """Words of the catalogue in any order, about as long as the longest there is."""
    starts = st.integers(0, len(WORDS) - 1)
    return st.builds(said, st.sampled_from([1, 3, 12, 40, longest // 6]), starts)


def said(count: int, start: int = 0) -> str:
    return " ".join(WORDS[(start + 11 * i) % len(WORDS)] for i in range(count))


PAPERS = st.lists(
    st.builds(
        ListedPaper,
        name=st.one_of(prose(240), prose(400), prose(6_962)),
        kind=st.sampled_from(["Bản chính", "Bản sao chứng thực"]),
        count=st.sampled_from(["01", "120"]),
    ),
    min_size=1,
    max_size=44,
).map(tuple)


FORTY_FOUR = tuple(
    ListedPaper(name=said(1_100 if n == 3 else 10 + n), kind="Bản chính", count="01")
    for n in range(44)
)


def spoken(*texts: str) -> Counter[str]:
    return Counter(word for text in texts for word in text.split())


@settings(max_examples=12)
@given(
    papers=PAPERS,
    request=prose(1_094),
    applicant=prose(300),
    address=prose(300),
    place=prose(200),
    authorised=st.booleans(),
)
@example(FORTY_FOUR, said(180), said(60), said(40), said(40), True)
def test_that_a_receipt_of_any_length_is_complete_and_legible(
    papers: tuple[ListedPaper, ...],
    request: str,
    applicant: str,
    address: str,
    place: str,
    authorised: bool,
) -> None:
    content = replace(
        LONG if authorised else AUTHORISED,
        papers=papers,
        request=request,
        applicant=applicant,
        address=address,
        return_place=place,
        officer=applicant,
        submitter=applicant,
    )
    pdf = draw(RECEIPT, content, EDITION, manner=ONE_COPY)

    wanted = spoken(
        request, applicant, applicant, applicant, address, place, *(p.name for p in papers)
    )
    assert wanted - spoken(text_of(pdf)) == Counter()
    pages = pages_of(pdf)
    assert "NGƯỜI NỘP HỒ SƠ" in pages[-1]
    for page in boxes_of(pdf):
        assert overlaps(page) == []
        assert all(box.bottom >= 9 * MM and box.top <= 290 * MM for box in page)
        assert all(box.right <= 195 * MM + 1 for box in page)


@settings(max_examples=12)
@given(
    procedure=prose(1_094),
    applicant=prose(300),
    place=prose(200),
    paper=st.sampled_from(list(KINDS[SLIP_KIND].files)),
)
def test_that_a_slip_of_any_length_is_complete_and_legible(
    procedure: str, applicant: str, place: str, paper: str
) -> None:
    content = replace(SLIP, procedure=procedure, applicant=applicant, place=place)
    pdf = draw(SLIP_KIND, content, EDITION, paper)
    assert spoken(procedure, applicant, place) - spoken(text_of(pdf)) == Counter()
    for page in boxes_of(pdf):
        assert overlaps(page) == []


def test_that_a_token_wider_than_the_line_is_broken_and_not_lost() -> None:
    token = "https://dichvucong.example.vn/" + "ho-so/" * 60
    pdf = draw(RECEIPT, replace(LONG, address=token), EDITION, manner=ONE_COPY)
    assert token.replace("-", "") in "".join(text_of(pdf).split()).replace("-", "").replace(
        "\ufffe", ""
    )
