"""What was given out as each form of a dossier, as lines: the version in use first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from desk_app.domain.office_time import office_date
from desk_app.wiring.drawing import PaperHistory, VersionLine
from ui import formats

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionRow:
    form: str
    version: UUID | None  # None: never printed
    paper: str
    state: str  # "Đang dùng · cấp lại lần 1, lý do: …"
    at: str
    officer: str
    prints: str
    in_use: bool
    changed: bool  # in use, and the dossier says something else by now
    ground: str  # why, as far as an act says so
    unread: bool = False  # its history could not be read: nothing can be done with it


def rows_of(histories: Sequence[tuple[str, PaperHistory]]) -> Sequence[VersionRow]:
    """Args:
    histories: With the title of each form.
    """
    rows: list[VersionRow] = []
    for title, history in histories:
        if not history.versions:
            rows.append(_never_printed(title, history.form))
        rows += [_row(title, history, line) for line in reversed(history.versions)]
    return tuple(rows)


def unread_row(title: str, form: str, why: str) -> VersionRow:
    """A form whose versions cannot be read, in the place they would have."""
    said = translate("versions", "không đọc được, vì: {why}").format(why=why.rstrip("."))
    return replace(_never_printed(title, form), state=said, unread=True)


def _never_printed(title: str, form: str) -> VersionRow:
    return VersionRow(
        form=form,
        version=None,
        paper=title,
        state=translate("versions", "chưa in"),
        at="",
        officer="",
        prints="",
        in_use=True,
        changed=False,
        ground="",
    )


def _row(title: str, history: PaperHistory, line: VersionLine) -> VersionRow:
    in_use = line == history.versions[-1]
    changed = in_use and history.changed
    state = [translate("versions", "đang dùng") if in_use else translate("versions", "đã thay")]
    if line.reissue:
        said = translate("versions", "cấp lại lần {n}, lý do: {ground}")
        state.append(said.format(n=line.reissue, ground=line.ground))
    else:
        state.append(translate("versions", "bản đầu"))
    if changed:
        state.append(translate("versions", "hồ sơ đã đổi sau bản này"))
    return VersionRow(
        form=history.form,
        version=line.id,
        paper=title,
        state=" · ".join(state),
        at=f"{formats.clock(line.at)} {formats.day(office_date(line.at))}",
        officer=line.officer,
        prints=str(line.prints),
        in_use=in_use,
        changed=changed,
        ground=history.ground if in_use else "",
    )
