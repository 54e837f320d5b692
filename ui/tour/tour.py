"""The tour: the whole main job in the real window, by keys and scans, without a person.

Leaves the papers, a picture of every screen passed, and tour.json with what the
centre has afterwards, as a second enrolled desk reads it.
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from desk_app.documents.kinds import CONTROL_SLIP, FOLDER_LABEL, RECEIPT, SLIP
from desk_app.domain.acts.act import moment_text
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import DeskError
from desk_app.domain.handling.flow import Status
from desk_app.domain.office import TRIAL_PIN
from desk_app.domain.people.rights import Role
from ui.app import Start, make_application
from ui.paper_desk import form_title
from ui.printing.orders import ShownPaper
from ui.printing.printers import NoPrinters
from ui.program import Program
from ui.texts import notice
from ui.tour.second_desk import read_from_second_desk
from ui.tour.walk import StepFailed, Walk
from ui.workplace import Workplace

_CARD: Final = (
    "092304001234||NGUYỄN THỊ LAN|05022004|Nữ|"
    "Khu vực 3, phường Ninh Kiều, TP Cần Thơ|11082024"
)  # invented; only its structure is real
_PROCEDURE: Final = "thanh lap ho kinh doanh"
_PAID_ELSEWHERE: Final = "Đã nộp tại kho bạc"
_PAPERS: Final = {
    RECEIPT: "receipt.pdf",
    CONTROL_SLIP: "control-slip.pdf",
    FOLDER_LABEL: "folder-label.pdf",
    SLIP: "appointment-slip.pdf",
}


@dataclass
class _Visit:
    """What the walk learns on its way."""

    dossier: Dossier | None = None
    papers: frozenset[str] = frozenset()  # forms that were shown


def make_tour(start: Start, folder: Path, second_code: str) -> int:
    """Returns 0 when every step was seen, 1 with a sentence when one failed."""
    folder.mkdir(parents=True, exist_ok=True)
    program = Program(make_application(), start, NoPrinters())
    walk = Walk(program.shell, folder)
    try:
        facts = _whole_job(program, walk)
        with walk.step("second desk reads the centre"):
            facts["at_the_centre"] = read_from_second_desk(start, second_code)
            _check_centre(facts)
    except (StepFailed, DeskError) as error:
        said = notice(error).title if isinstance(error, DeskError) else str(error)
        sys.stderr.write(f"Chuyến chạy thử dừng lại / the tour stopped: {said}\n")
        return 1
    finally:
        program.close()
    facts |= {"seconds": walk.seconds, "pictures": walk.pictures}
    text = json.dumps(facts, ensure_ascii=False, indent=1)
    (folder / "tour.json").write_text(text + "\n", "utf-8")
    sys.stdout.write(f"Đã đi hết việc chính, mã hồ sơ {facts['code']}; xem {folder}\n")
    return 0


def _whole_job(program: Program, walk: Walk) -> dict[str, Any]:
    visit = _Visit()
    with walk.step("open"):
        program.show()
        walk.until("kho dữ liệu không mở", lambda: program.office is not None)
        walk.picture("01-dang-nhap")
    with walk.step("log in"):
        _log_in(program, walk, Role.RECEPTION)
    _listen(program, walk, visit)
    with walk.step("intake"):
        _intake(program, walk, visit)
    with walk.step("find by scan"):
        _find(walk, program, visit)
    with walk.step("result back"):
        walk.press("Ctrl+B")
        walk.until("kết quả chưa về quầy", lambda: _status(program, visit) is Status.RESULT_BACK)
        walk.picture("07-ho-so-co-ket-qua")
    with walk.step("return"):
        _return(walk, program, visit)
    with walk.step("send to the centre"):
        walk.press("F3")
        walk.until("việc chưa gửi hết về trung tâm", lambda: _all_sent(program))
        walk.rest()
        walk.picture("10-da-gui-het")
    return _facts(program, visit)


def _log_in(program: Program, walk: Walk, role: Role) -> None:
    office = program.office
    if office is None:
        raise StepFailed("chưa mở")
    places = [officer.role for officer in office.identity.officers()]
    walk.press(str(places.index(role) + 1))
    walk.type(TRIAL_PIN)
    walk.press("Return")
    walk.until("không đăng nhập được", lambda: _officer(program))


def _listen(program: Program, walk: Walk, visit: _Visit) -> None:
    workplace = program.workplace
    if workplace is None:
        raise StepFailed("chưa vào việc")

    def received(dossier: Dossier) -> None:
        visit.dossier = dossier

    def shown(paper: ShownPaper) -> None:
        form = next(form for form in _PAPERS if form_title(form) == paper.title)
        (walk.folder / _PAPERS[form]).write_bytes(paper.pdf)
        visit.papers |= {form}

    workplace.screens["intake"].received.connect(received)
    workplace.papers.queue.shown.connect(shown)


def _intake(program: Program, walk: Walk, visit: _Visit) -> None:
    workplace = program.workplace
    if workplace is None:
        raise StepFailed("chưa vào việc")
    walk.press("F2")
    walk.picture("02-tiep-nhan-trong")
    walk.scan(_CARD)
    walk.type(_PROCEDURE)
    walk.until("không thấy thủ tục", lambda: walk.offers(_PROCEDURE))
    walk.picture("03-chon-thu-tuc")
    walk.press("Return")
    walk.press("Ctrl+G")
    walk.until("phiếu chưa sẵn sàng", lambda: ready_to_receive(workplace))
    walk.picture("04-tiep-nhan")
    walk.press("Ctrl+Return")
    walk.until("hồ sơ chưa được nhận", lambda: visit.dossier is not None)
    walk.until("giấy chưa in xong", lambda: visit.papers == _PAPERS.keys())
    walk.picture("05-da-nhan")


def _find(walk: Walk, program: Program, visit: _Visit) -> None:
    walk.press("Ctrl+F")
    walk.type("nguyen thi lan")  # Enter would open the only one that is found
    walk.until("tìm không ra", lambda: _page(program) == "search")
    walk.rest()
    walk.picture("06-tim-kiem")
    walk.scan(_code(visit))
    walk.until("quét không mở được hồ sơ", lambda: _shows(program, visit))


def _return(walk: Walk, program: Program, visit: _Visit) -> None:
    walk.press("F5")
    walk.scan(_code(visit))
    walk.rest()
    walk.scan(_CARD)
    walk.press("Space")
    walk.picture("08-tra-ket-qua")
    walk.press("Ctrl+Return")
    walk.until("trang trả không hỏi phí", lambda: _asks_for_fees(program))
    walk.type(_PAID_ELSEWHERE)  # nobody opened a shift here
    walk.press("Ctrl+Return")
    walk.until("chưa trả được", lambda: _status(program, visit) is Status.RETURNED)
    walk.picture("09-da-tra")


def _asks_for_fees(program: Program) -> bool:
    workplace = program.workplace
    return workplace is not None and workplace.screens["return"].presenter.state.debt


def ready_to_receive(workplace: Workplace) -> bool:
    """The slip shows what confirming now would give, and no paper is missing."""
    prepared = workplace.screens["intake"].presenter.sheet.state.prepared
    return prepared is not None and not prepared.missing


def _officer(program: Program) -> object:
    return program.workplace.officer if program.workplace else None


def _page(program: Program) -> str:
    return program.shell.page


def _shows(program: Program, visit: _Visit) -> bool:
    """The page of the dossier is there, with everything about it."""
    if program.workplace is None or _page(program) != "dossier":
        return False
    state = program.workplace.screens["dossier"].presenter.state
    return bool(state.loaded and visit.dossier and state.id == visit.dossier.id)


def _code(visit: _Visit) -> str:
    if visit.dossier is None:
        raise StepFailed("chưa có hồ sơ")
    return str(visit.dossier.code)


def _status(program: Program, visit: _Visit) -> Status | None:
    if program.office is None or visit.dossier is None:
        return None
    found = program.office.reading.dossier(visit.dossier.id).folded.dossier
    return found.status if found else None


def _all_sent(program: Program) -> bool:
    if program.office is None:
        return False
    line = program.office.line()
    return line.online and line.waiting == 0


def _facts(program: Program, visit: _Visit) -> dict[str, Any]:
    office, dossier = program.office, visit.dossier
    if office is None or dossier is None:
        raise StepFailed("không có gì để ghi lại")
    view, line = office.reading.dossier(dossier.id), office.line()
    return {
        "code": str(dossier.code),
        "received": moment_text(dossier.received_at),
        "due": moment_text(dossier.due.at) if dossier.due.at else None,
        "acts": [deed.kind for deed in view.deeds],
        "acts_made": len(view.deeds),
        "acts_sent": len(view.deeds) - sum(not deed.settled for deed in view.deeds),
        "acts_accepted": sum(deed.settled for deed in view.deeds),
        "waiting": line.waiting,
        "refused": line.refused,
    }


def _check_centre(facts: dict[str, Any]) -> None:
    found = {row["code"]: row["status"] for row in facts["at_the_centre"]}
    if found.get(facts["code"]) != Status.RETURNED:
        raise StepFailed("trung tâm chưa có hồ sơ vừa trả")
