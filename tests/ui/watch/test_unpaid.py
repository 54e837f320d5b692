"""A result given out before it was paid: to be seen, with its list and on the day's sheet."""

from dataclasses import replace

from desk_app.domain.dossier import Collector, CollectorKind
from desk_app.domain.money.till.owed import left_of
from desk_app.domain.office_time import office_date
from desk_app.domain.watching.findings import Mark, Trouble
from desk_app.services.return_.return_result import ReturnResult
from tests.ui.dossiers.counter import ANOTHER, OFFICER, CounterDesk
from tests.ui.watch.test_watch import opened, seen
from ui import formats, theme
from ui.screens.watch.seen_words import _of_a_dossier
from ui.widgets.tables.cells import TwoLines

BECAUSE = "Chuyển khoản, chờ báo có"


def test_that_a_result_given_out_unpaid_is_to_be_seen_until_it_is_paid(
    counter: CounterDesk,
) -> None:
    dossier = counter.bring_back(counter.receive())
    owner = Collector(kind=CollectorKind.OWNER, name=dossier.applicant.name)
    order = ReturnResult(dossier=dossier.id, collector=owner, unpaid_because=BECAUSE)
    left = left_of(counter.office.counter.return_result(order, OFFICER))
    screen = opened(counter)
    (row,) = seen(screen, Trouble.RETURNED_UNPAID)
    assert (row.code, row.badge.text) == (str(dossier.code), "Trả chưa thu")
    assert row.title == f"Còn phải thu {formats.money(left)}"
    assert row.detail.startswith(f"Lý do: {BECAUSE} · {OFFICER.name}")
    today = office_date(counter.clock())
    (line,) = counter.office.day_end.look(today, ANOTHER).sheet.unpaid
    assert (line.code, line.left, line.said) == (str(dossier.code), left, BECAUSE)
    screen.view.seen.table.setFocus()
    place = screen.presenter.state.facts.seen.index(row)
    counter.press("Ctrl+Home", *(["Down"] * place))
    assert not screen.view.seen.remind.isVisible()
    assert screen.view.seen._over.isVisible()
    counter.press("Ctrl+8")
    assert [each.code for each in screen.presenter.state.rows] == [str(dossier.code)]
    counter.exempt(dossier)
    screen.enter(ANOTHER, None)
    assert seen(screen, Trouble.RETURNED_UNPAID) == []
    assert counter.office.day_end.look(today, ANOTHER).sheet.unpaid == ()


def test_that_a_long_name_takes_two_lines_behind_who_has_it_and_a_remark_stands_whole(
    counter: CounterDesk,
) -> None:
    dossier = counter.bring_back(counter.receive())
    owner = Collector(kind=CollectorKind.OWNER, name=dossier.applicant.name)
    order = ReturnResult(dossier=dossier.id, collector=owner, unpaid_because=BECAUSE)
    counter.office.counter.return_result(order, OFFICER)
    screen = opened(counter)
    (row,) = seen(screen, Trouble.RETURNED_UNPAID)
    card = screen.view.seen
    long = replace(
        row, detail=f"{OFFICER.name} · {'Đăng ký thành lập hộ kinh doanh ' * 20}".strip()
    )
    below = card._cells(long)[1]
    assert isinstance(below, TwoLines)
    lines = below.below.split("\n")
    assert len(lines) == 2
    assert lines[0].startswith(f"{OFFICER.name} · ")
    assert lines[1].endswith("…")
    room = card.table.columnWidth(1)
    assert all(theme.metrics("small").horizontalAdvance(line) <= room for line in lines)
    mark = Mark(fact="", remark="Đã gọi", by=OFFICER.id, name=OFFICER.name, at=counter.clock())
    said = card._cells(replace(long, finding=replace(row.finding, mark=mark)))[1]
    assert isinstance(said, TwoLines)
    assert said.below == long.detail


def test_that_what_is_said_of_a_dossier_begins_alike_with_why_or_who(counter: CounterDesk) -> None:
    """A long name is cut at its end: what differs from line to line stands before it."""
    dossier = counter.bring_back(counter.receive())
    owner = Collector(kind=CollectorKind.OWNER, name=dossier.applicant.name)
    order = ReturnResult(dossier=dossier.id, collector=owner, unpaid_because=BECAUSE)
    counter.office.counter.return_result(order, OFFICER)
    screen = opened(counter)
    (row,) = seen(screen, Trouble.RETURNED_UNPAID)
    finding, name = row.finding, dossier.procedure.name
    assert finding.what == name
    said = {
        reason: _of_a_dossier(replace(finding, reason=reason), counter.office.facts)[1]
        for reason in (BECAUSE, "")
    }
    assert said[BECAUSE] == f"Lý do: {BECAUSE} · {OFFICER.name} · {name}"
    assert said[""] == f"{OFFICER.name} · {name}"
    others = [each for each in screen.presenter.state.facts.seen if each.finding.dossier]
    assert all(each.detail.endswith(each.finding.what) for each in others)
