"""The supervisor's day leaves out what was received and voided since, and says so."""

from desk_app.services.amending.void import VoidDossier
from tests.ui.dossiers.counter import ANOTHER, CounterDesk
from tests.ui.watch.test_watch import late_ones, opened


def test_that_what_was_received_and_voided_today_is_told_beside_what_was_received(
    counter: CounterDesk,
) -> None:
    (before,) = late_ones(counter, 1)
    today, _kept = counter.receive(), counter.receive()
    for one in (before, today):
        counter.office.amending.void(VoidDossier(dossier=one.id, reason="Nhận nhầm"), ANOTHER)
    figure = opened(counter).presenter.state.facts.figures[0]
    assert (figure.number, figure.line) == ("1", "không kể 1 đã hủy")
