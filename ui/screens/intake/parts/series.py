"""Series mode: many like dossiers in a row, each with as few keys as can be."""

from PySide6.QtCore import QCoreApplication, QObject

from desk_app.domain.dossier import Dossier
from ui.screens.intake.form.form import IntakeForm
from ui.screens.intake.form.series import Keeps, next_of_series
from ui.screens.intake.parts.sheet import Sheet
from ui.screens.intake.parts.visit import VisitPart
from ui.texts import Notice

translate = QCoreApplication.translate


class SeriesPart(QObject):
    """What the next form keeps, and how many were received. A change of officer ends it.

    Of the same person the dossiers are one visit: their papers are printed at its end.
    """

    def __init__(self, sheet: Sheet, visit: VisitPart, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet, self._visit = sheet, visit
        self.keeps = Keeps.NOTHING
        self.received = 0
        self._opened: IntakeForm | None = None  # as the series opened it
        sheet.changed.connect(lambda _state: self.tell())

    @property
    def of_one_person(self) -> bool:
        return self.keeps is Keeps.PERSON

    def turn(self) -> bool:
        """Another way of keeping; False: it was the last, and the series is to be left."""
        if self._sheet.state.busy:
            return True
        if self.keeps.after is Keeps.NOTHING:
            return False
        self.keeps = self.keeps.after
        self.tell()
        return True

    def end(self) -> Notice | None:
        """No like dossier follows; what to tell the officer, None when there was no series."""
        if self.keeps is Keeps.NOTHING:
            return None
        received = self.received
        self.forget()
        self.tell()
        if not received:  # whoever is on the screen still stands at the counter
            return Notice(translate("intake", "Đã thôi hàng loạt."), "", done=True)
        title = translate("intake", "Đã thôi hàng loạt: {n} hồ sơ.").format(n=received)
        return Notice(title, translate("intake", "Mời khách tiếp theo."), done=True)

    def forget(self) -> None:
        self.keeps, self.received, self._opened = Keeps.NOTHING, 0, None

    def next_form(self, form: IntakeForm, blank: IntakeForm) -> IntakeForm:
        """Of the next dossier, `form` having been received."""
        opened = self._visit.next_form(form, blank) if self.of_one_person else blank
        self._opened = next_of_series(self.keeps, form, opened)
        return self._opened

    def is_untouched(self, form: IntakeForm) -> bool:
        """The form is as the series opened it: nobody said anything about this dossier yet."""
        return self.keeps is not Keeps.NOTHING and form == self._opened

    def add(self, dossier: Dossier) -> Notice:
        """One more was received; what to tell the officer."""
        self.received += 1
        self.tell()
        said = translate("intake", "Đã tiếp nhận {code}, hồ sơ thứ {n} của loạt này.")
        if dossier.returned_at is not None:
            said = translate("intake", "Đã nhận và trả ngay {code}, hồ sơ thứ {n} của loạt này.")
        title = said.format(code=dossier.code, n=self.received)
        if self.of_one_person:
            return Notice(title, again_words(), done=True)
        advice = translate("intake", "Quét thẻ người tiếp theo; giấy tờ giữ như hồ sơ trước.")
        return Notice(title, advice, done=True)

    def tell(self) -> None:
        """Keep the state up to date: a form that is opened begins a new one."""
        state = self._sheet.state
        if (self.keeps, self.received) != (state.series, state.series_count):
            self._sheet.show(series=self.keeps, series_count=self.received)


def again_words() -> str:
    return translate(
        "intake", "Thêm hồ sơ như vậy: Ctrl+G, rồi Ctrl+Enter. Hết thì Esc để in cả lượt."
    )


def unsaid_words() -> Notice:
    """The key was pressed on a form about which nothing was said."""
    title = translate("intake", "Chưa nhận thêm hồ sơ nào.")
    return Notice(title, again_words(), grave=False)
