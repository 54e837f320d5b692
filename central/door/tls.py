"""Certificates: an authority of our own for trials and closed nets, or files that were given.

A folder has ``server.pem`` (the certificate, then what signed it), ``server.key``, and where
desks pin it ``ca.pem``; of an own authority also ``ca.key``. Keys are readable by their owner.
"""

import re
import ssl
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from central.keeping.to_disk import sweep_halves, write_whole
from desk_app.domain.codes.enrolment_code import fingerprint_of
from desk_app.version import typed

DAYS: Final = 398  # of a server's certificate; made anew by the same authority
_YEARS: Final = timedelta(days=3653)  # of an own authority
_BACK: Final = timedelta(days=1)  # clocks of desks are wrong
_NAME: Final = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")
_CERTIFICATE, _KEY = "server.pem", "server.key"
_AUTHORITY, _AUTHORITY_KEY = "ca.pem", "ca.key"


class TlsUnusable(ValueError):
    """Its text says why, to the person at the terminal."""


@dataclass(frozen=True, slots=True)
class TlsFolder:
    folder: Path

    @property
    def certificate(self) -> Path:
        return self.folder / _CERTIFICATE

    @property
    def key(self) -> Path:
        return self.folder / _KEY

    def authority(self) -> str | None:
        """The certificate desks pin, as PEM; None: there is none, they believe public ones."""
        file = self.folder / _AUTHORITY
        return file.read_text("ascii") if file.exists() else None

    def fingerprint(self) -> str:
        """Of the authority; empty where there is none."""
        authority = self.authority()
        return fingerprint_of(ssl.PEM_cert_to_DER_cert(authority)) if authority else ""

    def ends_at(self) -> datetime:
        """When the server's certificate is good no more."""
        found = x509.load_pem_x509_certificate(self.certificate.read_bytes())
        return found.not_valid_after_utc

    def context(self) -> ssl.SSLContext:
        """Raises TlsUnusable: a file is missing, is no certificate, or is not its key's."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        try:
            context.load_cert_chain(self.certificate, self.key)
        except OSError as error:  # ssl.SSLError is one
            raise TlsUnusable(
                f"Không dùng được {_CERTIFICATE} và {_KEY} trong {self.folder}. "
                f"Tạo bằng: {typed('central')} init --tls THƯ_MỤC, hoặc chép chứng thư vào đó"
            ) from error
        return context


def make_certificates(folder: Path, names: Sequence[str], at: datetime) -> TlsFolder:
    """Make a certificate for the server; its authority too, where there is none in `folder`.

    Halves of keys that one who was killed left there are taken away.

    Args:
        names: Names and addresses under which desks reach the server, at least one.

    Raises:
        TlsUnusable: the authority there is none of ours, or a name is none.
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    sweep_halves(folder, {_CERTIFICATE, _KEY, _AUTHORITY, _AUTHORITY_KEY})
    files = TlsFolder(folder)
    authority, signing = _authority(folder, at)
    key = ec.generate_private_key(ec.SECP256R1())
    try:
        alternatives = x509.SubjectAlternativeName([_name(name) for name in names])
    except ValueError as error:
        raise TlsUnusable(f"Không phải tên máy hoặc địa chỉ: {', '.join(names)}") from error
    certificate = (
        _builder(names[0], key, at, min(at + timedelta(days=DAYS), authority.not_valid_after_utc))
        .issuer_name(authority.subject)
        .add_extension(alternatives, critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signing.public_key()),
            critical=False,
        )
        .sign(signing, hashes.SHA256())
    )
    _write_key(files.key, key)
    write_whole(files.certificate, _pem(certificate) + _pem(authority), mode=0o644)
    return files


def _authority(folder: Path, at: datetime) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    """The one in `folder`, or a new one: it alone may sign what desks believe."""
    file, key_file = folder / _AUTHORITY, folder / _AUTHORITY_KEY
    if file.exists():
        try:
            held = serialization.load_pem_private_key(key_file.read_bytes(), None)
            found = x509.load_pem_x509_certificate(file.read_bytes())
        except (OSError, ValueError) as error:
            raise TlsUnusable(
                f"Trong {folder} có {_AUTHORITY} mà không có {_AUTHORITY_KEY} dùng được: "
                "chứng thư mới do nơi đã cấp nó làm"
            ) from error
        if not isinstance(held, ec.EllipticCurvePrivateKey):
            raise TlsUnusable(f"{_AUTHORITY_KEY} không phải do chương trình này tạo ra")
        return found, held
    key = ec.generate_private_key(ec.SECP256R1())
    made = _builder("Quầy Một Cửa", key, at, at + _YEARS)
    authority = (
        made.issuer_name(_subject("Quầy Một Cửa"))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_signs_certificates(), critical=True)
        .sign(key, hashes.SHA256())
    )
    _write_key(key_file, key)
    write_whole(file, _pem(authority), mode=0o644)
    return authority, key


def _builder(
    subject: str, key: ec.EllipticCurvePrivateKey, at: datetime, until: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(_subject(subject))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at.astimezone(UTC) - _BACK)
        .not_valid_after(until)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _signs_certificates() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=False,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=True,
        crl_sign=True,
        encipher_only=False,
        decipher_only=False,
    )


def _subject(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name[:64])])


def _name(name: str) -> x509.GeneralName:
    with suppress(ValueError):
        return x509.IPAddress(ip_address(name))
    plain = name.encode("idna").decode()
    if not _NAME.fullmatch(plain):
        raise ValueError(name)
    return x509.DNSName(plain)


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


def _write_key(file: Path, key: ec.EllipticCurvePrivateKey) -> None:
    plain = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    write_whole(file, plain, mode=0o600)
