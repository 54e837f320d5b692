"""What PySide asks of its signatures, in its words: the first that asks loads PySide's own code.

The names are those that libshiboken looks up when it begins; it calls them for the words of a
TypeError and for `__doc__`.
"""

import builtins
from types import ModuleType
from typing import Any

from shibokensupport.signature import mapping


def pyside_type_init(*asked: Any) -> Any:
    return mapping.own_loader().pyside_type_init(*asked)


def create_signature(*asked: Any) -> Any:
    return mapping.own_loader().create_signature(*asked)


def seterror_argument(*asked: Any) -> Any:
    return mapping.own_loader().seterror_argument(*asked)


def make_helptext(*asked: Any) -> Any:
    return mapping.own_loader().make_helptext(*asked)


def feature_import(*asked: Any, **named: Any) -> Any:
    return mapping.own_loader().feature_import(*asked, **named)


def feature_imported(*asked: Any, **named: Any) -> Any:
    return mapping.own_loader().feature_imported(*asked, **named)


def finish_import(module: ModuleType) -> None:
    """PySide would put back names that were taken out; this release has none."""


def post_init() -> None:
    """PySide would wrap every import here, see ui/binding; it looks for what it had wrapped."""
    vars(builtins)["__orig_import__"] = builtins.__import__
