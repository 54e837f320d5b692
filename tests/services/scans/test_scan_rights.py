"""Who may scan, reuse and withdraw, and name the scanner's folder: every role at each."""

from collections.abc import Callable
from typing import Final
from uuid import UUID

import pytest

from desk_app.domain.errors import RightMissing
from desk_app.domain.ids import OfficerId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right, Role, rights_of
from desk_app.domain.scans.digitisation import Digitisation
from desk_app.domain.scans.tray import SETTING
from desk_app.services.office.keeping import set_setting
from desk_app.services.scans.scan_paper import reuse_paper, scan_paper
from desk_app.services.scans.withdraw_scan import WithdrawScan, withdraw_scan
from tests.builders import an_officer
from tests.services.scans.counter import COPY, OFFICER, ScanCounter


def withdraws(officer: Officer, at: ScanCounter) -> None:
    order = WithdrawScan(dossier=at.dossier.id, entry=UUID(int=1), reason="Nhầm")
    withdraw_scan(order, officer, at.desk, at.box)


USE_CASES: Final[dict[str, tuple[Right, Callable[[Officer, ScanCounter], object]]]] = {
    "scan_paper": (Right.SCAN, lambda who, at: scan_paper(at.scan(2), who, at.desk, at.box)),
    "reuse_paper": (
        Right.SCAN,
        lambda who, at: reuse_paper(
            at.reuse(3, paper=COPY, state=Digitisation.REUSED), who, at.desk
        ),
    ),
    "withdraw_scan": (Right.SCAN, withdraws),
    "name the scanner's folder": (
        Right.BIND_PRINTERS,
        lambda who, at: set_setting(SETTING, "/srv/scans", who, at.desk),
    ),
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("use_case", USE_CASES)
def test_that_each_role_does_with_scans_what_it_may_and_nothing_else(
    use_case: str, role: Role, counter: ScanCounter
) -> None:
    right, do = USE_CASES[use_case]
    scan_paper(counter.scan(1), OFFICER, counter.desk, counter.box)
    before = counter.stored()
    somebody = an_officer(OfficerId(UUID(int=99)), role)
    if right in rights_of([role]):
        do(somebody, counter)
        assert (counter.stored() != before) == (right is Right.SCAN)
        return
    with pytest.raises(RightMissing) as refused:
        do(somebody, counter)
    assert refused.value.right == right
    assert counter.stored() == before


def test_that_reception_specialist_and_leader_scan_and_nobody_else() -> None:
    scanning = {role for role in Role if Right.SCAN in rights_of([role])}
    assert scanning == {Role.RECEPTION, Role.SPECIALIST, Role.LEADER}
