"""The catalogue in pictures, with an invented procedure and no real decision."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from db.queries.catalogue import Change, FieldRow, News, Version
from db.queries.catalogue_figures import CatalogueChanges, CatalogueFigures
from desk_app.documents.public.notice_sheet_of import notice_sheet_of
from desk_app.documents.samples import public as samples
from desk_app.domain.law.due import LimitUnit
from desk_app.domain.law.procedure import Flag, Level, Procedure, is_shared, lead_level
from desk_app.domain.law.process import ProcessStep
from desk_app.services.catalogue.sample_province import (
    FIGURES,
    FIRST,
    LAST,
    SampleFigures,
    sample_province,
)
from desk_app.wiring.catalogue import Wanted
from ui.screens.catalogue.figures import figures_of
from ui.screens.catalogue.figures_page import FiguresPage
from ui.screens.catalogue.process import process_pieces
from ui.screens.catalogue.settling.page import SettlingPage
from ui.screens.catalogue.state import (
    CatalogueState,
    Chosen,
    FieldLine,
    Line,
    Page,
    ProcedureLine,
    WordedVersion,
)
from ui.screens.catalogue.view import CatalogueView
from ui.shell.scenes import in_shell

_TREE = (
    FieldRow("Bảo trợ xã hội", 31),
    FieldRow("Chứng thực", 12),
    FieldRow("Đất đai", 58),
    FieldRow("Hộ tịch", 24),
    FieldRow("Thành lập và hoạt động của hộ kinh doanh", 3),
    FieldRow("Xử lý đơn thư và tiếp công dân, giải quyết khiếu nại, tố cáo", 9),
)
_LINES: Sequence[Line] = (
    *(FieldLine(row.field, row.procedures) for row in _TREE[:4]),
    FieldLine(_TREE[4].field, 3, is_open=True),
    ProcedureLine("1.001266", "Chấm dứt hoạt động hộ kinh doanh"),
    ProcedureLine("1.001612", "Đăng ký thành lập hộ kinh doanh"),
    ProcedureLine("2.000720", "Đăng ký thay đổi nội dung đăng ký hộ kinh doanh"),
    FieldLine(_TREE[5].field, 9),
)
_USUAL = CatalogueState(
    wanted=Wanted(field=_TREE[4].field), tree=_TREE, lines=_LINES, found=3, loaded=True
)


def _chosen(procedure: Procedure, why_not: str = "") -> Chosen:
    sheet = notice_sheet_of(procedure, samples.FACTS, samples.DAY)
    return Chosen(procedure, sheet, why_not)


def _scene(state: CatalogueState, line: int = -1, *, reading: bool = False) -> QWidget:
    page = CatalogueView()
    shell = in_shell(page, "Thủ tục", "danh mục đang có hiệu lực", place="catalogue")
    page.render_state(state)
    page.finder.field.setText(state.wanted.sought)
    page.finder.table.go_to(line)
    if reading:
        page.focus_reading()
    elif line >= 0:
        page.finder.focus_list()
    else:
        page.finder.field.setFocus()
    return shell


def usual() -> QWidget:
    return _scene(replace(_USUAL, chosen=_chosen(samples.PROCEDURE)), 6)


def long_name() -> QWidget:
    found = ProcedureLine(samples.LONG.code, samples.LONG.name)
    state = replace(
        _USUAL,
        wanted=Wanted(sought="giao đất"),
        lines=(found, *_LINES[5:8]),
        found=214,
        chosen=_chosen(samples.LONG),
    )
    return _scene(state, 0, reading=True)


def abolished() -> QWidget:
    old = replace(samples.PROCEDURE, abolished_on=date(2026, 8, 5))
    line = ProcedureLine(old.code, old.name, "Đã bãi bỏ từ 05/08/2026")
    state = replace(
        _USUAL,
        wanted=Wanted(sought="1.001612"),
        lines=(line,),
        found=1,
        chosen=_chosen(old, "Đã bãi bỏ từ ngày 05/08/2026: không tiếp nhận được."),
    )
    return _scene(state, 0)


def versions() -> QWidget:
    now = samples.PROCEDURE
    before = replace(
        now,
        decision="0001/QĐ-MẪU",
        cases=now.cases[:1],
        terms=tuple(replace(terms, statutory=None) for terms in now.terms),
    )
    since = date(2026, 7, 1)
    worded = tuple(
        WordedVersion(
            Version(edition="mẫu", since=start, until=end, procedure=each),
            notice_sheet_of(each, samples.FACTS, samples.DAY),
        )
        for each, start, end in ((now, since, None), (before, None, since))
    )
    return _scene(
        replace(_USUAL, chosen=_chosen(now), page=Page.VERSIONS, versions=worded), 6, reading=True
    )


def one_version() -> QWidget:
    return _scene(replace(_USUAL, chosen=_chosen(samples.PROCEDURE), page=Page.VERSIONS), 6)


def whats_new() -> QWidget:
    since = samples.DAY - timedelta(days=30)
    kinds = (Change.ADDED, Change.CHANGED, Change.ABOLISHED, Change.CHANGED)
    names = (
        "Đăng ký thành lập hộ kinh doanh",
        samples.LONG.name,
        "Đăng ký thay đổi nội dung đăng ký hộ kinh doanh",
        "Chấm dứt hoạt động hộ kinh doanh",
    )
    news = tuple(
        News(
            change=kind,
            on=samples.DAY - timedelta(days=3 * n),
            code=f"1.00161{n}",
            name=name,
            field="Thành lập và hoạt động của hộ kinh doanh",
            levels=frozenset({Level.COMMUNE}),
            decision="0000/QĐ-MẪU" if n else "",
            decided_on=samples.DAY - timedelta(days=9) if n else None,
        )
        for n, (kind, name) in enumerate(zip(kinds, names, strict=True))
    )
    state = replace(_USUAL, page=Page.NEWS, since=since, news=news, news_loaded=True)
    return _scene(state, reading=True)


def nothing_new() -> QWidget:
    since = samples.DAY - timedelta(days=30)
    return _scene(replace(_USUAL, page=Page.NEWS, since=since, news_loaded=True))


def statistics() -> QWidget:
    """A sample of a whole province."""
    procedures, on_file = _province()
    changes = CatalogueChanges(
        decisions=on_file.decisions,
        added=0,
        changed=on_file.changed,
        abolished=on_file.abolished,
    )
    shown = figures_of(_counted(procedures), changes)
    state = replace(_USUAL, page=Page.FIGURES, figures=shown, period=(FIRST, LAST))
    return _scene(state, reading=True)


def statistics_below() -> QWidget:
    """The same, read to its end."""
    shell = statistics()
    (page,) = shell.findChildren(FiguresPage)
    page.table.go_to(page.table.model().rowCount() - 1)
    return shell


def _province() -> tuple[Sequence[Procedure], SampleFigures]:
    """What is in force after the last decision, and the figures it was made for."""
    _edition, first = next(sample_province())
    return first[: FIGURES.total], FIGURES


def _counted(procedures: Sequence[Procedure]) -> CatalogueFigures:
    lead = Counter(lead_level(each.levels) for each in procedures)
    done_at = Counter(level for each in procedures for level in each.levels)
    flags = Counter(flag for each in procedures for flag in each.flags)
    return CatalogueFigures(
        total=len(procedures),
        listed={level: lead[level] for level in Level},
        without_level=lead[None],
        done_at={level: done_at[level] for level in Level},
        shared=sum(is_shared(each.levels) for each in procedures),
        flags={flag: flags[flag] for flag in Flag},
        shortened=sum(each.is_shortened for each in procedures),
        fields=(),
    )


def process() -> QWidget:
    """The steps inside the house and the legs, at the end of what is read."""
    (one,) = (each for each in _province()[0] if each.code == "MAU-1500")
    long = replace(
        one,
        steps=(*one.steps, ProcessStep("Họp hội đồng thẩm định", "Hội đồng", Decimal(40))),
    )
    shell = _scene(replace(_USUAL, chosen=_chosen(long)), 6, reading=True)
    (page,) = shell.findChildren(CatalogueView)
    page.pane.show_pieces(process_pieces(long))  # as when it is scrolled there
    return shell


def settling() -> QWidget:
    """A supplement waits to be decided upon: the officer has ticked a paper and typed a time."""
    decided = replace(_USUAL, chosen=_chosen(samples.PROCEDURE), page=Page.SETTLING)
    shell = _scene(decided, 6, reading=True)
    (page,) = shell.findChildren(SettlingPage)
    page.papers.ticked.emit(1, 1)
    page.papers.go_to(1, 1)
    page.times.lines[2].amount.setText("2")
    page.times.lines[2].amount.textEdited.emit("2")
    return shell


def settling_read_only() -> QWidget:
    why = "Chỉ xem: quản trị quyết định những mục này."
    chosen = replace(_chosen(samples.PROCEDURE), why_undecided=why)
    return _scene(replace(_USUAL, chosen=chosen, page=Page.SETTLING), 6, reading=True)


def settling_long() -> QWidget:
    shell = _scene(replace(_USUAL, chosen=_chosen(samples.LONG), page=Page.SETTLING), reading=True)
    (page,) = shell.findChildren(SettlingPage)
    page.case.set_value("Đất chuyên trồng lúa")
    page.case.chosen.emit("Đất chuyên trồng lúa")
    page.times.lines[0].unit.set_value(LimitUnit.WORKING_DAY)
    page.times.lines[0].unit.chosen.emit(LimitUnit.WORKING_DAY)
    page.save.click()
    return shell


def empty() -> QWidget:
    return _scene(CatalogueState(loaded=True))


SCENES = {
    "catalogue": usual,
    "catalogue-long": long_name,
    "catalogue-abolished": abolished,
    "catalogue-versions": versions,
    "catalogue-one-version": one_version,
    "catalogue-news": whats_new,
    "catalogue-no-news": nothing_new,
    "catalogue-figures": statistics,
    "catalogue-figures-below": statistics_below,
    "catalogue-process": process,
    "catalogue-settling": settling,
    "catalogue-settling-read-only": settling_read_only,
    "catalogue-settling-long": settling_long,
    "catalogue-empty": empty,
}
