"""How Qt is loaded: without what only words its errors, until there is one to word.

At every start PySide unpacks the code that writes signatures, compiles it from its source and
runs it: 36 ms, more than a quarter of what a bare window costs, for TypeErrors and `__doc__`.
PySide looks first for that code in a folder "files.dir" beside itself (its switch SBK_EMBED). It
is shown the one beside this file, which loads PySide's own code with the first that asks for it.
A release that looked elsewhere would load its own as ever: tests/architecture/test_qt_binding.py.
"""

import builtins
import sys
from importlib.util import find_spec, module_from_spec
from typing import Final

_BINDING: Final = "shiboken6"


def load_qt() -> None:
    """Once, before anything of Qt; whoever loaded Qt already keeps what they have."""
    if _BINDING not in sys.modules:
        _load_binding()
    import PySide6.QtCore  # noqa: F401  # it wraps every import

    # WORKAROUND https://bugreports.qt.io/browse/PYSIDE-1019: PySide wraps every import, and reads
    # the source of every module imported after it, in search of `__feature__`, which nothing here
    # uses. Its own names for both stay; what it had wrapped is put back. 0.2 s, 38 MB of a start.
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def _load_binding() -> None:
    spec = find_spec(_BINDING)
    if spec is None or spec.loader is None:
        return  # the import that follows says so
    binding = module_from_spec(spec)
    own = binding.__file__
    binding.__file__ = __file__  # beside which it looks for "files.dir"
    sys.modules[_BINDING] = binding
    try:
        spec.loader.exec_module(binding)
    except BaseException:
        del sys.modules[_BINDING]
        raise
    binding.__file__ = own
