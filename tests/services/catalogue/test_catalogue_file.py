import gzip
import json
import unicodedata
from datetime import date
from decimal import Decimal

import pytest

from desk_app.domain.errors import CatalogueUnreadable
from desk_app.domain.law.due import Limit, LimitUnit
from desk_app.domain.law.fees import FeeKind
from desk_app.domain.law.papers import Channel
from desk_app.domain.law.procedure import Flag, Level, OnlineLevel, Procedure, procedure_facts
from desk_app.services.catalogue.catalogue_file import read_catalogue
from desk_app.services.catalogue.problem_in_words import kind_in_words, problem_in_words
from desk_app.services.catalogue.reading import CatalogueProblem, Why
from desk_app.services.catalogue.starter import starter_catalogue
from tests.services.catalogue.samples import CRAWLED, PORTAL, method, packed, portal, raw

WORKING_DAYS = LimitUnit.WORKING_DAY


def read_one(content: object) -> Procedure:
    reading = read_catalogue("one.json", raw(content))
    assert reading.problems == ()
    (procedure,) = reading.procedures
    return procedure


@pytest.mark.parametrize("entry", [PORTAL, CRAWLED], ids=["portal", "crawled"])
def test_that_both_public_shapes_say_the_same(entry: dict[str, object]) -> None:
    procedure = read_one(entry)
    assert procedure.name == "Thủ tục đăng ký khai sinh"
    assert procedure.field == "Hộ tịch"
    assert procedure.decision == "163/QĐ-BTP"
    assert procedure.results == ("Giấy khai sinh",)
    assert Level.COMMUNE in procedure.levels
    assert [paper.name for paper in procedure.required_papers()] == ["Giấy chứng sinh"]
    assert procedure.limit_for(Channel.DIRECT) == Limit(Decimal(3), WORKING_DAYS)
    (fee,) = procedure.fees_for(Channel.DIRECT)
    assert (fee.amount, fee.note) == (8_000, "/bản")


def test_that_the_portal_tells_the_day_of_the_decision_and_the_kind_of_fee() -> None:
    procedure = read_one(PORTAL)
    assert procedure.decided_on == date(2026, 1, 16)
    assert procedure.fees_for(Channel.DIRECT)[0].kind is FeeKind.FEE
    assert procedure.notes() == ("Lưu ý",)


def test_that_the_portal_tells_what_the_public_reads() -> None:
    paper = PORTAL["executionCases"][0]["profileComponents"][0]
    with_form = {"name": "", "profileComponents": [paper | {"attachments": [{"id": "1"}]}]}
    procedure = read_one(
        portal(
            executionCases=[*PORTAL["executionCases"], with_form],
            subjectTypesDetails=[{"name": "Công dân Việt Nam"}],
            requirementsAndConditions=" Có nơi cư trú.\n\tĐủ tuổi. ",
            legalBasisesDetails=[
                {"code": "123/2015/NĐ-CP", "name": "Nghị định về hộ tịch"},
                {"code": "04/2020/TT-BTP", "name": "Thông tư 04/2020/TT-BTP"},
                {"code": "60/2014/QH13", "name": ""},
            ],
            executionSteps=[
                {"name": "Bước 1:", "description": "Nộp hồ sơ.\nNhận phiếu."},
                {"name": "", "description": "Nhận\u200b kết quả."},
                {"name": None},
            ],
        )
    )
    assert procedure.forms == ("Giấy chứng sinh",)
    assert procedure.subjects == ("Công dân Việt Nam",)
    assert procedure.conditions == "Có nơi cư trú.\n\tĐủ tuổi."
    assert procedure.basis == (
        "123/2015/NĐ-CP: Nghị định về hộ tịch",
        "Thông tư 04/2020/TT-BTP",
        "60/2014/QH13",
    )
    assert procedure.sequence == ("Bước 1:\nNộp hồ sơ.\nNhận phiếu.", "Nhận kết quả.")


@pytest.mark.parametrize("nothing", [None, "UBND", 7])
def test_that_what_is_no_office_in_a_list_of_offices_counts_as_none(nothing: object) -> None:
    offices = [nothing, {"name": "Ủy ban nhân dân cấp xã"}]
    content = portal(unitGroupsAuthority=[], departmentsAuthority=[], unitGroupsExecuting=offices)
    assert read_one(content).authority == "Ủy ban nhân dân cấp xã"


