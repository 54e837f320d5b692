"""Received and returned in one visit: one key, one transaction, one paper."""

from dataclasses import replace

from desk_app.domain.acts import kinds
from desk_app.domain.dossier import CollectorKind
from desk_app.domain.handling.flow import Status
from desk_app.domain.law.procedure import Flag
from desk_app.domain.people.rights import Role
from tests.builders import LEADER, an_officer
from tests.ui.intake.seat import FOUR_PAPERS, HAU, LAN, Seat, four_papers


def on_the_spot(seat: Seat) -> None:
    flags = frozenset({Flag.FIVE_ON_THE_SPOT})
    seat.put_in_catalogue(replace(four_papers(), flags=flags, results=("Bản sao trích lục",)))


def filled_in(seat: Seat) -> None:
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G")


def test_that_one_key_receives_and_returns_what_is_for_the_spot(seat: Seat) -> None:
    on_the_spot(seat)
    printed = list[object]()
    seat.screen.visit_over.connect(printed.append)
    filled_in(seat)
    seat.press("Shift+F5")
    (dossier,) = seat.received
    view = seat.office.reading.dossier(dossier.id)
    assert [deed.kind for deed in view.deeds] == [
        kinds.RECEIVED,
        kinds.RESULT_BACK,
        kinds.RETURNED,
    ]
    assert (dossier.status, dossier.result_note) == (Status.RETURNED, "Bản sao trích lục")
    assert dossier.collector is not None
    assert dossier.collector.kind is CollectorKind.OWNER
    assert seat.said == (
        f"Đã nhận và trả ngay kết quả {dossier.code} cho NGUYỄN THỊ LAN. Mời khách tiếp theo."
    )
    assert printed == [(dossier,)]
    assert seat.state.form.is_blank


def test_that_other_procedures_do_not_offer_it(seat: Seat) -> None:
    filled_in(seat)
    assert not seat.screen.view.slip.at_once.isVisible()
    seat.press("Shift+F5")
    assert seat.received == []


def test_that_a_leader_may_do_it_with_any_procedure(seat: Seat) -> None:
    seat.restart(an_officer(LEADER, Role.LEADER))
    filled_in(seat)
    assert seat.screen.view.slip.at_once.isVisible()
    seat.press("Shift+F5")
    assert [dossier.status for dossier in seat.received] == [Status.RETURNED]


def test_that_papers_missing_hold_it_up_like_any_reception(seat: Seat) -> None:
    on_the_spot(seat)
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Shift+F5")
    assert seat.received == []
    assert seat.state.missing
    assert not seat.screen.view.slip.at_once.isVisible()


def test_that_who_hands_in_for_another_without_a_paper_is_not_given_the_result(
    seat: Seat,
) -> None:
    on_the_spot(seat)
    filled_in(seat)
    seat.scan(HAU)
    seat.press("Ctrl+H", "Ctrl+G", "Shift+F5")
    assert seat.received == []
    assert seat.said.startswith("Hồ sơ không ghi người này được nhận kết quả.")
    assert not seat.state.form.is_blank
