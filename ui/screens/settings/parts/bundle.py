"""Which papers are printed when a dossier was received at this desk."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from desk_app.domain.errors import DeskError
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.wiring.office import Office
from ui.background import Runs
from ui.paper_desk import BUNDLE, BUNDLE_AT_FIRST
from ui.screens.settings.parts.part import Part


@dataclass(frozen=True, slots=True)
class BundleState:
    forms: Sequence[str] = BUNDLE_AT_FIRST  # printed, in order; also those of newer programs
    may_set: bool = False


class BundlePart(Part):
    """Each change is stored at once."""

    changed = Signal()

    def __init__(self, office: Office, background: Runs, parent: QObject | None = None) -> None:
        super().__init__(office, background, parent)
        self.state: BundleState = BundleState()

    def read(self) -> None:
        self.show(replace(self.state, may_set=self.may(Right.SETTINGS)))
        self._read_setting()

    @Slot(str)
    def toggle(self, form: str) -> None:
        """Print `form` at an intake from now on, or no more; the order is always the same."""
        if not self.state.may_set:
            return
        wanted = set(self.state.forms) ^ {form}
        unknown = [each for each in self.state.forms if each not in BUNDLE_AT_FIRST]
        forms = (*(each for each in BUNDLE_AT_FIRST if each in wanted), *unknown)
        self.show(replace(self.state, forms=forms))
        officer = self.officer
        self._background.run(
            lambda: self.office.keeping.set_setting(BUNDLE, list(forms), officer),
            owner=self,
            done=lambda _nothing: self.changed.emit(),
            failed=partial(self._not_kept, officer),
        )

    def _not_kept(self, asked_by: Officer, error: DeskError) -> None:
        """What is shown is what is kept, not what was ticked."""
        self.fail(asked_by, error)
        self._read_setting()

    def _read_setting(self) -> None:
        self.ask(lambda: self.office.keeping.setting(BUNDLE), self._found)

    def _found(self, setting: object) -> None:
        forms = setting if isinstance(setting, list) else BUNDLE_AT_FIRST
        self.show(replace(self.state, forms=tuple(str(form) for form in forms)))
