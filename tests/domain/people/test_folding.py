import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.people.folding import _folded, fold, words
from desk_app.domain.people.spelling import tidy, tidy_and_fold, tidy_lines


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("dang ky khai sinh", "Đăng ký khai sinh"),
        ("nguyen van duc", "NGUYỄN VĂN ĐỨC"),
        ("nguyen van duc", "NGUYỄN VĂN ÐỨC"),  # U+00D0
        ("nguyen van duc", unicodedata.normalize("NFD", "Nguyễn Văn Đức")),
        ("hop tac xa so 1", "Hợp tác xã số 1"),
    ],
)
def test_that_search_ignores_marks_case_and_composition(typed: str, stored: str) -> None:
    assert fold(stored) == typed
    assert fold(typed) == typed


def test_that_words_part_at_everything_but_letters_and_digits() -> None:
    assert words("H13.45.12-261120-0975") == ["h13", "45", "12", "261120", "0975"]
    assert words("  Hộ_tịch; (khai-sinh)\u00a02 ") == ["ho", "tich", "khai", "sinh", "2"]
    assert words("…") == []


@given(st.text())
def test_that_folding_and_tidying_twice_is_the_same_as_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert tidy(tidy(text)) == tidy(text)


@given(st.text(alphabet="ăâđêôơưĂÂĐÊÔƠƯáàảãạ ẮẰẲẴẶ\u0301\u0302"))
def test_that_decomposed_text_folds_and_tidies_like_composed(text: str) -> None:
    for form in ("NFC", "NFD"):
        other = unicodedata.normalize(form, text)
        assert fold(other) == fold(text)
        assert tidy(other) == tidy(text)


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("  Trần \t Văn\nAn ", "Trần Văn An"),
        ("Trần\r\nVăn\rAn", "Trần Văn An"),
        ("Ðặng", "Đặng"),
        ("yêu cầu đăng k\u200eý\ufeff", "yêu cầu đăng ký"),
        ("a\x00b\x07", "ab"),
        ("H'Wen Niê", "H'Wen Niê"),
    ],
)
def test_that_stored_text_is_composed_and_holds_nothing_unseen(text: str, stored: str) -> None:
    assert tidy(text) == stored


@given(st.text() | st.text(alphabet="ĂÂĐÊÔƠƯđẮỆộ aZ9-“…”Ð\u0301\u0130\u212a\ufb01"))
def test_that_the_quick_way_of_folding_is_the_thorough_one(text: str) -> None:
    assert fold(text) == _folded(text)


@given(st.text() | st.text(alphabet="ĂĐđộ aZ9-“…”Ð\n\0\u0301\u200b"))
def test_that_tidying_and_folding_at_once_is_one_after_the_other(text: str) -> None:
    assert tidy_and_fold(text) == (tidy(text), fold(tidy(text)))


@given(st.text(alphabet="aoêưĂ \n\u0301\u0323\u0302\u200b\u0338=×"))
def test_that_letters_spelt_out_are_composed_like_the_whole_text(text: str) -> None:
    seen = " ".join(text.split()).replace("\u200b", "")
    assert tidy(text) == " ".join(unicodedata.normalize("NFC", seen).split())


@given(st.text() | st.text(alphabet="ăđÐ \n\t\r\u200b\u0301a"))
def test_that_lines_are_tidied_like_lines_and_stay(text: str) -> None:
    kept = tidy_lines(text)
    assert tidy(kept) == tidy(text)
    assert tidy_lines(kept) == kept == kept.strip()
