"""What stays on one line in Vietnamese: number and unit, dates, telephone numbers, names.

Glue is a character inside the program only; on paper and in copied text it is a blank.
"""

import re
from functools import lru_cache
from typing import Final

HARD: Final = "\u00a0"  # never breaks
SOFT: Final = "\u202f"  # breaks only where keeping together would leave a hole

_UPPER: Final = "A-ZĐ" + "".join(c for c in map(chr, range(0xC0, 0x1EFA)) if c.isupper())
_UNITS: Final = (
    "ngày|giờ|phút|tháng|năm|bản|bộ|tờ|đồng|trang|m²|giấy|hồ sơ|lần|mục|"
    r"\(bộ\)|\(bản\)"
)
_COUNTED: Final = (
    "[Nn]gày|[Tt]háng|[Nn]ăm|[Ss]ố|[Kk]hu vực|[Kk]hoản|[Đđ]iều|[Đđ]iểm|[Mm]ẫu|[Kk]hu phố|"
    "[Tt]ổ|[ẤấÂâ]p|[Qq]uyển|[Tt]hửa|[Qq]uầy|[Ll]iên|[Tt]rang|[Mm]ã"
)
_RULES: Final = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (  # first: "16 tháng" inside a date is not a number with its unit
            r"\b([Nn]gày) (\d+) (tháng) (\d+) (năm) (\d+)",
            rf"\1{HARD}\2{SOFT}\3{HARD}\4{SOFT}\5{HARD}\6",
        ),
        (rf"(\d) ({_UNITS})(?!\w)", rf"\1{HARD}\2"),
        (rf"\b({_COUNTED}) (\d)", rf"\1{HARD}\2"),
        (r"\b(\d{3,4}) (\d{3}) (\d{3,4})\b", rf"\1{HARD}\2{HARD}\3"),
        (r"([Đđ]iện) (thoại:) (\d)", rf"\1{HARD}\2{SOFT}\3"),
        (rf"\b(TP|tỉnh|phường|xã|Ông|Bà) ([{_UPPER}])", rf"\1{HARD}\2"),
        (r"(^|\n)([-–+•]) ", rf"\1\2{HARD}"),
        (r" ([–-]) ", rf"{HARD}\1 "),
    )
)


@lru_cache(1 << 11)  # a paper is often set twice, and the same words come back all day
def glued(text: str) -> str:
    """`text` with glue in place of the blanks that must not end a line."""
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text


def name_glued(name: str) -> str:
    """Keep the last two syllables of a name together."""
    first, blank, last = name.rpartition(" ")
    return f"{first}{HARD}{last}" if blank else name
