"""VietQR: an EMVCo merchant-presented code for one transfer of an exact sum to one account."""

import re
from dataclasses import dataclass
from typing import Final

from desk_app.domain.money.till.faults import AccountImpossible

LONGEST_CONTENT: Final = 25  # letters of tag 62-08 that banks take
_GUID: Final = "A000000727"
_TO_ACCOUNT: Final = "QRIBFTTA"
_DONG: Final = "704"  # ISO 4217
_MOST: Final = 10**13  # tag 54 takes 13 figures
_BIN: Final = re.compile(r"9704[0-9]{2}|[0-9]{6}")
_NUMBER: Final = re.compile(r"[0-9A-Za-z]{4,19}")
_KEPT: Final = re.compile(r"[^0-9A-Za-z-]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Where money goes: straight to the agency, never to anybody in between.

    Legal: [fees.payment-straight]
    """

    bin: str  # of the bank, six figures: "970436"
    number: str
    holder: str  # as the screen shows it beside the code
    beneficiary: str = ""  # unit it is for; empty: the account of the office

    def checked(self) -> "Account":
        """Without blanks.

        Raises:
            AccountImpossible: the bank would not take it.
        """
        number, bank = "".join(self.number.split()), "".join(self.bin.split())
        holder = " ".join(self.holder.split())
        wrong = [
            name
            for name, right in (
                ("bin", _BIN.fullmatch(bank)),
                ("number", _NUMBER.fullmatch(number)),
                ("holder", holder),
            )
            if not right
        ]
        if wrong:
            raise AccountImpossible(wrong)
        beneficiary = self.beneficiary.strip()
        return Account(bin=bank, number=number, holder=holder, beneficiary=beneficiary)


def content_of(code: str) -> str:
    """What the transfer says of the dossier: its code without dots, at most 25 letters.

    "H15.50.05.13-261008-0975" becomes "H15500513-261008-0975". A longer code keeps its end:
    day and serial tell the dossier, the unit is the office's own.
    """
    return _KEPT.sub("", code)[-LONGEST_CONTENT:].lstrip("-")


def vietqr(account: Account, amount: int, content: str) -> str:
    """The text of the QR.

    Args:
        amount: Đồng, 1 or more.
        content: At most 25 letters, figures and hyphens; see `content_of`.

    Raises:
        ValueError: no such sum or content; our bug.
    """
    if not 0 < amount < _MOST or not 0 < len(content) <= LONGEST_CONTENT or _KEPT.search(content):
        raise ValueError("no VietQR of this sum and content")
    to = _tag("00", account.bin) + _tag("01", account.number)
    merchant = _tag("00", _GUID) + _tag("01", to) + _tag("02", _TO_ACCOUNT)
    said = (
        _tag("00", "01")
        + _tag("01", "12")  # for one payment
        + _tag("38", merchant)
        + _tag("53", _DONG)
        + _tag("54", str(amount))
        + _tag("58", "VN")
        + _tag("62", _tag("08", content))
        + "6304"
    )
    return said + f"{crc16(said.encode()):04X}"


def crc16(said: bytes) -> int:
    """CRC-16/CCITT-FALSE: polynomial 1021, beginning with FFFF. Of "123456789": 29B1."""
    crc = 0xFFFF
    for byte in said:
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1) ^ 0x1021 if crc & 0x8000 else crc << 1
        crc &= 0xFFFF
    return crc


def _tag(name: str, value: str) -> str:
    return f"{name}{len(value):02d}{value}"
