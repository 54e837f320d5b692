"""The post in pictures: a list just read, the confirmation, results to be sent, what went."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from db.queries.post.lines import LettersLine, PostalItemLine
from desk_app.domain.dossier import PaperKind, ReturnWay, SubmittedPaper
from desk_app.domain.ids import DossierId, ProcedureCode, UnitCode
from desk_app.domain.law.papers import Channel
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.post.letters import Letter, list_of
from desk_app.domain.post.sending import Outcome, Stage
from desk_app.services.intake.prepare import ReceiveDossier
from desk_app.services.post.check_letters import (
    CheckedLetter,
    CheckedList,
    Doubt,
    LetterState,
    Why,
)
from desk_app.services.post.check_outcomes import CheckedOutcome, Match
from desk_app.services.post.postal_files import OutcomeLine
from ui.dossiers import sample
from ui.screens.post.arrivals import ArrivalsState
from ui.screens.post.departures import DepartureRow, DeparturesState
from ui.screens.post.half_list import Entry
from ui.screens.post.sent import SentState
from ui.screens.post.view import PostView, Tab
from ui.shell.scenes import in_shell
from ui.shell.shell import Shell

_BUSINESS = "Đăng ký thành lập hộ kinh doanh"
_LONG = (
    "Xóa đăng ký tạm trú, khai báo và cấp giấy xác nhận thông tin về cư trú của công dân theo "
    "quy định của Luật Cư trú và các văn bản hướng dẫn thi hành"
)
_PEOPLE = (
    "NGUYỄN THỊ LAN",
    "TRẦN VĂN HẬU",
    "CÔNG TẰNG TÔN NỮ NGUYỄN THỊ PHƯƠNG UYÊN",
    "LÝ THỊ THU THỦY",
    "LÊ MINH TRÍ",
    "HUỲNH TẤN LỘC",
    "VÕ THỊ KIM NGÂN",
    "ĐẶNG HOÀNG TUẤN",
)
_HOME = "Khu vực 3, phường Ninh Kiều, thành phố Cần Thơ"
_POST = "Bưu điện phường Ninh Kiều"
_DOUBTS = {
    1: (Doubt(Why.PAPERS_MISSING, "Bản sao giấy tờ pháp lý của chủ hộ kinh doanh"),),
    4: (Doubt(Why.NUMBER_MISSING), Doubt(Why.ADDRESS_MISSING)),
}


def _letter(n: int) -> CheckedLetter:
    said = Letter(
        line=n + 3,
        item=f"EB{123456780 + n}VN",
        name=_PEOPLE[n],
        id_number="" if n == 4 else f"09230400{1230 + n}",  # noqa: PLR2004  # the fifth has none
        address=_HOME,
        procedure="1.001612",
        remark="gọi trước khi phát" if n == 1 else "",
    )
    paper = SubmittedPaper(name="Giấy đề nghị", kind=PaperKind.ORIGINAL)
    order = ReceiveDossier(
        key=DossierId(UUID(int=n)),
        procedure=ProcedureCode("1.001612"),
        channel=Channel.POST,
        applicant=said.owner(date(2026, 11, 20)),
        papers=(paper,) * (1 + n % 3),
        return_way=ReturnWay.POST,
    )
    doubts = _DOUBTS.get(n, ())
    row = CheckedLetter(
        letter=said,
        key=order.key,
        state=LetterState.DOUBTFUL if doubts else LetterState.COMPLETE,
        order=order,
        procedure=Procedure(
            code=order.procedure,
            name=_LONG if n == 2 else _BUSINESS,  # noqa: PLR2004  # the third
        ),
        doubts=doubts,
    )
    return {
        5: replace(row, state=LetterState.RECEIVED, code="H13.45.12-261120-2031"),
        6: replace(row, state=LetterState.ANSWERED, paper="1012/PBS-TTPVHCC"),
        7: replace(row, state=LetterState.ASIDE, aside="hỏi lại người gửi"),
    }.get(n, row)


def _checked(*, taken: bool = True) -> CheckedList:
    rows = tuple(map(_letter, range(len(_PEOPLE))))
    name = "buu-dien-ninh-kieu-20-11.xlsx"
    listed = list_of(UnitCode("H13.45.12"), name, [row.letter for row in rows])
    return CheckedList(list=replace(listed, at=sample.NOW), rows=rows, taken=taken)


def _arrivals(**changed: Any) -> ArrivalsState:
    older = LettersLine(
        id=UUID(int=9), name="19-11.csv", letters=50, left=3, desk="Q1", at=sample.NOW
    )
    state = ArrivalsState(checked=_checked(), lists=(older,), loaded=True, may_receive=True)
    return replace(state, **changed)


def _item(n: int, stage: Stage, **changed: Any) -> PostalItemLine:
    went = stage is not Stage.WAITING
    line = PostalItemLine(
        dossier=DossierId(UUID(int=n)),
        code=f"H13.45.12-261118-{2010 + n}",
        stage=stage,
        receiver=_PEOPLE[n % len(_PEOPLE)],
        phone="0912345678",
        address=_HOME,
        list=UUID(int=40 + n // 4) if went else None,
        number=f"{1001 + n // 4}/DSBC-TTPVHCC" if went else "",
        post=_POST if went else "",
        tracking=f"EB{123456780 + n}VN" if went else "",
        fee=0,
        at=sample.NOW - timedelta(days=n),
        ended_on=None,
        said="",
    )
    return replace(line, **changed)


def _sent() -> Sequence[PostalItemLine]:
    delivered: dict[str, Any] = {"ended_on": date(2026, 11, 19), "said": "NGUYỄN VĂN BẢO (con)"}
    back: dict[str, Any] = {
        "ended_on": date(2026, 11, 18),
        "said": "người nhận đi vắng, phát hai lần",
    }
    return (
        *(_item(n, Stage.POSTED) for n in range(4)),
        *(_item(n, Stage.DELIVERED, **delivered) for n in (4, 5)),
        _item(6, Stage.CAME_BACK, **back),
    )


def post_arrivals() -> QWidget:
    return _page(Tab.ARRIVALS, row=1)


def post_asking() -> QWidget:
    return _page(Tab.ARRIVALS, arrivals=_arrivals(asking=True))


def post_empty() -> QWidget:
    return _page(Tab.ARRIVALS, arrivals=ArrivalsState(loaded=True, may_receive=True))


def post_departures() -> QWidget:
    entries = (
        Entry(chosen=True, tracking="EB123456785VN"),
        Entry(chosen=True, tracking="EB123456786VN", fee="35.000"),
        Entry(chosen=True),
        Entry(),
        Entry(),
    )
    doubts = {1: "chưa thu phí, chưa ghi lý do", 2: "chưa có số hiệu", 4: "đi vắng"}
    rows = tuple(
        DepartureRow(
            line=_item(n, Stage.WAITING), entry=entry, doubt=doubts.get(n, ""), debt=n == 1
        )
        for n, entry in enumerate(entries)
    )
    state = DeparturesState(rows=rows, post=_POST, loaded=True, may_give=True)
    return _page(Tab.DEPARTURES, departures=state, row=1)


def post_sent() -> QWidget:
    return _page(Tab.SENT, row=1)


def post_came_back() -> QWidget:
    noting = (Outcome.CAME_BACK, _sent()[1])
    return _page(Tab.SENT, sent=replace(_sent_state(), noting=noting), row=1)


def post_file() -> QWidget:
    said = (
        ("Phát thành công", "20/11/2026", "NGUYỄN THỊ LAN", Match.FITS),
        ("Chuyển hoàn", "20/11/2026", "Địa chỉ không đúng", Match.FITS),
        ("Đang phát", "20/11/2026", "", Match.UNDER_WAY),
        ("Phát thành công", "hôm qua", "", Match.DAY_UNREADABLE),
        ("Phát thành công", "19/11/2026", "", Match.KNOWN),
        ("Phát thành công", "20/11/2026", "", Match.UNKNOWN_ITEM),
    )
    rows = [
        CheckedOutcome(
            line=OutcomeLine(
                line=n + 2, tracking=f"EB{123456780 + n}VN", on=on, outcome=outcome, said=who
            ),
            match=match,
            sending=None if match is Match.UNKNOWN_ITEM else _sent()[n],
        )
        for n, (outcome, on, who, match) in enumerate(said)
    ]
    state = replace(_sent_state(), checked=rows, file="ket-qua-phat-20-11.csv")
    return _page(Tab.SENT, sent=state)


def _sent_state() -> SentState:
    return SentState(rows=_sent(), loaded=True, may_note=True, may_print=True)


def _page(
    tab: Tab,
    *,
    arrivals: ArrivalsState | None = None,
    departures: DeparturesState | None = None,
    sent: SentState | None = None,
    row: int = 0,
) -> Shell:
    page = PostView()
    shell = in_shell(page, "Bưu chính", place="post")
    page.render_arrivals(arrivals or _arrivals())
    page.render_departures(departures or DeparturesState(loaded=True, may_give=True))
    page.render_sent(sent or _sent_state())
    page.show_tab(tab)
    shown: dict[Tab, Any] = {
        Tab.ARRIVALS: page.arrivals,
        Tab.DEPARTURES: page.departures,
        Tab.SENT: page.sent,
    }
    shown[tab].table.go_to(row)
    page.focus()
    return shell


SCENES = {
    "post": post_arrivals,
    "post-asking": post_asking,
    "post-empty": post_empty,
    "post-departures": post_departures,
    "post-sent": post_sent,
    "post-came-back": post_came_back,
    "post-file": post_file,
}
