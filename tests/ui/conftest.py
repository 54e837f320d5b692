"""Every test of the face runs in our clothes, light and full size, and leaves no window behind."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from ui import theme


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    if theme.worn() != theme.Theme() or not theme._Wardrobe.dressed:
        theme.apply(qapp, theme.Mode.LIGHT)
        theme.set_compact(qapp, False)
    gc.disable()  # as the program does: a collection on a worker may delete Qt objects
    yield
    # pytest-qt asks for deletion, but without a running event loop Qt never gets to it; windows
    # left behind would be dressed again with every change of theme.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
