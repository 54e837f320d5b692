"""The exchange on every database the centre can run on."""

from collections.abc import Callable

from tests.sync.office import Home, TrialDesk
from tests.sync.test_broken_wire import everything_agrees


def test_that_an_office_works_the_same_on_every_database(
    home: Home, desk_of: Callable[[Home], TrialDesk]
) -> None:
    one, two = desk_of(home), desk_of(home)
    dossier = one.receive()
    one.look(dossier)
    one.catch_up()
    two.catch_up()
    two.result_back(dossier)
    two.catch_up()
    everything_agrees(home, one, two)
    one.forge(previous=bytes(32))
    assert one.exchange().refused == 1
    assert len(home.quarantined()) == 1
