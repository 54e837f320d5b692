"""Runs before PyInstaller's own hook for Qt, which loads it whole: see ui/binding."""

import gc

gc.disable()  # as desk_app/__main__.py

import ui  # noqa: E402, F401  # it loads Qt
