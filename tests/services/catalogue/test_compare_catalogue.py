"""A difference is seen before anything is stored, and only what was seen is stored."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import update

from db.tables.catalogue import procedure_body
from db.unit_of_work import UnitOfWork
from desk_app.domain.errors import RightMissing
from desk_app.domain.law.catalogue_faults import CatalogueMoved, SheetRefused
from desk_app.domain.law.due import SAME_DAY, Limit, LimitUnit
from desk_app.domain.law.fees import FeeLine
from desk_app.domain.law.papers import Channel
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.law.terms import ChannelTerms
from desk_app.domain.people.rights import Role
from desk_app.services.catalogue.compare_catalogue import ImportCatalogue, compare_catalogue
from desk_app.services.catalogue.comparing.changes_in_words import changed_facts
from desk_app.services.catalogue.comparing.difference import CatalogueDifference
from desk_app.services.catalogue.import_catalogue import ApplyCatalogue, apply_catalogue
from desk_app.services.catalogue.reading import Why
from desk_app.services.catalogue.sheets.writing import csv_files, workbook
from desk_app.services.desk import Desk
from tests.builders import ADMIN, BUSINESS, FRIDAY_MORNING, a_desk, a_procedure, an_officer
from tests.services.catalogue.samples import PORTAL, method, portal, raw
from tests.services.catalogue.sheets.books import a_csv
from tests.services.catalogue.sheets.procedures import FULL

Work = Callable[[], UnitOfWork]
DAY = FRIDAY_MORNING.date()
ADMINISTRATOR = an_officer(ADMIN, Role.ADMIN)


@pytest.fixture
def desk(work: Work) -> Desk:
    return a_desk(work)


def compare(desk: Desk, *files: tuple[str, bytes]) -> CatalogueDifference:
    return compare_catalogue(ImportCatalogue(files), ADMINISTRATOR, desk)


def take(desk: Desk, *files: tuple[str, bytes], left_out: frozenset[str] = frozenset()) -> str:
    order = ApplyCatalogue(compare(desk, *files), left_out)
    return apply_catalogue(order, ADMINISTRATOR, desk).edition


def held(desk: Desk, code: str) -> Procedure | None:
    with desk.glance() as work:
        found = work.catalogue.on(code, DAY)
        return found[0] if found else None


def acts(desk: Desk) -> int:
    with desk.glance() as work:
        return work.journal.head()[0]


def test_that_comparing_stores_nothing(desk: Desk) -> None:
    before = acts(desk)
    difference = compare(desk, ("a.json", raw(PORTAL)))
    assert [each.code for each in difference.added] == ["1.001193"]
    assert held(desk, "1.001193") is None
    assert acts(desk) == before


def test_that_applying_stores_what_was_seen_in_one_act(desk: Desk) -> None:
    before = acts(desk)
    take(desk, ("a.json", raw(PORTAL)), ("b.xlsx", workbook([FULL])))
    assert held(desk, "1.001193") is not None
    with desk.glance() as work:
        assert work.catalogue.newest([FULL.code]) == {FULL.code: FULL}
    assert acts(desk) == before + 1


def test_that_each_change_is_told_before_and_after_in_words(desk: Desk) -> None:
    take(desk, ("a.json", raw(PORTAL)))
    changed = method(processingTime=5, fees=[]) | {"name": "Đăng ký khai sinh"}
    changed["executionCases"] = [
        {"name": "", "profileComponents": [{"name": "Tờ khai", "originalQty": 1, "copyQty": 0}]}
    ]
    (change,) = compare(desk, ("a.json", raw(changed))).changed
    assert [(fact.what, fact.before, fact.after) for fact in change.facts] == [
        ("Tên", "Thủ tục đăng ký khai sinh", "Đăng ký khai sinh"),
        ("Thời hạn", "3 ngày làm việc", "5 ngày làm việc"),
        ("Phí, lệ phí", "Phí 8.000 đ/bản (/bản)", ""),
        ("Giấy tờ", "Giấy chứng sinh (1 chính, 0 sao, bắt buộc)", ""),
        ("Giấy tờ", "Lưu ý (ghi chú)", ""),
        ("Giấy tờ", "", "Tờ khai (1 chính, 0 sao, bắt buộc)"),
    ]


def test_that_of_several_channels_the_one_that_changes_is_told() -> None:
    def by_channels(**amounts: int) -> Procedure:
        terms = tuple(
            ChannelTerms(
                channel=Channel[name],
                limit=SAME_DAY,
                fees=(FeeLine(amount=amount, name="Lệ phí"),),
            )
            for name, amount in amounts.items()
        )
        return replace(a_procedure(), terms=terms)

    before = by_channels(DIRECT=8_000, ONLINE=8_000, POST=8_000)
    for after, told in (
        (by_channels(DIRECT=10_000, ONLINE=8_000, POST=8_000), ("Trực tiếp: ", "8.000", "10.000")),
        (by_channels(DIRECT=9_000, ONLINE=9_000, POST=9_000), ("", "8.000", "9.000")),
    ):
        (fact,) = changed_facts(before, after)
        channel, old, new = told
        assert fact.before.startswith(f"{channel}Lệ phí {old}")
        assert fact.after.startswith(f"{channel}Lệ phí {new}")
        assert ";" not in fact.before + fact.after


def test_that_abolishing_is_counted_and_closes_the_procedure(desk: Desk) -> None:
    sheet = a_csv(("Mã", "Bãi bỏ từ"), (BUSINESS, "01/10/2026"))
    difference = compare(desk, ("bai-bo.csv", sheet))
    assert (len(difference.changed), difference.abolished) == (1, 1)
    assert difference.by_field == {a_procedure().field: 1}
    take(desk, ("bai-bo.csv", sheet))
    found = held(desk, BUSINESS)
    assert found == replace(a_procedure(), abolished_on=date(2026, 10, 1))


def test_that_what_is_held_already_is_no_difference(desk: Desk) -> None:
    take(desk, ("a.xlsx", workbook([FULL])))
    for files in ([("a.xlsx", workbook([FULL]))], list(csv_files([FULL]).items())):
        difference = compare(desk, *files)
        assert difference.empty
        assert difference.unchanged == 1
        assert take(desk, *files) == ""


def test_that_no_body_is_read_for_what_is_published_as_before(desk: Desk, work: Work) -> None:
    take(desk, ("a.json", raw([PORTAL, portal(code="2.000815")])))
    with work() as tx:
        connection = tx.catalogue._connection
        connection.execute(update(procedure_body).values(body="unreadable"))
        tx.commit()
    difference = compare(desk, ("a.json", raw([PORTAL, portal(code="2.000815")])))
    assert (difference.empty, difference.unchanged) == (True, 2)


def test_that_what_the_officer_leaves_out_stays_as_it_is(desk: Desk) -> None:
    other = portal(code="2.000815", name="Chứng thực")
    take(desk, ("a.json", raw([PORTAL, other])), left_out=frozenset({"2.000815"}))
    assert held(desk, "1.001193") is not None
    assert held(desk, "2.000815") is None


def test_that_a_catalogue_changed_in_between_is_compared_anew(desk: Desk) -> None:
    take(desk, ("a.json", raw(PORTAL)))
    seen = compare(desk, ("a.json", raw(portal(name="Khai sinh"))))
    take(desk, ("b.json", raw(portal(name="Khác"))))
    before = acts(desk)
    with pytest.raises(CatalogueMoved) as told:
        apply_catalogue(ApplyCatalogue(seen), ADMINISTRATOR, desk)
    assert told.value.procedures == 1
    assert acts(desk) == before
    found = held(desk, "1.001193")
    assert found is not None
    assert found.name == "Khác"


def test_that_one_refused_file_leaves_everything(desk: Desk) -> None:
    before = acts(desk)
    with pytest.raises(SheetRefused):
        take(desk, ("good.xlsx", workbook([FULL])), ("bad.csv", b"\xff\xfe"))
    assert held(desk, FULL.code) is None
    assert acts(desk) == before


def test_that_the_offices_own_table_settles_and_the_portal_does_not_unsettle(desk: Desk) -> None:
    portals = raw(method(processingTime=1, processingTimeUnit="OTHER"))
    take(desk, ("a.json", portals))
    papers = a_csv(
        ("Mã", "Tên giấy tờ", "Bản chính", "Bắt buộc"),
        ("1.001193", "Giấy chứng sinh", "1", "Không"),
    )
    times = a_csv(
        ("Mã", "Kênh nộp", "Thời hạn", "Tên khoản thu", "Mức thu", "Ghi chú khoản thu"),
        ("1.001193", "Trực tiếp", "2 ngày làm việc", "Lệ phí", "8000", "/bản"),
    )
    facts = a_csv(("Mã", "Tên ngắn", "5 tại chỗ"), ("1.001193", "Khai sinh", "Có"))
    take(desk, ("papers.csv", papers), ("times.csv", times), ("facts.csv", facts))
    settled = held(desk, "1.001193")
    assert settled is not None
    assert settled.required_papers() == ()
    assert settled.limit_for(Channel.DIRECT) == Limit(Decimal(2), LimitUnit.WORKING_DAY)
    assert settled.fees_for(Channel.DIRECT)[0].name == "Lệ phí"
    take(desk, ("a.json", portals))
    after = held(desk, "1.001193")
    assert after is not None
    assert after.required_papers() == ()
    assert (after.short, after.flags) == ("Khai sinh", settled.flags)
    assert after.limit_for(Channel.DIRECT) == settled.limit_for(Channel.DIRECT)
    assert after.fees_for(Channel.DIRECT)[0].name == "Lệ phí"
    assert compare(desk, ("a.json", portals)).empty


def test_that_a_corrected_unit_stays_while_the_publication_says_the_same(desk: Desk) -> None:
    portals = raw(method(processingTime=7, processingTimeUnit="DAY"))
    take(desk, ("a.json", portals))
    times = a_csv(("Mã", "Kênh nộp", "Thời hạn"), ("1.001193", "Trực tiếp", "7 ngày làm việc"))
    take(desk, ("b.csv", times))
    take(desk, ("a.json", portals))
    found = held(desk, "1.001193")
    assert found is not None
    assert found.limit_for(Channel.DIRECT) == Limit(Decimal(7), LimitUnit.WORKING_DAY)
    assert found.fees_for(Channel.DIRECT)[0].amount == 8_000  # the table has no column for them
    assert compare(desk, ("b.csv", times)).empty
    nine = raw(method(processingTime=9, processingTimeUnit="DAY"))
    take(desk, ("a.json", nine))
    found = held(desk, "1.001193")
    assert found is not None
    assert found.limit_for(Channel.DIRECT) == Limit(Decimal(9), LimitUnit.DAY)


def test_that_doubts_are_told_of_what_comes_in_only(desk: Desk) -> None:
    doubtful = method(fees=[{"type": "FEE", "value": 20}])
    take(desk, ("a.json", raw(PORTAL)))
    difference = compare(desk, ("a.json", raw([PORTAL, doubtful | {"code": "1.000656"}])))
    assert [(each.where, each.why) for each in difference.doubts] == [
        ("1.000656", Why.FEE_THOUSANDS)
    ]


def test_that_only_who_may_import_compares_or_applies(desk: Desk) -> None:
    seen = compare(desk, ("a.json", raw(PORTAL)))
    for do in (
        lambda: compare_catalogue(ImportCatalogue(()), an_officer(), desk),
        lambda: apply_catalogue(ApplyCatalogue(seen), an_officer(), desk),
    ):
        with pytest.raises(RightMissing):
            do()
    assert held(desk, "1.001193") is None
