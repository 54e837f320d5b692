"""Corrections, voidings, originals, ratings and complaints, as the course tells them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body
from desk_app.domain.dossier import ReturnWay
from desk_app.domain.handling.citizen import ComplaintChannel
from desk_app.domain.law.papers import Channel
from ui import formats
from ui.dossiers import words
from ui.dossiers.deeds.said import Words, moment_of, text_of
from ui.dossiers.prints import Said

translate = QCoreApplication.translate


def complaint_channel(value: ComplaintChannel) -> str:
    return {
        ComplaintChannel.COUNTER: translate("deeds", "Tại quầy"),
        ComplaintChannel.PHONE: translate("deeds", "Điện thoại"),
        ComplaintChannel.LETTER: translate("deeds", "Văn bản"),
        ComplaintChannel.ONLINE: translate("deeds", "Trực tuyến"),
    }[value]


def _corrected(body: Body) -> Said:
    before, after = body.get("before"), body.get("after")
    changes: list[str] = []
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        changes = [
            change
            for name in _SAY
            if name in after
            for change in _changes(name, before.get(name), after.get(name))
        ]
    return Said(translate("deeds", "Sửa hồ sơ"), (*changes, _because(body)))


def _changes(name: str, before: Any, after: Any) -> Sequence[str]:
    """What was put right in one thing; of somebody who stays, each fact that is another now."""
    caption, say = _SAY[name]
    called = translate("deeds", str(caption))
    changes = [_change(called, before, after, say)]
    if say is not _name_of or not (isinstance(before, Mapping) and isinstance(after, Mapping)):
        return changes
    facts = [
        _change(f"{called}, {translate('deeds', str(of))}", before.get(fact), after.get(fact), show)
        for fact, (of, show) in _FACTS.items()
        if before.get(fact) != after.get(fact)
    ]
    return facts if facts and before.get("name") == after.get("name") else [*changes, *facts]


def _change(called: str, before: Any, after: Any, say: Callable[[Any], str]) -> str:
    """Only what it is called where both look alike on a line."""
    try:
        was, becomes = say(before), say(after)
    except (KeyError, TypeError, ValueError, AttributeError):  # a newer program wrote it
        return called
    return called if was == becomes else f"{called}: {was} → {becomes}"


def _name_of(facts: Any) -> str:
    return "–" if facts is None else str(facts["name"])


def _masked(number: Any) -> str:
    return formats.masked_number(str(number)) if number else "–"


def _day(said: Any) -> str:
    return formats.day(date.fromisoformat(said)) if said else "–"


def _text(said: Any) -> str:
    return str(said) if said else "–"


def _phone(number: Any) -> str:
    return formats.phone(str(number)) if number else "–"


def _total(fees: Any) -> str:
    return formats.money(sum(int(fee["amount"]) for fee in fees))


def _code_of(facts: Any) -> str:
    return str(facts["code"])


def _due(facts: Any) -> str:
    return moment_of(str(facts["at"]))


def _count(papers: Any) -> str:
    return translate("deeds", "{n} giấy tờ").format(n=len(papers))


def _when(said: Any) -> str:
    return moment_of(str(said))


def _nothing_more(_facts: Any) -> str:
    return ""


_FACTS: Final[Mapping[str, tuple[object, Callable[[Any], str]]]] = {  # of a person
    "id_number": (QT_TRANSLATE_NOOP("deeds", "số định danh"), _masked),
    "born": (QT_TRANSLATE_NOOP("deeds", "ngày sinh"), _day),
    "birth_year": (QT_TRANSLATE_NOOP("deeds", "năm sinh"), _text),
    "address": (QT_TRANSLATE_NOOP("deeds", "địa chỉ"), _text),
    "phone": (QT_TRANSLATE_NOOP("deeds", "điện thoại"), _phone),
    "email": (QT_TRANSLATE_NOOP("deeds", "thư điện tử"), _text),
}
_SAY: Final[Mapping[str, tuple[object, Callable[[Any], str]]]] = {
    "applicant": (QT_TRANSLATE_NOOP("deeds", "chủ hồ sơ"), _name_of),
    "authorised": (QT_TRANSLATE_NOOP("deeds", "người được ủy quyền"), _name_of),
    "submitter": (QT_TRANSLATE_NOOP("deeds", "người nộp thay"), _name_of),
    "event_subject": (QT_TRANSLATE_NOOP("deeds", "đối tượng của hồ sơ"), _name_of),
    "procedure": (QT_TRANSLATE_NOOP("deeds", "thủ tục"), _code_of),
    "papers": (QT_TRANSLATE_NOOP("deeds", "giấy tờ"), _count),
    "fees": (QT_TRANSLATE_NOOP("deeds", "phí, lệ phí"), _total),
    "channel": (QT_TRANSLATE_NOOP("deeds", "kênh"), lambda value: words.channel(Channel(value))),
    "return_way": (
        QT_TRANSLATE_NOOP("deeds", "cách nhận"),
        lambda value: words.return_way(ReturnWay(value)),
    ),
    "received_at": (QT_TRANSLATE_NOOP("deeds", "lúc nhận"), _when),
    "complete_at": (QT_TRANSLATE_NOOP("deeds", "lúc đủ hồ sơ"), _when),
    "due": (QT_TRANSLATE_NOOP("deeds", "hẹn trả"), _due),
    "legs": (QT_TRANSLATE_NOOP("deeds", "các chặng"), _nothing_more),
}


def _voided(body: Body) -> Said:
    back = translate("deeds", "đã trả lại giấy tờ") if body.get("papers_given_back") is True else ""
    return Said(translate("deeds", "Hủy hồ sơ"), (_because(body), back))


def _because(body: Body) -> str:
    reason = text_of(body, "reason")
    return translate("deeds", "lý do: {reason}").format(reason=reason) if reason else ""


def _lent(body: Body) -> Said:
    return _originals(translate("deeds", "Giữ bản chính của {person}"), body)


def _given_back(body: Body) -> Said:
    return _originals(translate("deeds", "Trao lại bản chính cho {person}"), body)


def _originals(title: str, body: Body) -> Said:
    papers = body.get("papers")
    lines: list[str] = []
    for paper in papers if isinstance(papers, Sequence) and not isinstance(papers, str) else ():
        if isinstance(paper, Mapping):
            name, count = text_of(paper, "name"), paper.get("count")
            several = isinstance(count, int) and count > 1
            lines.append(f"{name} ({count})" if several else name)
    said = title.format(person=text_of(body, "person"))
    return Said(said, (", ".join(line for line in lines if line), text_of(body, "note")))


def _rated(body: Body) -> Said:
    stars = body.get("stars")
    said = translate("deeds", "Đánh giá {stars}/5").format(
        stars=stars if isinstance(stars, int) else "–"
    )
    return Said(said, (text_of(body, "remark"),))


def _complained(body: Body) -> Said:
    channel, to = text_of(body, "channel"), text_of(body, "handed_to")
    known = channel in set(ComplaintChannel)
    return Said(
        translate("deeds", "Phản ánh, kiến nghị"),
        (
            complaint_channel(ComplaintChannel(channel)).lower() if known else "",
            text_of(body, "words"),
            translate("deeds", "chuyển {to}").format(to=to) if to else "",
        ),
    )


def _decided(body: Body) -> Said:
    kept = text_of(body, "out") == text_of(body, "aside")
    what = (
        translate("deeds", "giữ nguyên việc đang có hiệu lực")
        if kept
        else translate("deeds", "chọn việc của quầy kia")
    )
    return Said(
        translate("deeds", "Quyết định việc hai quầy làm khác nhau"), (what, _because(body))
    )


def proof_of(body: Body) -> str:
    """What the collector of a result showed, or what stands in for it."""
    lost = body.get("lost")
    if isinstance(lost, Mapping):
        return translate("deeds", "mất giấy tiếp nhận, {name} xác nhận").format(
            name=text_of(lost, "confirmed_name")
        )
    if body.get("receipt_given_back") is True:
        return translate("deeds", "đã thu giấy tiếp nhận")
    if body.get("kind") == "post":
        return translate("deeds", "theo danh sách")
    if body.get("on_the_spot") is True:  # what was returned so before says that it was looked at
        if body.get("sent") == ReturnWay.ELECTRONIC:
            return translate("deeds", "bản điện tử, ngay khi tiếp nhận")
        return translate("deeds", "cho người nộp, ngay khi tiếp nhận")
    return translate("deeds", "đã đối chiếu căn cước")


WORDS: Final[Words] = {
    kinds.CORRECTED: _corrected,
    kinds.VOIDED: _voided,
    kinds.ORIGINALS_LENT: _lent,
    kinds.ORIGINALS_GIVEN_BACK: _given_back,
    kinds.RATED: _rated,
    kinds.COMPLAINT_NOTED: _complained,
    kinds.DECIDED: _decided,
}
