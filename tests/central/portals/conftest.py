"""A home with desks, two portals that stand in, and the round that tells them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from central.contents.keeper import kept_at
from central.portals.answers import Door
from central.portals.dvcqg import Account, Dvcqg
from central.portals.igate import Client, Igate
from central.portals.round import PortalRound, Site
from central.portals.translation import tables_of
from central.store.outbox import Entry, Outbox
from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import DossierId
from tests.builders import UNIT
from tests.central.portals.stand_in import StandIn, standing
from tests.central.portals.stand_in_dvcqg import PASSWORD, NationalPortal
from tests.central.portals.stand_in_igate import SECRET, IgatePortal
from tests.sync.lines import Wire
from tests.sync.office import Home, TrialDesk

NAME = "Cổng Dịch vụ công quốc gia"
IGATE = "Hệ thống một cửa điện tử của tỉnh"
AGENCY = f"""
[agencies]
"{UNIT}" = {{ code = "000.12.45.H13", name = "UBND phường Ninh Kiều" }}
"""
SOON = httpx.Timeout(0.4)


@dataclass
class Told:
    """A portal, the stand-in that answers for it, and a desk whose dossiers it hears of."""

    home: Home
    desk: TrialDesk
    site: Site
    at: StandIn

    def round(self) -> int:
        return PortalRound(self.home.engine, [self.site], self.home.clock).run()

    def send(self) -> int:
        """What the desk did goes up, and on to the portal."""
        self.desk.catch_up(Wire(self.desk.line))
        return self.round()

    def entries(self) -> list[Entry]:
        with self.home.engine.connect() as connection:
            return list(Outbox(connection, UNIT, self.site.key).entries())

    def at_desk(self, dossier: DossierId) -> Dossier:
        self.desk.catch_up(Wire(self.desk.line))
        with self.desk.sync.glance() as tx:
            return tx.dossiers.get(dossier)

    def services(self) -> list[str]:
        """What was asked, in order, without logging in."""
        return [asked.facts["service"] for asked in self.at.asked if asked.path == "/calls"]


def dvcqg_site(at: StandIn, tables: Path | None, timeout: httpx.Timeout = SOON) -> Site:
    account = Account(user="h13", secret=PASSWORD, login="/auth", calls="/calls")
    shown = tables_of("dvcqg", tables)
    door = Door(at.address, {"dstcode": "VN:GOV:000"}, timeout)
    portal = Dvcqg(door, account, shown, "https://tep.example.vn/")
    return Site("dvcqg", NAME, [UNIT], portal, frozenset(shown.rows["steps"]))


def igate_site(at: StandIn, home: Home, timeout: httpx.Timeout = SOON) -> Site:
    shown = tables_of("igate")
    door = Door(f"{at.address}/dossier/", {}, timeout)
    portal = Igate(door, Client(id="h13", secret=SECRET), shown, kept_at(home.engine))
    return Site("igate", IGATE, [UNIT], portal, frozenset(shown.rows["steps"]))


@pytest.fixture
def home(sqlite_home: Home) -> Home:
    """Without a server; `test_postgres` has the other database."""
    return sqlite_home


@pytest.fixture
def national() -> NationalPortal:
    return NationalPortal()


@pytest.fixture
def igate() -> IgatePortal:
    return IgatePortal()


@pytest.fixture
def told(
    home: Home,
    desk_of: Callable[[Home], TrialDesk],
    national: NationalPortal,
    tmp_path: Path,
) -> Iterator[Told]:
    """The national portal hears of one desk."""
    tables = tmp_path / "bang.toml"
    tables.write_text(AGENCY, "utf-8")
    with standing(national) as at:
        site = dvcqg_site(at, tables)
        yield Told(home, desk_of(home), site, at)
        site.portal.close()


@pytest.fixture
def told_igate(
    home: Home, desk_of: Callable[[Home], TrialDesk], igate: IgatePortal
) -> Iterator[Told]:
    """iGate hears of one desk."""
    with standing(igate) as at:
        site = igate_site(at, home)
        yield Told(home, desk_of(home), site, at)
        site.portal.close()
