"""Who serves adds acts, refused acts and contents, and can alter or remove none of them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import Engine, Table, text, update
from sqlalchemy.exc import DBAPIError

from central.store import tables as t
from central.store.engine import open_engine
from central.store.grants import may_change_acts
from tests.central.conftest import NewServer, central
from tests.central.keeping.test_keeping import Connect, over_http, told
from tests.sync.office import Home, TrialDesk

__all__ = ["over_http"]  # a fixture


@dataclass
class Serving:
    owner: Engine
    address: str
    user: Engine  # who serves

    def said(self, *statements: str) -> None:
        with self.owner.begin() as connection:
            for statement in statements:
                connection.execute(text(statement))

    def may_change(self) -> bool:
        with self.user.connect() as asking:
            return may_change_acts(asking)


@pytest.fixture
def serving(postgres_home: Home) -> Iterator[Serving]:
    """The centre with a user of its database who only serves."""
    owner = postgres_home.engine
    url = owner.url.set(username="quay_serve", password=None).set(drivername="postgresql")
    address = url.render_as_string(hide_password=False)
    found = Serving(owner, address, open_engine(address))
    found.said("DROP ROLE IF EXISTS quay_serve", "CREATE ROLE quay_serve LOGIN")
    told("grants", "quay_serve", database=postgres_home.address)
    yield found
    found.user.dispose()
    found.said("DROP OWNED BY quay_serve", "DROP ROLE quay_serve")


def test_that_the_user_who_serves_adds_acts_and_never_changes_one(
    postgres_home: Home,
    serving: Serving,
    desk_of: Callable[[Home], TrialDesk],
    new_server: NewServer,
    over_http: Connect,
) -> None:
    one, two = desk_of(postgres_home), desk_of(postgres_home)
    server = new_server(serving.address)
    over_http(server.start(), one, two)
    dossier = one.receive()
    one.forge(previous=bytes(32))
    one.catch_up()
    two.catch_up()
    two.result_back(dossier)
    two.catch_up()
    server.stop()
    assert len(postgres_home.quarantined()) == 1
    assert len(postgres_home.acts()) >= 2
    for table in _kept():
        wipe = text(f"TRUNCATE {table.name}")
        for change in (update(table).values(unit="X"), table.delete(), wipe):
            refused = pytest.raises(DBAPIError, match="permission denied")
            with refused, serving.user.begin() as connection:
                connection.execute(change)


def test_that_the_user_who_serves_removes_contents_whole_and_alters_none(serving: Serving) -> None:
    for table in (t.content, t.content_piece):
        for change in (update(table).values(unit="X"), text(f"TRUNCATE {table.name}")):
            refused = pytest.raises(DBAPIError, match="permission denied")
            with refused, serving.user.begin() as connection:
                connection.execute(change)
        with serving.user.begin() as connection:
            connection.execute(table.delete())
    assert not serving.may_change()


def test_that_a_server_whose_user_may_change_what_is_kept_knows_it(serving: Serving) -> None:
    with serving.owner.connect() as asking:
        assert may_change_acts(asking)
    changes = ("UPDATE", "UPDATE (unit)", "TRUNCATE")
    rights = [(table, right) for table in _kept() for right in (*changes, "DELETE")]
    rights += [(table, right) for table in (t.content, t.content_piece) for right in changes]
    for table, right in rights:  # one at one is enough
        assert not serving.may_change()
        serving.said(f"GRANT {right} ON {table.name} TO quay_serve")
        assert serving.may_change(), (table.name, right)
        serving.said(f"REVOKE {right} ON {table.name} FROM quay_serve")


def _kept() -> Sequence[Table]:
    found = [table for table in t.metadata.sorted_tables if table.info.get(t.KEPT)]
    assert {t.act, t.quarantine} <= {*found}
    return found


def test_that_the_grants_can_be_read_before_they_are_given(tmp_path: Path) -> None:
    database = str(tmp_path / "central.sqlite")
    said = told("grants", "quay", "--print", database=database).splitlines()
    assert "GRANT SELECT, INSERT ON act TO quay;" in said
    assert "GRANT SELECT, INSERT ON quarantine TO quay;" in said
    assert "GRANT SELECT, INSERT, DELETE ON content_piece TO quay;" in said
    assert "GRANT SELECT, INSERT, UPDATE, DELETE ON counter TO quay;" in said
    odd = told("grants", 'Quầy "1"', "--print", database=database)
    assert 'GRANT SELECT, INSERT ON act TO "Quầy ""1""";' in odd
    assert central("grants", "quay", database=database).returncode == 1


def test_that_whatever_holds_acts_or_contents_is_never_changed() -> None:
    """A table that comes later and has such a name is marked as well."""
    marks = (t.KEPT, t.ERASABLE)
    marked = (table for table in t.metadata.sorted_tables if any(map(table.info.get, marks)))
    names = {table.name for table in marked}
    meant = {
        table.name
        for table in t.metadata.sorted_tables
        if table.name.split("_")[0] in {"act", "quarantine", "content"}
    }
    assert names == meant
