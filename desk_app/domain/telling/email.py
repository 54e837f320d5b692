"""E-mail addresses: whether one looks as if something could be sent there."""

import re
from typing import Final

_EMAIL: Final = re.compile(r"[^@\s,;<>]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


def is_email(text: str) -> bool:
    """ "lan.nguyen@gmail.com"; no more is known of it without sending something."""
    return _EMAIL.fullmatch(text) is not None
