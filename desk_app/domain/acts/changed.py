"""The next version of a large frozen value, at the price of what changes in it."""

from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any

__all__ = ["changed"]

if TYPE_CHECKING:
    from dataclasses import replace as changed  # what it does, and how its words are checked
else:

    def changed(value, /, **to):
        """As `dataclasses.replace`, without reading and setting each field anew: a fold takes a
        step of a dossier for each of its acts, and a dossier has some fifty fields.

        Args:
            value: Of a dataclass without slots and without `__post_init__`.

        Raises:
            TypeError: `value` has no such field.
        """
        if not to.keys() <= _names(type(value)):
            raise TypeError(f"{type(value).__name__} has no such field")
        made = object.__new__(type(value))
        made.__dict__.update(value.__dict__, **to)
        return made


@cache
def _names(kind: type[Any]) -> frozenset[str]:
    if hasattr(kind, "__post_init__") or not hasattr(kind, "__dict__") or "__slots__" in vars(kind):
        raise TypeError(f"{kind.__name__} has to be made anew")
    return frozenset(field.name for field in fields(kind))
