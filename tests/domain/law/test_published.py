from dataclasses import replace
from decimal import Decimal

import pytest

from desk_app.domain.ids import ProcedureCode
from desk_app.domain.law.due import SAME_DAY, Limit, LimitUnit
from desk_app.domain.law.papers import Channel, PaperCase
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.law.published import cases_of, keep_decisions, published_paper
from desk_app.domain.law.terms import ChannelTerms

AT_THE_COUNTER = frozenset({Channel.DIRECT, Channel.POST})


@pytest.mark.parametrize(
    "name",
    [
        "- Trường hợp trẻ em bị bỏ rơi thì phải có biên bản",
        "(ii) Trường hợp ủy quyền cho tổ chức",
        "Văn bản ủy quyền (được chứng thực) theo quy định của pháp luật",
        "- • Giấy ủy quyền;",
        "Giấy tờ chứng minh đối tượng miễn, giảm phí (nếu có).",
        "Văn bản cử người giám hộ đối với trường hợp đăng ký giám hộ cử.",
        "Đối với Quân đội nhân dân: Giấy giới thiệu",
    ],
)
def test_that_a_paper_bound_to_a_condition_does_not_stop_a_dossier(name: str) -> None:
    assert not published_paper(name, 1, 0).required


@pytest.mark.parametrize(
    "name",
    [
        "- Giấy chứng sinh; trường hợp không có Giấy chứng sinh thì nộp văn bản",
        "Điều lệ công ty",
        "(Giấy ủy quyền) của người nộp",
        "Giấy đề nghị đăng ký hộ kinh doanh;",
    ],
)
def test_that_a_paper_with_a_number_and_no_condition_is_required(name: str) -> None:
    assert published_paper(name, 0, 1).required


def test_that_headings_without_a_number_are_notes() -> None:
    paper = published_paper("* Lưu ý:", 0, 0)
    assert paper.note
    assert not paper.required


@pytest.mark.parametrize(
    ("name", "channels"),
    [
        ("Tờ khai (nếu người có yêu cầu nộp hồ sơ theo hình thức trực tiếp)", AT_THE_COUNTER),
        (
            "Mẫu hộ tịch điện tử tương tác (nếu lựa chọn nộp hồ sơ theo hình thức trực tuyến)",
            frozenset({Channel.ONLINE}),
        ),
        ("Giấy chứng sinh", frozenset()),
    ],
)
def test_that_the_words_of_a_form_say_its_channel(name: str, channels: frozenset[Channel]) -> None:
    assert published_paper(name, 1, 0).channels == channels


def test_that_decomposed_names_are_composed_and_lose_their_bullets() -> None:
    paper = published_paper("- Giâ\u0301y chứng\u200e sinh ;", 1, 0)
    assert paper.name == "Giấy chứng sinh"


FORM, PROOF = published_paper("Tờ khai", 1, 0), published_paper("Căn cước", 1, 0)
DEATH, NOTE = published_paper("Giấy chứng tử", 0, 1), published_paper("Xem kỹ", 0, 0)


def test_that_headings_belong_to_every_case_and_shown_papers_are_not_required() -> None:
    (only,) = cases_of(
        [
            ("* Giấy tờ phải nộp:", (FORM,)),
            ("* Giấy tờ phải xuất trình:", (PROOF,)),
            (" * Lưu ý :", (NOTE,)),
        ]
    )
    assert only.name == ""
    assert [(paper.name, paper.required) for paper in only.papers] == [
        ("Tờ khai", True),
        ("Căn cước", False),
        ("Xem kỹ", False),
    ]
    assert only.papers[0].group == "Giấy tờ phải nộp"


def test_that_alternatives_become_cases_that_share_what_stands_under_headings() -> None:
    usual, death = cases_of([("- Trường hợp chủ hộ chết:", (DEATH,)), ("", (FORM,))])
    assert [paper.name for paper in usual.papers] == ["Tờ khai"]
    assert death.name == "Trường hợp chủ hộ chết"
    assert [paper.name for paper in death.papers] == ["Giấy chứng tử", "Tờ khai"]


def test_that_alternatives_alone_leave_no_usual_case_and_equal_names_are_one() -> None:
    cases = cases_of([("Cấp mới", (FORM,)), ("Cấp mới", (DEATH,)), ("", (NOTE,))])
    assert [(case.name, len(case.papers)) for case in cases] == [("Cấp mới", 3)]


def test_that_a_paper_published_twice_is_one_paper_with_the_larger_number() -> None:
    (only,) = cases_of([("", (FORM, replace(FORM, original=2), published_paper("", 1, 1)))])
    assert [(paper.name, paper.original) for paper in only.papers] == [("Tờ khai", 2)]


HELD = Procedure(
    code=ProcedureCode("1.001193"),
    name="Thủ tục đăng ký khai sinh",
    short="Khai sinh",
    decision="163/QĐ-BTP",
    cases=(PaperCase("", (replace(FORM, required=False),)),),
    terms=(ChannelTerms(channel=Channel.DIRECT, limit=SAME_DAY),),
)
READ = replace(
    HELD,
    short="",
    cases=(PaperCase("", (FORM, DEATH)),),
    terms=(ChannelTerms(channel=Channel.DIRECT, limit=None, stated="1"),),
)


def test_that_an_import_under_the_same_decision_keeps_what_the_office_settled() -> None:
    kept = keep_decisions(READ, HELD)
    assert kept.short == "Khai sinh"
    assert kept.limit_for(Channel.DIRECT) == SAME_DAY
    assert [paper.required for paper in kept.cases[0].papers] == [False, True]
    assert keep_decisions(READ, kept) == kept


def test_that_a_new_decision_starts_from_what_it_says() -> None:
    kept = keep_decisions(replace(READ, decision="200/QĐ-BTP"), HELD)
    assert kept.short == "Khai sinh"
    assert kept.limit_for(Channel.DIRECT) is None
    assert kept.cases[0].papers[0].required


def test_that_a_limit_published_now_replaces_the_one_held() -> None:
    three = Limit(Decimal(3), LimitUnit.WORKING_DAY)
    read = replace(READ, terms=(ChannelTerms(channel=Channel.DIRECT, limit=three),))
    assert keep_decisions(read, HELD).limit_for(Channel.DIRECT) == three
