"""How a desk is called on every page."""

from PySide6.QtCore import QCoreApplication

from desk_app.domain.office import DeskFacts, desk_number, is_centre_desk

translate = QCoreApplication.translate


def desk_words(desk: str, facts: DeskFacts) -> str:
    """ "Quầy 2"; this desk, that of `facts`, as it calls itself."""
    if desk == facts.desk:
        return facts.desk_name
    if is_centre_desk(desk):
        return translate("dossier", "Trung tâm")
    return translate("dossier", "Quầy {desk}").format(desk=desk_number(desk))


def desk_within(desk: str, facts: DeskFacts) -> str:
    """The same inside a sentence: "tệp ở quầy 2"."""
    said = desk_words(desk, facts)
    return said[:1].lower() + said[1:]
