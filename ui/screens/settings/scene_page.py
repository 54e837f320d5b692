"""A page of the settings for a picture."""

from PySide6.QtWidgets import QWidget

from ui.screens.settings.view import SettingsView
from ui.shell.scenes import in_shell


def settings_page(section: str) -> tuple[SettingsView, QWidget]:
    page = SettingsView()
    shell = in_shell(page, "Thiết lập", "Quầy 2 của Phường Ninh Kiều", place="settings")
    page.show_section(section)
    page.focus_list()
    return page, shell