def test_that_a_fault_is_told_with_its_line_however_far_down_the_file() -> None:
    lines = [json.dumps(portal(code=f"1.{n:06}")).encode() for n in range(2_000)]
    damaged = b"\n".join([*lines, b"", b"{", *lines])
    with pytest.raises(CatalogueUnreadable) as caught:
        read_catalogue("feed", damaged)
    assert (caught.value.line, caught.value.reason) == (len(lines) + 2, "json")


ONLINE = method(submissionMethod="DIRECT_AND_ONLINE")


@pytest.mark.parametrize(
    ("entry", "online"),
    [
        (PORTAL, None),
        (ONLINE, OnlineLevel.PARTIAL),
        (ONLINE | {"isFullProcess": True}, OnlineLevel.FULL),
        (ONLINE | {"isFullProcess": True, "isOfflineOnly": True}, None),
        (ONLINE | {"isFullProcess": "yes"}, OnlineLevel.PARTIAL),
    ],
)
def test_that_the_portal_tells_how_much_can_be_done_online(
    entry: dict[str, object], online: OnlineLevel | None
) -> None:
    assert read_one(entry).online is online


def test_that_a_procedure_taken_by_post_or_anywhere_carries_the_mark() -> None:
    assert read_one(PORTAL).flags == set()
    assert read_one(method(submissionMethod="POSTAL")).flags == {Flag.POSTAL}
    assert read_one(portal(isNonTerritorial=True)).flags == {Flag.NON_TERRITORIAL}


def test_that_the_crawl_tells_subjects_conditions_and_steps() -> None:
    procedure = read_one(
        CRAWLED
        | {
            "subjects": ["Tổ chức (không bao gồm doanh nghiệp", "HTX)"],
            "conditions": "Đủ tuổi.\nCó nơi cư trú.",
            "steps": "Bước 1: Nộp.\nBước 2: Nhận.",
        }
    )
    assert procedure.subjects == ("Tổ chức (không bao gồm doanh nghiệp, HTX)",)
    assert procedure.conditions == "Đủ tuổi.\nCó nơi cư trú."
    assert procedure.sequence == ("Bước 1: Nộp.\nBước 2: Nhận.",)


OTHER = portal(code="2.000815", name="Chứng thực")


@pytest.mark.parametrize(
    "content",
    [
        raw([PORTAL, OTHER]),
        raw({"code": "OK", "data": [PORTAL, OTHER]}),
        raw({"code": "OK", "data": {"items": [PORTAL, OTHER], "total": 2}}),
        packed(PORTAL, OTHER),
        gzip.decompress(packed(PORTAL, OTHER)) + b"\r\n\n",
        b"\xef\xbb\xbf" + json.dumps([PORTAL, OTHER], indent=1).encode(),
    ],
    ids=["list", "envelope", "page", "gzip lines", "lines", "bom"],
)
def test_that_every_wrapping_of_the_same_content_is_recognised(content: bytes) -> None:
    reading = read_catalogue("x", content)
    assert [procedure.code for procedure in reading.procedures] == ["1.001193", "2.000815"]
    assert reading.problems == ()


def test_that_our_own_catalogue_is_read_back() -> None:
    ours = starter_catalogue()
    content = raw({"procedures": [procedure_facts(procedure) for procedure in ours]})
    assert read_catalogue("ours.json", content).procedures == ours


@pytest.mark.parametrize(
    ("time", "unit", "limit", "stated"),
    [
        (7.5, "WORKING_DAY", Limit(Decimal("7.5"), WORKING_DAYS), ""),
        ("12,5", "WORKING_DAY", Limit(Decimal("12.5"), WORKING_DAYS), ""),
        (1, "HOUR", Limit(Decimal(1), LimitUnit.WORKING_HOUR), ""),
        (2, "YEAR", Limit(Decimal(24), LimitUnit.MONTH), ""),
        (1, "OTHER", None, "1"),  # "1" without a unit means: same day. Somebody has to say so
        ("1", None, None, "1"),
        (0, "OTHER", None, ""),
        (0, "WORKING_DAY", None, ""),
        (-3, "DAY", None, ""),
        (True, "DAY", None, ""),
        (None, None, None, ""),
        ("Theo mô tả", "OTHER", None, "Theo mô tả"),
    ],
)
def test_that_a_time_is_a_limit_or_stays_in_its_published_words(
    time: object, unit: object, limit: Limit | None, stated: str
) -> None:
    procedure = read_one(method(processingTime=time, processingTimeUnit=unit))
    assert procedure.limit_for(Channel.DIRECT) == limit
    assert procedure.stated_for(Channel.DIRECT) == stated


