"""A name that no database can keep is nobody's, and holds up no other."""

import pytest

from central.crossing.names import Names
from central.crossing.round import CrossingRound
from desk_app.domain.acts import kinds
from desk_app.domain.acts.steps.elsewhere import forwarded_body
from desk_app.services.elsewhere.competent_unit import Forward, forward
from desk_app.services.intake.receive_dossier import receive_dossier
from tests.builders import UNIT, an_officer, an_order
from tests.central.across.test_between_units import CALLED, Province, province

__all__ = ["province"]  # a fixture


@pytest.mark.parametrize("odd", ["\\u0000", "\\ud800"])
def test_that_an_agency_whose_name_no_database_can_keep_holds_up_no_other(
    province: Province, odd: str
) -> None:
    trial = province.here.trial
    order = an_order(competent="Phường @")
    dossier = receive_dossier(order, an_officer(), province.here.desk)
    trial.waits_with(trial.raws()[-1].replace(b"@", odd.encode()))
    trial.note(kinds.FORWARDED, dossier.id, forwarded_body("bưu chính"))
    trial.catch_up()
    assert CrossingRound(province.home.engine, province.clock).run() == 0
    with province.home.engine.begin() as connection:
        ((unit, name),) = Names(connection).unknown()
    assert (unit, name.rstrip("?")) == (UNIT, "Phường ")
    other = receive_dossier(an_order(competent=CALLED), an_officer(), province.here.desk)
    forward(Forward(dossier=other.id), an_officer(), province.here.desk)
    trial.catch_up()
    assert CrossingRound(province.home.engine, province.clock).run() == 1
