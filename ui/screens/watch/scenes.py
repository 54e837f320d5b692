"""The supervisor's page in pictures."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desk_app.domain.office_time import office_date
from desk_app.wiring.watching.desk import Today
from ui.dossiers import sample as dossiers
from ui.screens.watch import sample
from ui.screens.watch.chosen.presenter import ChosenState
from ui.screens.watch.day_words import day_facts
from ui.screens.watch.facts import Opens, Table
from ui.screens.watch.presenter import WatchState
from ui.screens.watch.seen_words import mark_words
from ui.screens.watch.view import WatchView
from ui.shell.scenes import in_shell
from ui.shell.shell import Shell


def _page(today: Today, *, leads: bool = True, **more: object) -> tuple[WatchView, Shell]:
    page = WatchView()
    facts = day_facts(today, dossiers.wording(), urges=leads)
    shell = in_shell(page, "Giám sát", facts.where, place="watch")
    if leads:
        shell.set_officer("Nguyễn Hữu Nghĩa", "Quầy 2")
    state = WatchState(loaded=True, facts=facts, may_mark=leads, may_remind=leads, **more)  # type: ignore[arg-type]  # of a scene's own choosing
    page.render_state(state)
    page.focus_first(state)
    return page, shell


def supervisor() -> QWidget:
    return _page(sample.busy())[1]


def supervisor_empty() -> QWidget:
    return _page(sample.empty())[1]


def supervisor_own() -> QWidget:
    """An officer's account sees its own work."""
    return _page(sample.own(), leads=False)[1]


def supervisor_remark() -> QWidget:
    """A remark is typed; beside it what is due soon, by the unit that handles it."""
    page, shell = _page(sample.busy())
    page.side.choose(Table.DUE)
    page.seen.remark.click()
    page.seen.words.setText("Đã hỏi phòng, chiều nay trả")
    return shell


def supervisor_list() -> QWidget:
    """The dossiers behind a number: two are chosen, one was seen."""
    return _chosen()[1]


def supervisor_give() -> QWidget:
    """Several are given to somebody else."""
    page, shell = _chosen()
    page.list.assign.click()
    page.list.assign_form.reason.setText("Nghỉ phép đến hết thứ Sáu")
    return shell


def _chosen() -> tuple[WatchView, Shell]:
    seen = next(each for each in sample.findings() if each.mark is not None)
    rows = list(dossiers.rows())
    rows[0] = replace(rows[0], place_detail=mark_words(seen, office_date(dossiers.NOW)))
    page, shell = _page(sample.busy(), opened=Opens("Quá hạn"), rows=rows, listed=True)
    state = ChosenState(
        rows=rows,
        findings={rows[0].id: seen},
        chosen=frozenset(row.id for row in rows[1:3]),
        officers=[replace(dossiers.OFFICER, name="Tôn Nữ Hoàng Thị Phương Thảo Nguyên")],
        may_mark=True,
        may_remind=True,
        may_assign=True,
    )
    page.list.render_chosen(state)
    page.list.list.setFocus()
    return page, shell


def supervisor_long() -> QWidget:
    """Long names; by counter: open and closed shifts, and what differs."""
    page, shell = _page(sample.long())
    page.side.choose(Table.MONEY)
    return shell


SCENES = {
    "supervisor": supervisor,
    "supervisor-empty": supervisor_empty,
    "supervisor-own": supervisor_own,
    "supervisor-remark": supervisor_remark,
    "supervisor-list": supervisor_list,
    "supervisor-give": supervisor_give,
    "supervisor-long": supervisor_long,
}
