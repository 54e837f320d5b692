"""The benchmarks do what they say, on tiny stores; nothing here looks at a clock."""

import json
import os
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random

import pytest

from bench.bare_store import BareStore
from bench.day import the_day
from bench.figures import Figure, Round, growths, in_turn, keep, show, with_warm_up
from bench.intake import intake
from bench.office import NOW, OFFICER, SCRIBE, a_filled_store, an_office, an_order
from bench.papers.every import _draw, papers
from bench.papers.marks import marks_of, replay
from bench.papers.printing import printing
from bench.papers.stored import stored_papers
from bench.reports import FLOOR, moments_of, reports
from bench.restored import restored
from bench.searching import searching
from bench.start.first_paint import moments, settle
from bench.window.shown import at_the_window
from db.check import check_store
from db.queries.reports.tallies import Detail, left_to_count, tallies
from db.queries.search import search
from desk_app.documents.editions import shipped_editions
from desk_app.documents.kinds import KINDS, RECEIPT
from desk_app.documents.paper.draw import Manner, pdf
from desk_app.documents.samples.receipts import USUAL
from desk_app.domain.counting.period import read_period
from desk_app.domain.counting.standing import bounds_of
from desk_app.domain.counting.tally import ALL, Side
from desk_app.paths import Folders
from desk_app.services.catalogue.starter import starter_catalogue
from desk_app.services.intake.receive_dossier import receive_dossier
from tests.documents.reading import text_of
from tests.printing.scheduler import why_not

DOSSIERS = 30


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return a_filled_store(tmp_path_factory.mktemp("bench"), DOSSIERS)


def test_that_a_filled_store_is_as_sound_as_one_filled_at_the_counter(filled: Path) -> None:
    with an_office(filled) as (store, _desk), store.reading.connect() as connection:
        report = check_store(connection, SCRIBE.desk)
    assert report.problems == ()
    assert (report.dossiers, report.waiting) == (DOSSIERS, 0)
    assert report.acts > 3 * DOSSIERS  # received, printed, and some are over


def test_that_a_filled_store_is_counted_and_found_again(filled: Path) -> None:
    before = filled.read_bytes()
    with an_office(filled) as (store, _desk):
        assert store.ask(left_to_count)() == 0
    assert a_filled_store(filled.parent, DOSSIERS) == filled
    assert filled.read_bytes() == before


def test_that_the_floor_of_an_intake_stores_the_same_rows(filled: Path, tmp_path: Path) -> None:
    ours, bare = (Path(shutil.copy(filled, tmp_path / name)) for name in ("ours", "bare"))
    procedure = next(p for p in starter_catalogue() if p.code == "1.001612")
    with an_office(ours) as (_store, desk), BareStore(ours) as seen, BareStore(bare) as floor:
        receive_dossier(an_order(Random(1), procedure), OFFICER, desk)  # noqa: S311  # the same in each run
        floor.receive(seen.newest())
        assert floor.newest() == seen.newest()
    with an_office(bare) as (store, _desk), store.reading.connect() as connection:
        assert check_store(connection, SCRIBE.desk).problems == ()
        assert check_store(connection, SCRIBE.desk).waiting == 1


def test_that_the_floor_of_a_search_finds_the_same_dossiers(filled: Path) -> None:
    with an_office(filled) as (store, _desk), BareStore(filled) as bare:
        ours = [line.n for line in store.ask(search)("ng")]
        assert ours == [row[0] for row in bare.search('"ng"*')]
    assert ours


def test_that_the_floor_of_a_paper_draws_the_same_marks() -> None:
    draw = partial(pdf, RECEIPT, USUAL, shipped_editions().all[-1], manner=Manner(invariant=True))
    assert replay(marks_of(draw)) == draw()


def test_that_every_figure_is_measured_and_kept(filled: Path, tmp_path: Path) -> None:
    ours, floor = (Path(shutil.copy(filled, tmp_path / name)) for name in ("ours", "floor"))
    figures = [
        *intake(ours, floor, DOSSIERS, rounds=2),
        *papers(rounds=1),
        *stored_papers(filled, tmp_path, DOSSIERS, rounds=1),
        *searching(filled, DOSSIERS, rounds=1),
        *the_day(filled, DOSSIERS, rounds=1),
        *reports(filled, DOSSIERS),
    ]
    keep(figures, tmp_path / "results.json")
    kept = json.loads((tmp_path / "results.json").read_text("utf-8"))
    budgets = ["P2", "P2", *["P3"] * (len(KINDS) + 2), "P5", "P7", "P7", "P18", "P18"]
    assert [fact["budget"] for fact in kept] == budgets
    assert all(fact["ratio"] > 0 for fact in kept)


