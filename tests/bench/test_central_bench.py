"""The figures of sync and of the centre are measured, on tiny numbers; none looks at a clock."""

from pathlib import Path

import pytest

from bench.central.figures_of import CentralEffort, central_figures
from bench.central.mix import ACTS_EACH, days_of_work
from bench.central.place import MORNING, why_no_postgres
from bench.central.pull import pull
from bench.figures import Figure, keep
from bench.office import UNIT
from desk_app.domain.acts.act import NO_DIGEST
from desk_app.domain.acts.fold import fold
from desk_app.domain.handling.flow import Status
from desk_app.domain.ids import DeskId

TINY = CentralEffort(batches=1, polls=2, dossiers=600, looks=1, pulled=500)


def test_that_the_mix_is_what_an_office_does_with_every_dossier() -> None:
    acts = [written.act for written in days_of_work(UNIT, DeskId("Q1"), MORNING, 400)]
    assert len(acts) == 400 * ACTS_EACH
    assert [act.seq for act in acts] == list(range(1, len(acts) + 1))
    assert acts[0].previous == NO_DIGEST
    for subject in {act.subject.id for act in acts}:
        folded = fold(act for act in acts if act.subject.id == subject)
        assert folded.dossier is not None
        assert folded.dossier.status is Status.RETURNED
        assert not folded.disagreements
        assert not folded.read_only


def test_that_a_pull_and_its_floor_leave_the_same_rows(tmp_path: Path) -> None:
    assert [figure.budget for figure in pull(tmp_path, TINY.pulled)] == ["P10", "P8"]


@pytest.mark.skipif(bool(why_no_postgres()), reason=why_no_postgres() or "")
def test_that_every_figure_of_the_centre_is_measured() -> None:
    figures = list(central_figures(TINY))
    assert [figure.budget for figure in figures] == ["P9", "P11", *["P12"] * 5]
    assert all(figure.ours_ms > 0 and figure.floor_ms for figure in figures)


def test_that_figures_measured_alone_leave_the_others_as_they_were(tmp_path: Path) -> None:
    def figure(budget: str, ms: float) -> Figure:
        return Figure(budget=budget, what="", dossiers=None, ours_ms=ms, floor_ms=1, most=2)

    file = tmp_path / "results.json"
    keep([figure("P1", 1), figure("P9", 2)], file)
    keep([figure("P9", 3)], file, anew=False)
    assert file.read_text("utf-8").count('"budget"') == 2
    assert '"ours_ms": 3' in file.read_text("utf-8")
