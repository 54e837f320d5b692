"""A page of the settings for a picture."""

from ui.screens.settings.view import SettingsView
from ui.shell.scenes import in_shell
from ui.shell.shell import Shell


def settings_page(section: str) -> tuple[SettingsView, Shell]:
    page = SettingsView()
    shell = in_shell(page, "Thiết lập", "Quầy 2 của Phường Ninh Kiều", place="settings")
    page.show_section(section)
    page.focus_list()
    return page, shell
