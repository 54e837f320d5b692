"""What the intake says when one form takes the place of another: nothing typed is lost."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from desk_app.domain.sent_away import SentAway
from desk_app.services.post.check_letters import CheckedLetter
from ui import formats
from ui.screens.intake.form.form import IntakeForm
from ui.screens.intake.parts.visit import printed_words
from ui.shortcuts import Keys
from ui.texts import Notice

translate = QCoreApplication.translate


def another_procedure(code: str) -> Notice:
    return Notice(
        translate("intake", "Đã đổi sang thủ tục {code}.").format(code=code),
        translate("intake", "Phần nhập cho thủ tục trước vẫn còn giữ."),
        done=True,
    )


def cleared(*, visit: int = 0) -> Notice:
    """Args: visit: Of how many dossiers received before the papers are printed now."""
    title = translate("intake", "Đã cất phần đang nhập; lấy lại: {key}.")
    advice = translate("intake", "Quét thẻ hoặc gõ tên khách mới.")
    if visit:
        printed = printed_words(visit).title
        advice = f"{printed} {advice}"
    return Notice(title.format(key="+".join(Keys.BACK.caps)), advice, done=True)


def taken_back(*, keeps: bool) -> Notice:
    """Args: keeps: What was on the page goes behind those who wait; else others only wait."""
    advice = translate("intake", "Còn người khác đang chờ.")
    if keeps:
        advice = translate("intake", "Phần vừa rồi vẫn còn giữ.")
    return Notice(translate("intake", "Đã lấy lại phần nhập trước."), advice, done=True)


def thrown_away(who: str) -> Notice:
    title = translate("intake", "Đã bỏ phần nhập của {who}.") if who else ""
    title = title or translate("intake", "Đã bỏ phần nhập đã cất.")
    return Notice(title.format(who=who), translate("intake", "Bỏ nhầm thì lấy lại."), done=True)


def another_visitor(before: IntakeForm, now: str) -> Notice:
    return Notice(
        translate("intake", "Đã thay {before} bằng {now}.").format(
            before=before.visitor.name or before.visitor.bare_number, now=now
        ),
        translate("intake", "Thủ tục giữ nguyên, giấy tờ cần đánh dấu lại.")
        if before.procedure
        else translate("intake", "Thông tin của người trước vẫn còn giữ."),
        done=True,
    )


def draft_opened(saved_at: datetime) -> Notice:
    title = translate("intake", "Đã mở lại phần nhập dở lúc {time}.")
    advice = translate("intake", "Kiểm lại rồi tiếp nhận; người khác đến thì bấm {key}.")
    key = "+".join(Keys.NEW_VISITOR.caps)
    return Notice(title.format(time=formats.clock(saved_at)), advice.format(key=key), grave=False)


def draft_kept(saved_at: datetime) -> Notice:
    """While another form is being typed."""
    title = translate("intake", "Còn một hồ sơ nhập dở lúc {time}.")
    advice = translate("intake", "Lấy lại nếu cần; phần đang nhập vẫn được giữ.")
    return Notice(title.format(time=formats.clock(saved_at)), advice, grave=False)


def letter_opened(letter: CheckedLetter, *, keeps: bool) -> Notice:
    title = translate("intake", "Hồ sơ bưu chính của {name}.").format(name=letter.letter.name)
    if letter.procedure is None and letter.letter.procedure:
        advice = translate("intake", "Danh sách ghi thủ tục “{words}”: chọn thủ tục đúng.").format(
            words=letter.letter.procedure
        )
    elif keeps:
        advice = translate("intake", "Phần nhập của người trước vẫn còn giữ.")
    else:
        advice = translate("intake", "Kiểm với giấy tờ trong bưu gửi rồi tiếp nhận.")
    return Notice(title, advice, grave=False)


def online_opened(code: str, *, keeps: bool) -> Notice:
    title = translate("intake", "Hồ sơ trực tuyến {code}.").format(code=code)
    if keeps:
        return Notice(
            title, translate("intake", "Phần nhập của người trước vẫn còn giữ."), grave=False
        )
    advice = translate("intake", "Kiểm giấy tờ rồi tiếp nhận, yêu cầu bổ sung hoặc từ chối.")
    return Notice(title, advice, grave=False)


def strangers_paper(away: SentAway) -> Notice:
    return Notice(
        translate("intake", "Phiếu của {name}.").format(name=away.applicant.name),
        translate("intake", "Phần nhập của người trước vẫn còn giữ."),
        grave=False,
    )