@pytest.mark.parametrize(
    ("fee", "amount", "note", "suspicious"),
    [
        ({"value": 20}, 20, "", True),
        ({"value": None}, None, "", False),
        ({"value": "8000"}, 8_000, "", False),
        ({"value": 10, "currencyName": "USD", "description": "/bản"}, None, "10 USD /bản", False),
        ({"value": 17_500_000_000}, 17_500_000_000, "", False),
        ({"value": [1]}, None, "", False),
    ],
)
def test_that_a_fee_is_dong_or_no_figure_and_the_doubtful_is_kept(
    fee: dict[str, object], amount: int | None, note: str, suspicious: bool
) -> None:
    (line,) = read_one(method(fees=[fee])).fees_for(Channel.DIRECT)
    assert (line.amount, line.note, line.suspicious) == (amount, note, suspicious)


def test_that_a_channel_may_stand_for_two_or_occur_twice() -> None:
    both = read_one(method(submissionMethod="DIRECT_AND_ONLINE"))
    assert [terms.channel for terms in both.terms] == [Channel.DIRECT, Channel.ONLINE]
    first = PORTAL["executionMethods"][0]
    twice = read_one(portal(executionMethods=[first, first | {"processingTime": 9}]))
    assert len(twice.limits_for(Channel.DIRECT)) == 2


def test_that_names_are_composed_on_one_line_and_never_cut() -> None:
    name = "Thủ tục\tđăng k\u200eý " + "rất dài " * 140
    procedure = read_one(portal(name=unicodedata.normalize("NFD", name)))
    assert procedure.name == "Thủ tục đăng ký " + ("rất dài " * 140).strip()


def test_that_an_ambiguous_crawl_gives_words_and_no_limit() -> None:
    ambiguous = CRAWLED["methods"][0] | {"ambiguous": True, "time": 120}
    procedure = read_one(CRAWLED | {"methods": [ambiguous]})
    assert procedure.limit_for(Channel.DIRECT) is None
    assert procedure.stated_for(Channel.DIRECT) == "120"


def test_that_times_of_the_crawl_stay_as_they_were_written() -> None:
    first = CRAWLED["methods"][0] | {"ambiguous": True}
    written = [first | {"time": time} for time in (12, 12.0, "12,0", 12)]
    stated = [terms.stated for terms in read_one(CRAWLED | {"methods": written}).terms]
    assert stated == ["12", "12.0", "12,0", "12"]


def test_that_what_the_crawl_says_again_and_is_not_known_is_told_of_each_procedure() -> None:
    first = CRAWLED["methods"][0]
    methods = [first | {"method": "KIOSK"}, first | {"time": 3, "unit": "WEEK"}]
    entries = [CRAWLED | {"code": code, "methods": methods} for code in ("1.000001", "1.000002")]
    reading = read_catalogue("x.json", raw(entries))
    assert [(each.where, each.facts) for each in reading.problems] == [
        ("1.000001", {"channel": "KIOSK"}),
        ("1.000001", {"unit": "WEEK"}),
        ("1.000002", {"channel": "KIOSK"}),
        ("1.000002", {"unit": "WEEK"}),
    ]
    assert [terms.stated for each in reading.procedures for terms in each.terms] == ["3 WEEK"] * 2


@pytest.mark.parametrize(
    ("entry", "where", "why"),
    [
        (portal(code=None), "#2", Why.CODE_MISSING),
        (portal(code="1 2"), "1 2", Why.CODE_MALFORMED),
        (portal(code="9" * 99), "9" * 60, Why.CODE_MALFORMED),
        (portal(code="1.000001", name=" \u200b"), "1.000001", Why.NAME_MISSING),
        ({"code": "1.000001", "hello": 1}, "1.000001", Why.NO_PROCEDURE),
        (7, "#2", Why.NO_PROCEDURE),
        ({"code": "1.5", "name": "x", "terms": [{}]}, "1.5", Why.MALFORMED),
        (portal(name="Khác"), "1.001193", Why.TWICE),
    ],
)
def test_that_a_bad_procedure_is_told_and_the_others_are_read(
    entry: object, where: str, why: Why
) -> None:
    reading = read_catalogue("x.json", raw([PORTAL, entry, OTHER]))
    assert {procedure.code for procedure in reading.procedures} >= {"1.001193", "2.000815"}
    assert [(problem.where, problem.why) for problem in reading.problems] == [(where, why)]


