"""Whom a desk believes to be its home: one authority it was told of, or those of the machine."""

import hmac
import ssl
from ipaddress import ip_address
from typing import Final

from desk_app.domain.codes.enrolment_code import fingerprint_of

PLAIN_ALLOWED: Final = "plain"  # in place of an authority: an administrator wants no TLS


def authority_context(authority: str) -> ssl.SSLContext:
    """Only certificates of `authority`, a PEM, are believed; the name in them counts too.

    Raises:
        ValueError: `authority` is no certificate.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    try:
        context.load_verify_locations(cadata=authority)
    except ssl.SSLError as error:
        raise ValueError("no certificate") from error
    return context


def nobody_context() -> ssl.SSLContext:
    """Believes nobody: for a line on which no certificate is ever shown."""
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def asking_context() -> ssl.SSLContext:
    """Believes anybody: to be told the authority, which its fingerprint then proves. Nothing
    that is secret goes over such a line."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def is_pinned(authority: str, fingerprint: str) -> bool:
    """True when the certificate in `authority`, a PEM, is the one with `fingerprint`."""
    try:
        found = fingerprint_of(ssl.PEM_cert_to_DER_cert(authority))
    except ValueError:
        return False
    return hmac.compare_digest(found, fingerprint)


def is_beside(host: str) -> bool:
    """True for this machine itself, to which no line leads that anybody could listen to."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
