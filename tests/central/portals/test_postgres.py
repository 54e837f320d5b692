"""Two servers tell one portal on PostgreSQL at once: each dossier goes there once."""

import threading
from collections.abc import Callable
from pathlib import Path

from central.portals.round import PortalRound
from central.store.engine import open_engine
from central.store.outbox import State
from desk_app.domain.acts import kinds
from tests.builders import a_person
from tests.central.portals.conftest import AGENCY, Told, dvcqg_site
from tests.central.portals.stand_in import standing
from tests.central.portals.stand_in_dvcqg import NationalPortal
from tests.sync.office import Home, TrialDesk


def test_that_two_servers_at_once_tell_each_dossier_once(
    postgres_home: Home,
    desk_of: Callable[[Home], TrialDesk],
    national: NationalPortal,
    tmp_path: Path,
) -> None:
    (tmp_path / "bang.toml").write_text(AGENCY, "utf-8")
    national.refuses["LÊ VĂN SAI"] = "Sai"
    desk = desk_of(postgres_home)
    wrong = desk.receive(applicant=a_person(name="LÊ VĂN SAI"))
    for _ in range(12):
        desk.result_back(desk.receive())
    desk.catch_up()
    settled: list[int] = []
    with standing(national) as at:

        def serve() -> None:
            site = dvcqg_site(at, tmp_path / "bang.toml")
            engine = open_engine(postgres_home.address)
            settled.append(PortalRound(engine, [site], postgres_home.clock).run())
            site.portal.close()
            engine.dispose()

        told = Told(postgres_home, desk, dvcqg_site(at, tmp_path / "bang.toml"), at)
        told.round()  # fills the outbox, so that both have something to take
        desk.result_back(desk.receive())
        for _ in range(12):
            desk.receive()
        desk.catch_up()
        servers = [threading.Thread(target=serve) for _ in range(2)]
        for server in servers:
            server.start()
        for server in servers:
            server.join()
        assert sum(settled) == 13
        assert len(national.made) == len(set(national.made)) == 25
        states = [entry.state for entry in told.entries()]
        assert (states.count(State.SETTLED), states.count(State.REFUSED)) == (25, 1)
        assert told.at_desk(wrong).portals[0].refused
        told.site.portal.close()
    kinds_there = [act.kind for act in postgres_home.acts()]
    assert kinds_there.count(kinds.EXTERNAL_CODE_NOTED) == 26
    assert kinds_there.count(kinds.PORTAL_ANSWERED) == 1