def test_that_an_unknown_channel_or_unit_is_told_and_the_rest_is_read() -> None:
    reading = read_catalogue("x.json", raw(method(submissionMethod="KIOSK")))
    assert [problem.why for problem in reading.problems] == [Why.CHANNEL_UNKNOWN]
    assert reading.procedures[0].terms == ()
    reading = read_catalogue("x.json", raw(method(processingTimeUnit="WEEK")))
    assert [problem.facts for problem in reading.problems] == [{"unit": "WEEK"}]
    assert reading.procedures[0].stated_for(Channel.DIRECT) == "3 WEEK"


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (b"", 1, "json"),
        (b"hello", 1, "json"),
        (b'[\n{"code": "1"},\n{"code" "2"}\n]', 3, "json"),
        (raw(PORTAL) + b"\n" + raw(OTHER)[:-9], 2, "json"),
        (b'[\n"\xff"]', 2, "encoding"),
        ("[1]".encode("utf-16"), 1, "encoding"),
        (b"[]", 1, "shape"),
        (b"12", 1, "shape"),
        (b'{"data": null}\n', None, None),
        (packed(PORTAL)[:-12], 0, "packed"),
        (b"\x1f\x8bgarbage", 0, "packed"),
        (b"[" * 100_000, 1, "json"),
    ],
)
def test_that_a_damaged_file_is_refused_as_a_whole_with_its_line(
    content: bytes, line: int | None, reason: str | None
) -> None:
    if line is None:
        assert [p.why for p in read_catalogue("x", content).problems] == [Why.NO_PROCEDURE]
        return
    with pytest.raises(CatalogueUnreadable) as told:
        read_catalogue("x", content)
    assert (told.value.file, told.value.line, told.value.reason) == ("x", line, reason)


@pytest.mark.parametrize("at_once", [3, 7, 100])
def test_that_it_does_not_matter_where_the_parts_of_a_file_end(
    at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desk_app.services.catalogue.catalogue_file._AT_ONCE", at_once)
    lines = b"\n".join([b"", raw(PORTAL), raw(portal(code="2.000815")), b""])
    listed = raw([PORTAL, portal(code="2.000815")])
    several = gzip.compress(lines[:200]) + gzip.compress(lines[200:]) + b"\0\0"
    blank = b"\n" * 50
    for content in (
        *(lines, blank + lines, lines.replace(b"\n", blank), b"\xef\xbb\xbf" + lines, several),
        *(listed, blank + listed + blank, gzip.compress(listed)),
    ):
        reading = read_catalogue("x", content)
        assert [each.code for each in reading.procedures] == ["1.001193", "2.000815"]
        assert reading.problems == ()


def test_that_a_crawled_value_of_the_wrong_kind_counts_as_not_there() -> None:
    uncertain = CRAWLED["methods"][0] | {"ambiguous": True}
    odd = CRAWLED | {"conditions": 7, "subjects": ["Cá nhân", None], "methods": [uncertain, 3]}
    procedure = read_one(odd)
    assert (procedure.conditions, procedure.subjects) == ("", ("Cá nhân",))
    assert [(terms.limit, terms.stated) for terms in procedure.terms] == [(None, "3")]


def test_that_a_file_that_swells_beyond_measure_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desk_app.services.catalogue.catalogue_file.MOST_BYTES", 1_000)
    with pytest.raises(CatalogueUnreadable) as told:
        read_catalogue("bomb.gz", gzip.compress(b" " * 10_000))
    assert told.value.reason == "too_large"


FACTS = dict.fromkeys(
    ("channel", "unit", "column", "value", "amount", "time", "note", "times", "length", "hours"),
    "{x}",
)


@pytest.mark.parametrize("why", Why)
def test_that_every_problem_has_words(why: Why) -> None:
    words = problem_in_words(CatalogueProblem("#12", why, FACTS))
    assert words.startswith("Mục thứ 12 của tệp: ")
    assert kind_in_words(why)
