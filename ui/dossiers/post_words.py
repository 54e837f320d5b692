"""Where a result is on its way by post, in the words of lists and of its dossier's page."""

from PySide6.QtCore import QCoreApplication

from desk_app.domain.office_time import office_date
from desk_app.domain.post.sending import Outcome, Post, Sending
from ui import formats

translate = QCoreApplication.translate


def post_words(post: Post) -> str:
    """Of the last sending: "đã gửi bưu điện 20/11, số EB123456785VN"; empty for none."""
    if not post.sendings:
        return ""
    last = post.sendings[-1]
    if last.outcome is None:
        return sent_words(last)
    said = {
        Outcome.DELIVERED: translate("post", "bưu điện đã phát {day}, số {tracking}"),
        Outcome.CAME_BACK: translate("post", "bưu điện chuyển hoàn {day}, số {tracking}"),
    }[last.outcome]
    day = formats.short_day(last.on) if last.on else ""
    words = said.format(day=day, tracking=last.tracking)
    return f"{words}: {last.said}" if last.said else words


def standing_words(post: Post) -> str:
    """A sentence while the result is with the post, or was delivered by it; otherwise empty."""
    last = post.sendings[-1] if post.sendings else None
    if last is None or last.outcome is Outcome.CAME_BACK:
        return ""
    said = post_words(post)
    return f"{said[:1].upper()}{said[1:]}."


def sent_words(sending: Sending) -> str:
    return translate("post", "đã gửi bưu điện {day}, số {tracking}").format(
        day=formats.short_day(office_date(sending.at)), tracking=sending.tracking
    )
