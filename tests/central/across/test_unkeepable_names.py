"""A name that no database can keep is nobody's, and holds up no other."""

from central.crossing.names import Names
from central.crossing.round import CrossingRound
from desk_app.domain.acts import kinds
from desk_app.domain.acts.steps.elsewhere import forwarded_body
from desk_app.services.elsewhere.competent_unit import Forward, forward
from desk_app.services.intake.receive_dossier import receive_dossier
from tests.builders import UNIT, an_officer, an_order
from tests.central.across.test_between_units import CALLED, Province, province

__all__ = ["province"]  # a fixture


def test_that_an_agency_whose_name_no_database_can_keep_holds_up_no_other(
    province: Province,
) -> None:
    trial = province.here.trial
    order = an_order(competent="Phường @")
    dossier = receive_dossier(order, an_officer(), province.here.desk)
    trial.waits_with(trial.raws()[-1].replace(b"@", b"\\u0000"))
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


def test_that_an_agency_named_with_half_a_letter_is_refused_and_holds_up_no_other(
    province: Province,
) -> None:
    trial = province.here.trial
    dossier = receive_dossier(an_order(competent="Phường @"), an_officer(), province.here.desk)
    trial.waits_with(trial.raws()[-1].replace(b"@", b"\\ud800"))
    other = receive_dossier(an_order(competent=CALLED), an_officer(), province.here.desk)
    forward(Forward(dossier=other.id), an_officer(), province.here.desk)
    trial.catch_up()
    assert trial.refused(), "no act: a person sees it"
    assert dossier.id not in {act.subject for act in province.home.acts()}
    assert CrossingRound(province.home.engine, province.clock).run() == 1
