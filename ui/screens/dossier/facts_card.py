"""The card of facts: code, badges, procedure in full, four columns of facts."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desk_app.domain.codes.external_code import ExternalCode
from ui import formats, theme
from ui.formats import BadgeFact
from ui.screens.dossier.code_form import CodeForm
from ui.screens.dossier.facts import DossierFacts, FactLine
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.frames import Badge, Card, Rule
from ui.widgets.labels import CodeLabel, Fact, Label
from ui.widgets.layouts import REST, column, row

_COLUMNS = 4
_BADGES = 2  # at most
_SHARES = (4, 4, 3, 3)  # of the width
_LONG = 240  # letters; a longer name of a procedure is set smaller


class FactsCard(Card):
    """`unmask` is shown while the number is masked and may be seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(None, parent)
        self._code = CodeLabel(role="due")
        self._badges = [Badge(formats.result_badge()) for _ in range(_BADGES)]
        self.unmask = Button(self.tr("Hiện số"), Kind.QUIET, key=Keys.UNMASK)
        self._procedure = Label("", "button", wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.size("space.xl"))
        self._grid.setVerticalSpacing(theme.size("space.s"))
        for n, share in enumerate(_SHARES):
            self._grid.setColumnStretch(n, share)
        self._facts: list[Fact] = []
        self._shown: list[tuple[str, bool, int]] = []
        self._procedure_code = Label("", "small", tone="text2").beside("button")
        self.other_codes = Button(self.tr("Mã của hệ thống khác"), Kind.QUIET)
        self.code_form = CodeForm()
        self.code_form.hide()
        self._codes: Sequence[ExternalCode] = ()
        self.other_codes.clicked.connect(self.begin_code)
        head = row(self._code, "xs", *self._badges, REST, self.unmask, gap="xs")
        named = row((self._procedure, 1), gap="l")
        named.addWidget(self._procedure_code, 0, Qt.AlignmentFlag.AlignTop)
        below = row(REST, self.other_codes)
        self.setLayout(
            column(
                head, named, Rule(), self._grid, below, self.code_form, edge=("l", "s", "l", "s")
            )
        )

    def show_facts(self, facts: DossierFacts, *, may_unmask: bool) -> None:
        self._code.set_code(facts.code)
        self._procedure.set_role("small" if len(facts.procedure) > _LONG else "button")
        self._procedure.setText(facts.procedure)
        self._procedure_code.setText(facts.procedure_code)
        self._show_badges(facts.badges)
        self.unmask.setVisible(may_unmask)
        shape = [(line.caption, line.strong, line.columns) for line in facts.lines]
        if shape != self._shown:
            self._shown = shape
            self._lay_out(facts.lines)
        for fact, line in zip(self._facts, facts.lines, strict=True):
            fact.set_value(line.value)

    def show_codes(self, codes: Sequence[ExternalCode], *, may_note: bool, busy: bool) -> None:
        """Whether one may be noted; a form that is open stays."""
        self._codes = codes
        if not may_note:
            self.code_form.hide()
        self.other_codes.setVisible(may_note and self.code_form.isHidden())
        self.code_form.show_busy(busy=busy)

    def begin_code(self) -> None:
        self.other_codes.hide()
        self.code_form.show()
        self.code_form.begin(self._codes)

    @property
    def code_begun(self) -> ExternalCode | None:
        """Into the form that is open; None: it is closed."""
        return None if self.code_form.isHidden() else self.code_form.typed

    def go_on_with_code(self, begun: ExternalCode) -> None:
        """Its officer is here again."""
        self.begin_code()
        self.code_form.go_on_with(begun)

    def end_code(self) -> bool:
        """Close the form without a change, the focus back on its button; False: it is closed."""
        if self.code_form.isHidden():
            return False
        self.other_codes.show()
        self.other_codes.setFocus()
        self.code_form.hide()
        return True

    def _show_badges(self, badges: Sequence[BadgeFact]) -> None:
        for n, badge in enumerate(self._badges):
            badge.setVisible(n < len(badges))
            if n < len(badges):
                badge.show_fact(badges[n])

    def _lay_out(self, lines: Sequence[FactLine]) -> None:
        for fact in self._facts:
            self._grid.removeWidget(fact)
            fact.hide()
            fact.deleteLater()
        self._facts = [
            Fact(line.caption, line.value, strong=line.strong, wrap=True) for line in lines
        ]
        place = 0
        for fact, line in zip(self._facts, lines, strict=True):
            self._grid.addWidget(fact, place // _COLUMNS, place % _COLUMNS, 1, line.columns)
            place += line.columns
