"""What stops a form: a birth nobody has, an unlike card, a result to be sent nobody knows where."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from desk_app.domain.dossier import ReturnWay
from desk_app.domain.people.person import NobodysBirth, read_birth
from ui.people import how_births_are_typed, person_field, possible_births
from ui.screens.intake.form.form import ActingFor, IntakeForm, Who, unlike_cards
from ui.screens.intake.form.person_entry import unlike_card
from ui.screens.intake.form.remarks import meant_words
from ui.texts import Notice

translate = QCoreApplication.translate


def unreadable_birth(form: IntakeForm, today: date) -> tuple[Notice, Who] | None:
    """A birth somebody typed that says no day, or nobody's, and whose it is."""
    for who in (Who.VISITOR, Who.OWNER, Who.SUBJECT):
        if who is Who.SUBJECT and not form.with_subject:
            continue
        try:
            read_birth(form.entry(who).born, today, who.first_birth_year)
        except NobodysBirth:
            title = translate("intake", "Ngày sinh không thể có thật.")
            return Notice(title, possible_births(who.first_birth_year)), who
        except ValueError:
            title = translate("intake", "Ngày sinh không đọc được.")
            return Notice(title, how_births_are_typed()), who
    return None


def unlike_words(form: IntakeForm) -> Notice | None:
    """Asks whether what is typed against a scanned card is meant.

    The tick says so: no key pressed twice or held down does.
    """
    who = next(iter(unlike_cards(form)), None)
    if who is None:
        return None
    title = {
        Who.VISITOR: translate("intake", "Khác thẻ căn cước: {fields}."),
        Who.OWNER: translate("intake", "Chủ hồ sơ khác thẻ căn cước: {fields}."),
        Who.SUBJECT: translate("intake", "Đối tượng khác thẻ căn cước: {fields}."),
    }[who]
    names = sorted(name for name, _typed in unlike_card(form.entry(who)))
    fields = ", ".join(person_field(name).lower() for name in names)
    advice = translate("intake", "Chọn “Theo thẻ”, hoặc đánh dấu “{meant}” rồi bấm Ctrl+Enter.")
    return Notice(title.format(fields=fields), advice.format(meant=meant_words()), grave=False)


def unknown_address(form: IntakeForm) -> tuple[Notice, Who] | None:
    """The result is to be sent by post, and where its receiver lives is not written."""
    takes = form.by_paper and (form.authority is None or form.authority.may_collect)
    alone = form.acting_for is ActingFor.SELF
    who = Who.VISITOR if takes or alone else Who.OWNER
    if form.return_way is not ReturnWay.POST or form.entry(who).address.strip():
        return None
    title = translate("intake", "Chưa có địa chỉ để gửi kết quả qua bưu chính.")
    if takes:
        advice = translate("intake", "Gõ địa chỉ của người được ủy quyền nhận kết quả.")
    else:
        advice = translate("intake", "Gõ địa chỉ của chủ hồ sơ, hoặc chọn nhận tại quầy.")
    return Notice(title, advice, grave=False), who
