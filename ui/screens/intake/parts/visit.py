"""One visitor, several procedures: each is received at once, all are printed at the end."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desk_app.domain.dossier import Dossier
from ui.screens.intake.form.form import IntakeForm
from ui.screens.intake.parts.sheet import Sheet
from ui.shortcuts import Keys
from ui.texts import Notice

translate = QCoreApplication.translate


class VisitPart(QObject):
    """Keeps what was received of a visit that goes on.

    Its papers are put off as each dossier is received, so that none is lost if the visit
    never comes to its end; they are printed together when it does.
    """

    goes_on = Signal(object)  # Dossier, received: its papers are to be put off
    over = Signal(object)  # tuple of Dossiers, in order: their papers are to be printed

    def __init__(self, sheet: Sheet, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self._received: tuple[Dossier, ...] = ()
        self._opened: IntakeForm | None = None  # as it was opened for the next procedure
        sheet.changed.connect(lambda _state: self.tell())

    @property
    def codes(self) -> tuple[str, ...]:
        """Of what was received and waits for the end of the visit."""
        return tuple(str(dossier.code) for dossier in self._received)

    def add(self, dossier: Dossier) -> Notice:
        """`dossier` was received and another procedure follows; what to tell the officer."""
        self._received = (*self._received, dossier)
        self.goes_on.emit(dossier)
        title = translate("intake", "Đã tiếp nhận {code}, hồ sơ thứ {n} của lượt này.").format(
            code=dossier.code, n=len(self._received)
        )
        advice = translate("intake", "Chọn thủ tục tiếp theo; hết thì Ctrl+Enter để in cả lượt.")
        return Notice(title, advice, done=True)

    def end(self, last: Dossier | None = None) -> int:
        """No other procedure follows: print what there is; of how many dossiers."""
        dossiers = self._received if last is None else (*self._received, last)
        self.forget()
        if dossiers:
            self.over.emit(dossiers)
        return len(dossiers)

    def leave(self) -> None:
        """Another officer sits down: the papers wait in the print list, and that is said."""
        if self._received:
            self._sheet.noticed.emit(left_words(len(self._received)), None)
        self.forget()

    def forget(self) -> None:
        self._received, self._opened = (), None

    def next_form(self, form: IntakeForm, blank: IntakeForm) -> IntakeForm:
        """The next form of the same persons: what is about the procedure is empty."""
        self._opened = replace(
            blank,
            visitor=form.visitor,
            acting_for=form.acting_for,
            owner=form.owner,
            owner_kind=form.owner_kind,
            representative=form.representative,
            authorisation=form.authorisation,
            scope=form.scope,
            return_way=form.return_way,
        )
        return self._opened

    def is_untouched(self, form: IntakeForm) -> bool:
        """No other procedure was begun; how results are given out, or a phone, may have changed."""
        opened = self._opened
        if opened is None or not self._received:
            return False
        persons = (form.acting_for, form.owner, form.with_subject)
        begun = form.procedure or form.sought.strip() or form.ticks or form.extras
        away = replace(form.away, asking=None)
        return (
            not begun
            and persons == (opened.acting_for, opened.owner, opened.with_subject)
            and away == opened.away
            and form.after is None
        )

    def tell(self) -> None:
        """What waits for the end of the visit, and whether confirming would end it."""
        state = self._sheet.state
        codes, ends = self.codes, self.is_untouched(state.form)
        if (codes, ends) != (state.waiting, state.ends_visit):
            self._sheet.show(waiting=codes, ends_visit=ends)


def printed_words(number: int) -> Notice:
    title = translate("intake", "Giấy của cả lượt đã đưa đi in: {n} hồ sơ.").format(n=number)
    return Notice(title, translate("intake", "Mời khách tiếp theo."), done=True)


def left_words(number: int) -> Notice:
    title = translate("intake", "Giấy của lượt trước chưa in: {n} hồ sơ.")
    advice = translate("intake", "Khách của cán bộ trước còn chờ thì in từ danh sách in: {key}.")
    key = "+".join(Keys.PRINTS.caps)
    return Notice(title.format(n=number), advice.format(key=key), grave=False)
