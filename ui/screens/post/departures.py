"""Results for the post: chosen into the current list, each with the number of its item."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QTimer, Signal, Slot
from typing_extensions import override

from db.queries.post.lines import PostalItemLine
from desk_app.domain.errors import DeskError
from desk_app.domain.ids import DossierId
from desk_app.domain.money.till.faults import FeesOutstanding
from desk_app.domain.money.till.owed import unsettled
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.domain.post.given import GivenList
from desk_app.domain.post.tracking import is_misread, is_tracking, tidy_tracking
from desk_app.services.post.give_to_post import GiveToPost, ResultToPost
from ui.screens.post.half_list import DRAFT, Entry, HalfList, draft_of, half_list_from
from ui.screens.post.part import Part
from ui.shell.screen import Go
from ui.shortcuts import Keys
from ui.texts import notice
from ui.widgets.bars import NoticeAction

_AFTER_MS: Final = 400  # of no typing


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartureRow:
    line: PostalItemLine
    entry: Entry
    doubt: str = ""
    debt: bool = False  # its fees are open: they are taken first, or a reason is given

    @property
    def address(self) -> str:
        return self.entry.address or self.line.address


@dataclass(frozen=True, slots=True, kw_only=True)
class DeparturesState:
    rows: Sequence[DepartureRow] = ()
    post: str = ""  # the office this list goes to
    loaded: bool = False
    may_give: bool = False
    busy: bool = False

    @property
    def chosen(self) -> Sequence[DepartureRow]:
        return [row for row in self.rows if row.entry.chosen]


class DeparturesPart(Part):
    given = Signal(object)  # GivenList: to be printed
    wanted = Signal(int)  # row where work goes on
    go = Signal(object)  # Go

    state = DeparturesState()

    def __init__(self, *made: Any) -> None:
        super().__init__(*made)
        self._lines: Sequence[PostalItemLine] = ()
        self._entries: dict[DossierId, Entry] = {}
        self._key: UUID = self.office.post.new_list()
        self._asked: DossierId | None = None  # to be chosen as soon as it is seen
        self._debts = frozenset[str]()  # codes of results that were refused for their fees
        self._whose: Officer | None = None  # the half-made list
        self._turn = object()  # another one each time another officer sits down
        self._found = False  # what they had left of it lies before them
        self._unsaved = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self.flush)

    def serve(self, officer: Officer | None) -> None:
        """A list half made is its officer's; the next one begins with their own.

        It is looked for in the counter's lane: behind what is still to be written of it.
        """
        if officer is None:
            self.flush()
            self._debts = frozenset()  # they may be paid before the page is seen again
        super().serve(officer)
        if officer is None:
            return
        if self._whose is None or self._whose.id != officer.id:
            self._whose, self._entries, self._key = officer, {}, self.office.post.new_list()
            self._show(post="", may_give=self.may(Right.RETURN), busy=False)
            self._turn, self._found = object(), False
        if not self._found:
            self.do(partial(self._left_by, officer), partial(self._take_up, self._turn))

    def _left_by(self, officer: Officer) -> HalfList | None:
        """None: nothing that could be read. Any thread."""
        draft = self.office.reading.draft(officer, DRAFT)
        return None if draft is None else half_list_from(draft.body)

    def read(self) -> None:
        if self.officer is None:
            return
        asked = [*self._entries, *([self._asked] if self._asked else [])]
        debts = self._debts

        def look() -> tuple[Sequence[PostalItemLine], frozenset[str]]:
            waiting = self.office.post.waiting()
            seen = {line.dossier for line in waiting}
            others = [dossier for dossier in dict.fromkeys(asked) if dossier not in seen]
            lines = (*waiting, *self.office.post.to_be_sent(others))
            refused = [line for line in lines if line.code in debts]
            return lines, frozenset(line.code for line in refused if not self._owes(line))

        self.ask(look, self._waiting, key="post.waiting")

    def add(self, dossier: DossierId) -> None:
        """Asked for from the page of the dossier: chosen as soon as it is read."""
        self._asked = dossier

    @Slot(object)
    def toggle(self, dossier: DossierId) -> None:
        self._enter(dossier, chosen=not self._entry(dossier).chosen)

    @Slot()
    def toggle_all(self) -> None:
        """All into the list, or all out of it where all are in."""
        if self.state.busy:
            return
        every = len(self.state.chosen) < len(self.state.rows)
        for line in self._lines:
            self._entries[line.dossier] = replace(self._entry(line.dossier), chosen=every)
        self._written()

    @Slot(object, str, str)
    def write(self, dossier: DossierId, field: str, text: str) -> None:
        """`field` of `Entry`; who has the number of an item goes with the list."""
        changed: dict[str, Any] = {field: text}
        if field == "tracking" and text.strip():
            changed["chosen"] = True
        self._enter(dossier, **changed)

    @Slot(str)
    def name_post(self, post: str) -> None:
        if not self.state.busy:
            self._show(post=post)
            self._save_soon()

    def scan_item(self, raw: str, row: int) -> bool:
        """The number on an item stands for the current row; the next without one follows."""
        rows = self.state.rows
        if not is_tracking(raw) or not 0 <= row < len(rows) or self.state.busy:
            return False
        self.write(rows[row].line.dossier, "tracking", tidy_tracking(raw))
        after = [n for n, each in enumerate(self.state.rows) if not each.entry.tracking]
        later = [n for n in after if n > row]
        self.wanted.emit((later or after or [row])[0])
        return True

    def scan_code(self, code: str) -> bool:
        """Go to the result of a scanned receipt or label, and take it into the list."""
        for n, row in enumerate(self.state.rows):
            if row.line.code == code:
                self._enter(row.line.dossier, chosen=True)
                self.wanted.emit(n)
                return True
        return False

    @Slot()
    def give(self) -> None:
        """The list goes to the post: numbered, noted of each result, printed in two copies."""
        officer, chosen = self.officer, self.state.chosen
        if officer is None or self.state.busy or not self.state.may_give:
            return
        if not self._found:  # what is given now would be written over what was left
            said = self.tr("Đang đọc danh sách đang làm dở.")
            self.say(said, self.tr("Xem lại danh sách rồi bấm giao lần nữa."), done=False)
            return
        unread = [row for row in chosen if row.entry.sum is None]
        if unread:
            said = self.tr("Cước thu hộ không đọc được.")
            self.say(said, self.tr("Gõ số đồng, ví dụ 35.000."), done=False)
            self.wanted.emit(self.state.rows.index(unread[0]))
            return
        order = GiveToPost(
            key=self._key,
            post=self.state.post,
            lines=[
                ResultToPost(
                    dossier=row.line.dossier,
                    code=row.line.code,
                    tracking=row.entry.tracking,
                    address=row.address,
                    fee=row.entry.sum or 0,
                    unpaid_because=row.entry.unpaid,
                )
                for row in chosen
            ],
        )
        self.notice_changed.emit(None, None)
        self._show(busy=True)
        self._give(order, officer)

    def _give(self, order: GiveToPost, officer: Officer) -> None:
        """What is left is written right behind it: who comes back at once finds no more."""
        self.flush()
        turn, key, gone = (
            self._turn,
            self.office.post.new_list(),
            {each.dossier for each in order.lines},
        )
        left = {dossier: one for dossier, one in self._entries.items() if dossier not in gone}
        body = draft_of(HalfList(key=key, post=self.state.post, entries=left))

        def give() -> GivenList:
            given = self.office.post.give(order, officer)
            self.office.counter.save_draft(officer, DRAFT, body)
            return given

        def done(given: GivenList) -> None:
            if turn is self._turn:
                self._entries, self._key = left, key
                self.rest()
                self.given.emit(given)
            self._tell_given(officer, given)
            self.tell_of(*gone)

        self.do(give, done)

    @Slot()
    def flush(self) -> None:
        """Write what is still to be written, now: before the list is found, on top of it."""
        self._timer.stop()
        officer = self._whose
        if officer is None or not self._unsaved:
            return
        self._unsaved = False
        found = self._found
        half = HalfList(key=self._key, post=self.state.post, entries=dict(self._entries))

        def write() -> None:
            whole = half if found else half.on_top_of(self._left_by(officer))
            self.office.counter.save_draft(officer, DRAFT, draft_of(whole))

        self.do(write, _nothing)

    def _tell_given(self, by: Officer, given: GivenList) -> None:
        title = self.tr("Đã giao {n} bưu gửi, danh sách số {number}.").format(
            n=len(given.lines), number=given.number
        )
        self.tell(by, title, self.tr("In hai bản để ký; mỗi bên giữ một bản."))

    @override
    def fail(self, error: DeskError) -> None:
        super().fail(error)
        if not isinstance(error, FeesOutstanding):
            return
        self._debts = frozenset(error.codes)
        self._show(rows=self._rows())
        open_ = [n for n, row in enumerate(self.state.rows) if row.line.code in self._debts]
        if not open_:
            return
        first = self.state.rows[open_[0]].line.dossier
        pay = partial(self.go.emit, Go("money", first))
        offer = NoticeAction(self.tr("Thu phí"), pay, Keys.TAKE_MONEY) if error.collects else None
        self.notice_changed.emit(notice(error), offer)
        self.wanted.emit(open_[0])

    def _owes(self, line: PostalItemLine) -> bool:
        """Its fees may have been taken at another desk since it was refused. Any thread."""
        dossier = self.office.reading.dossier(line.dossier).folded.dossier
        return dossier is not None and bool(unsettled(dossier))

    def _waiting(self, found: tuple[Sequence[PostalItemLine], frozenset[str]]) -> None:
        self._lines, settled = found
        self._debts -= settled
        self._show(loaded=True, rows=self._rows())
        self._choose_asked()

    def _choose_asked(self) -> None:
        asked, self._asked = self._asked, None
        places = [line.dossier for line in self._lines]
        if asked in places:
            self._enter(asked, chosen=True)
            self.wanted.emit(places.index(asked))
        elif asked is not None:
            self.say(self.tr("Kết quả này không gửi bưu điện được lúc này."), done=False)

    def _take_up(self, turn: object, left: HalfList | None) -> None:
        """What was entered while it was looked for stays."""
        if turn is not self._turn or self._found:
            return
        self._found = True
        if left is None:
            return
        entered = HalfList(key=self._key, post=self.state.post, entries=self._entries)
        if entered.entries or entered.post:
            self._save_soon()
        whole = entered.on_top_of(left)
        self._key, self._entries = whole.key, dict(whole.entries)
        self._show(post=whole.post, rows=self._rows())
        self.read()  # results that did not ask for the post may be among them

    def _entry(self, dossier: DossierId) -> Entry:
        return self._entries.get(dossier, Entry())

    def _enter(self, dossier: DossierId, **changed: Any) -> None:
        if self.state.busy:
            return
        self._entries[dossier] = replace(self._entry(dossier), **changed)
        self._written()

    def _written(self) -> None:
        self._show(rows=self._rows())
        self._save_soon()

    def _save_soon(self) -> None:
        self._unsaved = True
        self._timer.start()

    def _rows(self) -> Sequence[DepartureRow]:
        numbers = [tidy_tracking(self._entry(line.dossier).tracking) for line in self._lines]
        return tuple(
            DepartureRow(
                line=line,
                entry=self._entry(line.dossier),
                doubt=self._doubt(line, numbers.count(number) > 1),
                debt=line.code in self._debts or bool(self._entry(line.dossier).unpaid),
            )
            for line, number in zip(self._lines, numbers, strict=True)
        )

    def _doubt(self, line: PostalItemLine, twice: bool) -> str:
        entry = self._entry(line.dossier)
        if entry.tracking and twice:
            return self.tr("số hiệu trùng trong danh sách")
        if entry.tracking and is_misread(entry.tracking):
            return self.tr("số kiểm tra không khớp, xem lại")
        if entry.sum is None:
            return self.tr("cước thu hộ không đọc được")
        if entry.chosen and not (entry.address or line.address):
            return self.tr("chưa có địa chỉ nhận")
        if entry.chosen and not entry.tracking:
            return self.tr("chưa có số hiệu")
        open_ = entry.chosen and line.code in self._debts and not entry.unpaid.strip()
        return self.tr("chưa thu phí, chưa ghi lý do") if open_ else line.said  # why it came back

    def rest(self) -> None:
        self._show(busy=False)

    @override
    def rest_of_another(self) -> None:
        """Whose list waits is its officer's: another's may be on its way by now."""

    def _show(self, **changed: Any) -> None:
        self.state = replace(self.state, **changed)
        self.state_changed.emit(self.state)


def _nothing(_result: None) -> None:
    return None
