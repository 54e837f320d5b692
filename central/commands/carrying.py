"""`take-in`: what a desk without a line sends on a stick, and the answer it takes back."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Final

from sqlalchemy import Engine

from central.commands.terminal import Command, Impossible, founded, say
from desk_app.domain.carry_faults import CarriedRefused, CarriedUnreadable, CarriedUnwritable
from desk_app.domain.errors import CentralRefused

_REASONS: Final = {
    "not_ours": "không phải tệp do Quầy Một Cửa xuất. Chọn tệp .qmc của quầy.",
    "newer": "do bản chương trình mới hơn xuất. Cập nhật máy chủ rồi nhận lại.",
    "altered": "đã bị sửa hoặc chép thiếu. Xuất lại ở quầy rồi chép lại.",
    "wrong_way": "là tệp trả lời của trung tâm. Nạp tệp này ở quầy, không phải ở đây.",
    "other_desk": "ghi tên một quầy và mang việc của quầy khác. Xuất lại ở quầy.",
    "unknown": "của một quầy không có ở trung tâm này. Xem lại mã đơn vị và quầy.",
    "revoked": "của một quầy đã thu hồi. Không nhận gì từ quầy này.",
}


def _words(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="tệp .qmc do quầy xuất")
    parser.add_argument(
        "--answer",
        type=Path,
        metavar="FILE",
        help="tệp trả lời cho quầy (mặc định: cạnh tệp nhận, thêm “-tra-loi”)",
    )


def _take(options: Namespace, engine: Engine) -> None:
    from central.carrying.take_in import take_in
    from central.office import CentralOffice
    from desk_app.sync import carry

    file: Path = options.file
    into: Path = options.answer or file.with_name(f"{file.stem}-tra-loi{carry.SUFFIX}")
    try:
        raw = carry.read_file(file)
        done = take_in(raw, CentralOffice(founded(engine)), engine)
        carry.write_file(into, done.answer)
    except CarriedRefused as error:
        said = _REASONS.get(error.reason, error.reason)
        raise Impossible(f"{file.name} {said} Chưa nhận gì.") from error
    except CentralRefused as error:
        raise Impossible(f"{file.name} không được nhận: {error.reason}. Chưa nhận gì.") from error
    except CarriedUnreadable as error:
        raise Impossible(f"Không đọc được {file}. Xem lại thẻ nhớ rồi chạy lại.") from error
    except CarriedUnwritable as error:
        raise Impossible(
            f"Đã nhận, nhưng không ghi được {into}. Chạy lại với --answer ở thư mục khác."
        ) from error
    say(f"Quầy {done.head.desk} của {done.head.unit}: nhận {done.new} việc mới,")
    say(f"{done.known} việc đã có từ trước, {done.refused} việc không nhận.")
    say(f"Mang về quầy: {into} ({done.news} việc của các quầy khác)")


TAKE_IN: Final = Command(
    "take-in", "nhận tệp của một quầy không có mạng và ghi tệp trả lời", _take, _words
)