def test_that_a_start_of_the_desk_paints_before_it_opens_the_store(
    filled: Path, tmp_path: Path
) -> None:
    settle(Folders(tmp_path / "desk"), filled)
    said = moments("bench.start.login_window", str(tmp_path / "desk"))
    assert said["painted"] < said["unlocked"] < said["ready"]
    assert said["early"] == []


def test_that_a_desk_at_work_is_measured_at_its_window(filled: Path, tmp_path: Path) -> None:
    settle(Folders(tmp_path / "desk"), filled)
    figures = list(at_the_window(tmp_path / "desk", DOSSIERS, rounds=4))
    assert [figure.budget for figure in figures] == ["P6", *["P7"] * 5, "P18", "P18"]
    assert all(figure.ours_ms > 0 for figure in figures)


def test_that_a_figure_over_an_absolute_bound_does_not_hold() -> None:
    fast = Figure(budget="P5", what="", dossiers=1, ours_ms=1, floor_ms=1, most=2)
    slow = Figure(budget="P5", what="", dossiers=1, ours_ms=1, floor_ms=1, most=2, beside=False)
    assert (fast.holds, slow.holds) == (True, False)


def test_that_rounds_take_turns_and_the_floor_is_made_ready_after_ours() -> None:
    done: list[str] = []

    def floor() -> Iterator[Round]:
        while True:
            ready = f"after {len(done)}"
            yield partial(done.append, ready)

    ours = [partial(done.append, "ours")] * with_warm_up(1)
    taken, least = in_turn(ours, floor())
    assert (len(taken), len(least)) == (1, 1)
    assert done[:4] == ["ours", "after 1", "ours", "after 3"]


def test_that_no_paper_is_drawn_twice_with_the_same_person() -> None:
    figures = list(papers(rounds=1))
    assert len(figures) == len(KINDS) + 1
    assert all(figure.ours_ms > 0 and figure.floor_ms for figure in figures)
    one, another = (_draw(RECEIPT, chance)() for chance in (Random(1), Random(2)))  # noqa: S311  # the same in each run
    assert text_of(one) != text_of(another)


@pytest.mark.skipif(bool(why_not()), reason=why_not() or "")
def test_that_a_print_is_measured_from_the_store_and_leaves_no_server_set(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUPS_SERVER", "before")
    copy = Path(shutil.copy(filled, tmp_path / "copy"))
    (figure,) = printing(copy, tmp_path, DOSSIERS, rounds=1)
    assert figure.ours_ms > 0
    assert os.environ["CUPS_SERVER"] == "before"
    assert next(tmp_path.glob("H13*.pdf")).read_bytes().startswith(b"%PDF")


def test_that_the_floor_of_a_report_counts_the_same_dossiers(filled: Path) -> None:
    period = read_period("2026-11")
    with an_office(filled) as (store, _desk), BareStore(filled) as bare:
        found = store.ask(tallies)(bounds_of(period, NOW), ALL, Detail())
        assert sum(tally.n for tally in found if tally.side is Side.OUTCOME) == DOSSIERS
        assert sum(row[-1] for row in bare.ask(FLOOR, moments_of(period))) == DOSSIERS


def test_that_both_ends_stand_side_by_side_and_what_grows_is_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def figure(budget: str, dossiers: int, ours: float, floor: float | None) -> Figure:
        return Figure(
            budget=budget, what="x", dossiers=dossiers, ours_ms=ours, floor_ms=floor, most=3
        )

    figures = [
        *(figure("P2", 1_000, 2, 1), figure("P2", 1_000_000, 2.5, 2)),
        *(figure("P6", 1_000, 10, None), figure("P6", 1_000_000, 20, None)),
        *(figure("P7", 1_000, 10, 10), figure("P7", 1_000_000, 20, 10)),
    ]
    grown = growths(figures)
    assert [(growth.ours, growth.floor, growth.flat) for growth in grown] == [
        (1.25, 2, True),
        (2, None, False),
        (2, 1, None),  # nobody asks a list to be flat
    ]
    show(figures)
    said = capsys.readouterr().out.splitlines()
    assert said[-3].split() == ["P2", "x", "2.00", "2.50", "1.25", "2.00", "flat"]
    assert said[-2].split()[-2:] == ["–", "GROWS"]


def test_that_a_restore_is_rehearsed_on_a_store_at_work(tmp_path: Path) -> None:
    filled = a_filled_store(tmp_path, 30)
    folder = tmp_path / "folder"
    folder.mkdir()
    (figure,) = restored(filled, folder, 30)
    assert figure.holds
    assert figure.note.startswith("digest equal")
    assert list(folder.iterdir()) == []  # gigabytes, in a large one
