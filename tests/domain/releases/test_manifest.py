"""What a maker signs of a release, and what a desk reads of it."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.announced_file import announced, cut
from desk_app.domain.releases.manifest import (
    MOST_ARCHIVE,
    MOST_HEAD,
    AnnouncedRelease,
    Manifest,
    ReleaseBroken,
    SignedManifest,
    head_bytes,
    manifest_text,
    read_head,
    read_manifest,
    release_body,
    release_from,
    signing_digest,
)
from desk_app.domain.releases.version import ProgramVersion
from desk_app.sync.protocol import MOST_EDITION

MANIFEST = Manifest(
    version=ProgramVersion(1, 4, 0),
    platform="linux-x86_64",
    digest="0a" * 32,
    size=61_000_000,
    unpacked=200_000_000,
    files=1_500,
    follows=ProgramVersion(1, 2, 0),
    revision="0020",
    news=("Đổi bản ngay lúc đóng chương trình.", "Tìm hồ sơ nhanh hơn."),
)
SIGNED = SignedManifest(manifest_text(MANIFEST), bytes(64))


def test_that_versions_are_compared_as_figures() -> None:
    assert ProgramVersion.parse("1.10.0") > ProgramVersion.parse("1.9.9")
    assert str(ProgramVersion.parse(" 1.4.0\n")) == "1.4.0"
    for wrong in ("", "1.4", "1.4.0.1", "v1.4.0", "1.4.x", "1.4.-1", "1.4.0/..", "1.4.\u0660"):
        with pytest.raises(ValueError, match="not a version"):
            ProgramVersion.parse(wrong)


def test_that_a_manifest_says_what_it_was_given() -> None:
    assert read_manifest(manifest_text(MANIFEST)) == MANIFEST
    assert "\n" not in manifest_text(MANIFEST)


def test_that_members_of_a_newer_maker_are_passed_over() -> None:
    facts = json.loads(manifest_text(MANIFEST)) | {"moon": [1]}
    assert read_manifest(json.dumps(facts)) == MANIFEST


@pytest.mark.parametrize(
    "wrong",
    [
        {"version": "1.4"},
        {"version": None},
        {"platform": "../linux"},
        {"platform": ""},
        {"digest": "0A" * 32},
        {"digest": "../../etc"},
        {"size": 0},
        {"size": MOST_ARCHIVE + 1},
        {"size": "61"},
        {"unpacked": 1 << 40},
        {"files": 1 << 20},
        {"follows": "1"},
        {"revision": "a b"},
        {"news": None},
        {"news": ["x"] * 13},
        {"news": ["x" * 161]},
        {"news": ["\x1b[31mđỏ"]},
    ],
)
def test_that_a_manifest_beyond_what_is_allowed_is_none(wrong: dict[str, object]) -> None:
    facts = json.loads(manifest_text(MANIFEST)) | wrong
    with pytest.raises(ReleaseBroken):
        read_manifest(json.dumps(facts))


def test_that_nobody_signs_what_no_desk_would_read() -> None:
    with pytest.raises(ReleaseBroken):
        manifest_text(replace(MANIFEST, news=("x" * 200,)))


def test_that_what_is_signed_is_signed_for_nothing_else() -> None:
    raw = manifest_text(MANIFEST)
    assert signing_digest(raw) != signing_digest(raw + " ")
    assert len(signing_digest(raw)) == 32


def test_that_a_file_says_what_was_signed_and_where_its_archive_begins() -> None:
    head = head_bytes(SIGNED)
    found, begins = read_head(head + b"the archive\nof any bytes")
    assert (found, begins) == (SIGNED, len(head))
    assert found.read() == MANIFEST


@pytest.mark.parametrize(
    ("begin", "reason"),
    [
        (b"", "kind"),
        (b"PK\x03\x04", "kind"),
        (head_bytes(SIGNED).replace(b" 1\n", b" 2\n", 1), "newer"),
        (head_bytes(SIGNED)[:100], "broken"),
        (head_bytes(SignedManifest("{}", bytes(63))), "broken"),
        (b"quay-mot-cua chuong-trinh 1\n{}\n****\n", "broken"),
        (b"quay-mot-cua chuong-trinh 1\n\xff\nAAAA\n", "broken"),
        (b"quay-mot-cua chuong-trinh 1\n" + b"x" * MOST_HEAD, "broken"),
    ],
)
def test_that_what_is_no_release_says_so(begin: bytes, reason: str) -> None:
    with pytest.raises(ReleaseBroken) as refused:
        read_head(begin)
    assert refused.value.reason == reason


@given(st.binary(max_size=300))
def test_that_no_bytes_break_the_reader(raw: bytes) -> None:
    for begin in (raw, b"quay-mot-cua chuong-trinh 1\n" + raw):
        try:
            read_head(begin)
        except ReleaseBroken as error:
            assert error.reason in {"kind", "newer", "broken"}  # noqa: PT017  # any of them will do


def test_that_an_announcement_fits_into_an_exchange_however_large_the_release() -> None:
    file = replace(
        announced(cut(b"x")), size=MOST_ARCHIVE, pieces=("0a" * 32,) * (MOST_ARCHIVE >> 18)
    )
    long = SignedManifest(manifest_text(replace(MANIFEST, news=("ữ" * 160,) * 12)), bytes(64))
    body = release_body(AnnouncedRelease(file, long))
    assert len(body.encode()) <= MOST_EDITION
    assert release_from(body) == AnnouncedRelease(file, long)


def test_that_garbage_announces_nothing() -> None:
    file = announced(cut(b"x" * 300_000))
    body = release_body(AnnouncedRelease(file, SIGNED))
    facts = json.loads(body)
    for wrong in (
        "",
        "[]",
        "{}",
        json.dumps(facts | {"signature": "*"}),
        json.dumps(facts | {"signature": None}),
        json.dumps(facts | {"piece": 1}),
        json.dumps(facts | {"size": MOST_ARCHIVE + 1}),
    ):
        with pytest.raises(ValueError, match=r".*"):
            release_from(wrong)
