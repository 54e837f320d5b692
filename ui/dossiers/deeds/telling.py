"""Notices to the citizen, as the course tells them."""

from enum import StrEnum
from typing import Final, TypeVar

from PySide6.QtCore import QCoreApplication

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body
from desk_app.domain.handling.telling import NoticeAbout, NoticeOutcome, NoticeWay
from ui.dossiers import words
from ui.dossiers.deeds.said import Words, text_of
from ui.dossiers.prints import Said

translate = QCoreApplication.translate
E = TypeVar("E", bound=StrEnum)


def _queued(body: Body) -> Said:
    return Said(translate("deeds", "Chờ trung tâm báo người nộp"), (*_about(body), _to(body)))


def _told(body: Body) -> Said:
    outcome = _read(NoticeOutcome, text_of(body, "outcome"))
    said = words.notice_outcome(outcome) if outcome else ""
    return Said(
        translate("deeds", "Báo người nộp"),
        (*_about(body), _to(body), said, text_of(body, "note")),
    )


def _about(body: Body) -> tuple[str, str]:
    about = _read(NoticeAbout, text_of(body, "about"))
    way = _read(NoticeWay, text_of(body, "way"))
    return (
        words.notice_about(about).lower() if about else "",
        words.notice_way(way).lower() if way else "",
    )


def _to(body: Body) -> str:
    return text_of(body, "to")


def _read(kind: type[E], said: str) -> E | None:
    return kind(said) if said in frozenset(kind) else None


WORDS: Final[Words] = {kinds.NOTICE_QUEUED: _queued, kinds.CITIZEN_TOLD: _told}
