"""`python -m desk_app forms --check` and `--copy`: the office's own forms; no store is opened."""

from collections.abc import Callable
from datetime import date

from desk_app.documents.office_forms.listing import FormLine, lines_of
from desk_app.documents.office_forms.shelf import FormsShelf
from desk_app.domain.errors import FormUnreadable
from desk_app.paths import Folders


def check_forms(folders: Folders, day: date, word: Callable[[FormUnreadable], str]) -> int:
    """Tell editions, what the office words itself, and faults. 1 where there are faults.

    Nothing is written. Of a shared folder the copy at this desk is read.

    Args:
        word: The sentence about a fault.

    Raises:
        FormUnreadable: a shipped form is damaged.
    """
    forms = FormsShelf(folders.forms, lambda: "copy", keep=False).now()
    edition = ""
    for line in lines_of(forms, day):
        if line.edition_id != edition:
            edition = line.edition_id
            print(_edition(line))
        print(_form(line))
    if forms.letterhead.is_said:
        print("letterhead.toml: tiêu đề theo lời của đơn vị")
    for fault in forms.faults:
        print(f"LỖI {word(fault)}")
    return 1 if forms.faults else 0


def copy_form(folders: Folders, name: str) -> int:
    """Put the shipped form "EDITION/FILE" into the office's folder; one that is there is left.

    Raises:
        FormUnreadable: no such form is shipped, or the folder cannot be written.
    """
    edition, _, file = name.removesuffix(".toml").partition("/")
    print(FormsShelf(folders.forms, keep=False).copy(edition, file))
    return 0


def _edition(line: FormLine) -> str:
    fields = f", lĩnh vực: {'; '.join(line.fields)}" if line.fields else ""
    return f"{line.edition_id}: {line.edition_name}, từ ngày {line.in_force:%d/%m/%Y}{fields}"


def _form(line: FormLine) -> str:
    whose = "mẫu của đơn vị" if line.worded else "mẫu gốc"
    use = "đang dùng" if line.in_use else "chưa dùng, hoặc đã có bộ mới hơn"
    return f"  {line.file}: {line.title}, {line.media}: {whose}, {use}"
