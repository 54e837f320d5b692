"""What the officer sees and touches: all of Qt is here."""

import builtins

import PySide6.QtCore  # noqa: F401  # it wraps every import

# WORKAROUND https://bugreports.qt.io/browse/PYSIDE-1019: PySide wraps every import, and reads the
# source of every module imported after it, in search of `__feature__`, which nothing here uses.
# Its own names for both stay; what it had wrapped is put back. 0.2 s and 38 MB of a start.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
