"""A result given out before it was paid: to be seen, with its list and on the day's sheet."""

from desk_app.domain.dossier import Collector, CollectorKind
from desk_app.domain.money.till.owed import left_of
from desk_app.domain.office_time import office_date
from desk_app.domain.watching.findings import Trouble
from desk_app.services.return_.return_result import ReturnResult
from tests.ui.dossiers.counter import ANOTHER, OFFICER, CounterDesk
from tests.ui.watch.test_watch import opened, seen
from ui import formats

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
    assert not screen.view.seen.remind.isEnabled()
    assert screen.view.seen._over.isVisible()
    counter.press("Ctrl+8")
    assert [each.code for each in screen.presenter.state.rows] == [str(dossier.code)]
    counter.exempt(dossier)
    screen.enter(ANOTHER, None)
    assert seen(screen, Trouble.RETURNED_UNPAID) == []
    assert counter.office.day_end.look(today, ANOTHER).sheet.unpaid == ()
