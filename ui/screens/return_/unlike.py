"""A card with the right number that says another name or birth than the dossier."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desk_app.domain.dossier import Dossier
from desk_app.domain.people.citizen_card import CitizenCard
from desk_app.domain.people.likeness import differing
from desk_app.domain.people.person import Person
from ui.dossiers import words
from ui.texts import Notice

translate = QCoreApplication.translate


def told_unlike(card: CitizenCard, dossier: Dossier) -> Notice | None:
    """What differs, as the officer compares it; None: the card agrees, or is a stranger's."""
    unlike = unlike_card(card, dossier)
    if not unlike:
        return None
    what = ", ".join(name for name, _card, _dossier in unlike)
    on_card = ", ".join(said for _name, said, _dossier in unlike)
    on_dossier = ", ".join(said for _name, _card, said in unlike)
    title = translate("return", "Thẻ cùng số, nhưng khác {what} với hồ sơ.").format(what=what)
    advice = translate(
        "return",
        "Thẻ: {card}. Hồ sơ: {dossier}. Đúng là người đó thì tự đánh dấu đã đối chiếu căn cước.",
    ).format(card=on_card, dossier=on_dossier)
    return Notice(title, advice, grave=False)


def unlike_card(card: CitizenCard, dossier: Dossier) -> Sequence[tuple[str, str, str]]:
    """Where a card with the number of the owner, or of who may collect, says another name or
    birth than the dossier: what, the card's words, the dossier's. What it said otherwise when
    the dossier was received has been seen then."""
    numbers = {card.number, card.old_number} - {""}
    known = [one for one in (dossier.applicant, dossier.may_collect) if one is not None]
    person = next((one for one in known if one.id_number in numbers), None)
    if person is None:
        return ()
    held = card.as_person()
    titles = {"name": translate("return", "họ tên"), "born": translate("return", "ngày sinh")}
    said = {name: (_said(held, name), _said(person, name)) for name in differing(held, person)}
    seen = dict(person.card_said)
    return tuple(
        (title, *said[name])
        for name, title in titles.items()
        if name in said and seen.get(name) != said[name][0]
    )


def _said(person: Person, name: str) -> str:
    return person.name if name == "name" else words.birth(person.birth)
