"""The list that a dossier went with, by the number that is printed on it, found and scanned."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body
from desk_app.domain.codes.list_number import HAND_OVER, POSTAL, ListNumber
from desk_app.domain.codes.paper_number import number_in
from desk_app.domain.office_time import office_date

_LISTS: Final[Mapping[str, tuple[str, object]]] = {
    kinds.HANDED_OVER: (HAND_OVER, QT_TRANSLATE_NOOP("deeds", "biên bản {number}")),
    kinds.POSTED: (POSTAL, QT_TRANSLATE_NOOP("deeds", "danh sách {number}")),
}


def list_words(kind: str, body: Body, at: datetime) -> str:
    """ "biên bản BG-261120-1003"; empty where there is none, or another program wrote otherwise."""
    if kind not in _LISTS:
        return ""
    letters, words = _LISTS[kind]
    try:
        number = number_in(body)
    except (KeyError, TypeError, ValueError):
        return ""
    if number is None:
        return ""
    listed = ListNumber(letters, office_date(at), number.number)
    return QCoreApplication.translate("deeds", str(words)).format(number=listed)
