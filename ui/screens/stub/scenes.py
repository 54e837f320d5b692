"""Receipts without their dossiers in pictures: genuine, of a renewed key, this desk's own."""

from datetime import UTC, date, datetime

from PySide6.QtWidgets import QWidget

from desk_app.domain.codes.dossier_code import DossierCode
from desk_app.domain.codes.seal import Proof, SealedCode
from desk_app.services.handling.look_at_paper import PaperLook
from desk_app.sync.state import LineFacts
from ui.dossiers import sample
from ui.screens.stub.facts import stub_facts
from ui.screens.stub.presenter import StubState
from ui.screens.stub.view import StubView
from ui.shell.scenes import in_shell

_DIGITS = "280815977209457226932069"
_LINE = LineFacts(
    online=False,
    offline_since=datetime(2026, 11, 20, 2, 12, tzinfo=UTC),
    waiting=14,
    oldest_waiting=None,
    refused=0,
    last_exchange=None,
    barred="",
)


def stub() -> QWidget:
    return _page(_look("H13.45.12-261118-2019", date(2026, 11, 25)))


def stub_renewed() -> QWidget:
    look = _look("H13.45.12-261118-2019", None)
    return _page(PaperLook(sealed=look.sealed, proof=Proof.RENEWED, dossier=None, procedure=""))


def stub_own() -> QWidget:
    look = _look("H13.45.12-261120-1037", date(2026, 11, 27))
    return _page(
        PaperLook(
            sealed=look.sealed,
            proof=look.proof,
            dossier=None,
            ours=True,
            procedure="Xác nhận thông tin hộ tịch " * 20,
        )
    )


def _look(code: str, due: date | None) -> PaperLook:
    sealed = SealedCode(DossierCode.parse(code), "1.001612", due, _DIGITS)
    return PaperLook(
        sealed=sealed,
        proof=Proof.GENUINE,
        dossier=None,
        procedure="Đăng ký thành lập hộ kinh doanh",
    )


def _page(look: PaperLook) -> QWidget:
    page = StubView()
    shell = in_shell(page, "Giấy tiếp nhận", place="worklist")
    page.render_state(StubState(stub_facts(look, _LINE, sample.FACTS.unit.full_name)))
    page.again.setFocus()
    return shell


SCENES = {
    "stub": stub,
    "stub-renewed": stub_renewed,
    "stub-own": stub_own,
}
