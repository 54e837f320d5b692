"""A client that knows only docs/SYNC.md, and the real server."""

import ast
from collections.abc import Callable
from pathlib import Path

from tests.central.conftest import Server, new_server
from tests.central.independent import client
from tests.central.independent.client import Client, catalogue_in
from tests.central.published.offices import NEW, an_edition, publish
from tests.sync.office import Home, TrialDesk

__all__ = ["new_server"]  # a fixture


def test_that_a_client_written_from_the_document_speaks_with_the_real_server(
    home: Home, new_desk: Callable[[], TrialDesk], new_server: Callable[[str], Server]
) -> None:
    ours = new_desk()
    dossier = ours.receive()
    ours.look(dossier)
    ours.catch_up()
    theirs = Client(new_server(home.address).start(), home.invite())

    reply = theirs.exchange(theirs.act("kiosk.greeted", {"words": "Xin chào"}))
    assert [verdict["kind"] for verdict in reply["verdicts"]] == ["accepted"]
    assert theirs.agrees_with(reply)
    assert [entry["desk"] for entry in theirs.heard] == ["Q1", "Q1", theirs.me["desk"]]
    assert [entry.get("raw") is None for entry in theirs.heard] == [False, True, True]

    again = theirs.exchange()
    assert (again["news"], again["verdicts"]) == ([], [])
    assert theirs.agrees_with(again)
    ours.catch_up()
    assert "kiosk.greeted" in [act.kind for act in ours.acts()], "a kind we do not know is carried"


def test_that_it_gets_the_catalogue_of_the_centre(
    home: Home, new_server: Callable[[str], Server]
) -> None:
    raw = an_edition(NEW)
    published = publish(home, raw)
    theirs = Client(new_server(home.address).start(), home.invite())
    theirs.exchange()
    assert theirs.editions["catalogue"]["name"] == published.name
    assert theirs.exchange()["editions"] == [], "what is held is not sent again"
    file = theirs.file_of("catalogue")
    assert file == raw
    procedures, told = catalogue_in(file)
    assert [each["code"] for each in procedures] == [NEW.code, "9.000001"]
    assert procedures[0]["decision"] == NEW.decision
    assert told == []


def test_that_the_client_imports_nothing_of_this_program() -> None:
    tree = ast.parse(Path(client.__file__).read_text("utf-8"))
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            names.add((node.module or "").split(".")[0])
        elif isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
    assert not names & {"desk_app", "db", "central", "ui", "tests"}
