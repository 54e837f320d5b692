"""The benchmarks of the catalogue do what they say; nothing here looks at a clock."""

import gzip
from collections.abc import Mapping
from pathlib import Path

import pytest

from bench import feed as feeds
from bench.bare_store import BareStore
from bench.feed import feed
from bench.office import NOW, OFFICER, an_office
from bench.type_ahead import a_catalogue
from db.queries.procedures import find_procedures
from desk_app.domain.law.procedure import procedure_facts
from desk_app.domain.office_time import office_date
from desk_app.domain.people.folding import words
from tests.services.catalogue.samples import PORTAL, packed, portal

TODAY = office_date(NOW)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return a_catalogue(tmp_path_factory.mktemp("catalogue"), national=False)


@pytest.mark.parametrize("typed", ["ho tich", "thủ tục số 1", "t", "mau 00", "so 7 ve", "chung"])
def test_that_the_floor_of_the_type_ahead_finds_the_same_procedures(
    sample: Path, typed: str
) -> None:
    with an_office(sample) as (store, _desk), BareStore(sample) as bare:
        ours = store.ask(find_procedures)(typed, OFFICER.id, TODAY)
        found = bare.find_procedures(words(typed), TODAY.isoformat())
    assert found == [dict(procedure_facts(each)) for each in ours]
    assert found


def test_that_the_floor_of_an_import_writes_the_same_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = packed(PORTAL, portal(code="2.000815"))
    (tmp_path / "feed.gz").write_bytes(raw)
    named: Mapping[str, str] = {"feed.gz": "a small feed", "absent.gz": "one that is not here"}
    monkeypatch.setattr(feeds, "DATA", tmp_path)
    monkeypatch.setattr(feeds, "FEEDS", named)
    (figure,) = feed(tmp_path, 1)
    assert "2 procedures" in figure.what
    with (
        BareStore(tmp_path / "ours-0.sqlite") as ours,
        BareStore(tmp_path / "bare-0.sqlite") as bare,
    ):
        assert ours.rows("procedure") == bare.rows("procedure")
        assert ours.rows("procedure_body") == bare.rows("procedure_body")
        assert len(gzip.decompress(raw).splitlines()) == len(bare.rows("procedure_body"))
