"""Who signed a Windows program, and that it was not changed since (Microsoft's Authenticode; RFC 5652, RFC 3161).

By hand, on asn1crypto and cryptography: signify (0.9.3) stands on oscrypto, which does not start beside OpenSSL 3.0.10 and later;
osslsigncode wants lists of revoked certificates from the network.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

from asn1crypto import algos, cms, core, parser, tsp
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

#: The roots that may stand above a signer, and above the clock that countersigned, by the sha256 of their certificates.
_ROOTS: Final = {
    root.fingerprint(hashes.SHA256()): root
    for root in x509.load_pem_x509_certificates(Path(__file__).with_name("roots.pem").read_bytes())
}
#: The unsigned attribute that holds the clock's token.
_TIME_STAMP: Final = "1.3.6.1.4.1.311.3.3.1"
_CERTIFICATE_OF_PKCS7: Final = 2


class SignatureError(Exception):
    """A program that is not signed as it should be, with why."""


class Signature(NamedTuple):
    """Who signed a program and when, as the certificates and a clock say that were checked up to their roots."""

    signer: str
    time: datetime


class _IndirectData(core.Sequence):  # type: ignore[misc]  # asn1crypto ships no types
    """SpcIndirectDataContent: what is signed of a program, its digest."""

    _fields = [("data", core.Any), ("message_digest", algos.DigestInfo)]  # noqa: RUF012  # asn1crypto asks for a list


def verify(path: Path) -> Signature:
    """Check the digest of a program, its signature, its signer's certificates and its time; raises ``SignatureError``."""
    content = path.read_bytes()
    try:
        return _verify(content)
    except (SignatureError, InvalidSignature) as error:
        raise SignatureError(f"{path.name}: {error or 'a signature does not fit'}") from error
    except (ValueError, KeyError, TypeError, IndexError, x509.ExtensionNotFound) as error:
        raise SignatureError(f"{path.name}: what is signed cannot be read: {error}") from error


def _verify(content: bytes) -> Signature:
    plain, table = _split_program(content)
    signed = cms.ContentInfo.load(table)["content"]
    body = _inside(signed["encap_content_info"]["content"].dump())  # without its explicit tag
    told = _IndirectData.load(body)["message_digest"]
    digest = hashlib.new(told["digest_algorithm"]["algorithm"].native, plain).digest()
    if digest != told["digest"].native:
        raise SignatureError("its bytes are not those that were signed")
    info, certificates = _signer_info(signed, _inside(body))
    token = _time_token(info)
    stamp = tsp.TSTInfo.load(bytes(token["encap_content_info"]["content"]))
    imprint = stamp["message_imprint"]
    if (
        hashlib.new(imprint["hash_algorithm"]["algorithm"].native, info["signature"].native).digest()
        != imprint["hashed_message"].native
    ):
        raise SignatureError("its time is another's")
    time = stamp["gen_time"].native
    _, clocks = _signer_info(token, bytes(token["encap_content_info"]["content"]))
    _climb(clocks, time, ExtendedKeyUsageOID.TIME_STAMPING)
    _climb(certificates, time, ExtendedKeyUsageOID.CODE_SIGNING)
    (name,) = certificates[0].subject.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)
    return Signature(str(name.value), time)


def _inside(encoded: bytes) -> bytes:
    """What stands between a value's tag and length, and its end."""
    inside: bytes = parser.parse(encoded, strict=True)[4]
    return inside


def _split_program(content: bytes) -> tuple[bytes, bytes]:
    """Give what of a program counts for its digest, and the PKCS #7 of its table of certificates."""
    optional = int.from_bytes(content[0x3C:0x40], "little") + 24
    if content[:2] != b"MZ" or content[optional - 24 : optional - 20] != b"PE\0\0":
        raise SignatureError("it is no program of Windows")
    directories = optional + (112 if content[optional : optional + 2] == b"\x0b\x02" else 96)
    checksum, entry = optional + 64, directories + 4 * 8
    at, size = (int.from_bytes(content[entry + skip : entry + skip + 4], "little") for skip in (0, 4))
    if not at:
        raise SignatureError("it is not signed")
    length = int.from_bytes(content[at : at + 4], "little")
    if at + size != len(content) or not 8 < length <= size:
        raise SignatureError("bytes stand behind its signature")
    if int.from_bytes(content[at + 6 : at + 8], "little") != _CERTIFICATE_OF_PKCS7:
        raise SignatureError("it is signed in a way that is not known")
    return content[:checksum] + content[checksum + 4 : entry] + content[entry + 8 : at], content[at + 8 : at + length]


def _signer_info(signed: Any, body: bytes) -> tuple[Any, list[x509.Certificate]]:
    """Check the one signature of a CMS: gives its ``SignerInfo``, and all certificates with the signer's first."""
    (info,) = signed["signer_infos"]
    algorithm = info["digest_algorithm"]["algorithm"].native
    attributes = {attribute["type"].native: attribute["values"] for attribute in info["signed_attrs"]}
    if attributes["message_digest"][0].native != hashlib.new(algorithm, body).digest():
        raise SignatureError("what is signed is not what its signature says")
    certificates = [
        x509.load_der_x509_certificate(one.chosen.dump()) for one in signed["certificates"] if one.name == "certificate"
    ]
    wanted = info["sid"].chosen
    if info["sid"].name != "issuer_and_serial_number":
        raise SignatureError("its signer is named in a way that is not known")
    serial, issuer = wanted["serial_number"].native, wanted["issuer"].dump()
    signers = [one for one in certificates if one.serial_number == serial and one.issuer.public_bytes() == issuer]
    if len(signers) != 1:
        raise SignatureError("its signer's certificate is not there")
    key = signers[0].public_key()
    if not isinstance(key, rsa.RSAPublicKey):
        raise SignatureError("it is signed with a key of a kind that is not known")
    chosen: hashes.HashAlgorithm = getattr(hashes, algorithm.upper())()
    key.verify(info["signature"].native, info["signed_attrs"].untag().dump(), padding.PKCS1v15(), chosen)
    return info, [signers[0], *(one for one in certificates if one is not signers[0])]


def _time_token(info: Any) -> Any:
    """Give the CMS of the clock that countersigned."""
    for attribute in info["unsigned_attrs"]:
        if attribute["type"].dotted == _TIME_STAMP:
            return cms.ContentInfo.load(attribute["values"][0].dump())["content"]
    raise SignatureError("no clock countersigned it")


def _climb(certificates: Iterable[x509.Certificate], time: datetime, usage: x509.ObjectIdentifier) -> None:
    """Check the certificates from the first, which is for a use, up to a known root, each valid at a time."""
    one, *others = certificates
    if usage not in one.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value:
        raise SignatureError(f"a certificate is not for this: {one.subject.rfc4514_string()}")
    for _ in range(len(others) + 2):  # a root need not be among them
        if not one.not_valid_before_utc <= time <= one.not_valid_after_utc:
            raise SignatureError(f"a certificate was not valid when it was signed: {one.subject.rfc4514_string()}")
        if one.fingerprint(hashes.SHA256()) in _ROOTS:
            return
        above = next((other for other in (*_ROOTS.values(), *others) if other.subject == one.issuer), None)
        if above is None:
            break
        if not above.extensions.get_extension_for_class(x509.BasicConstraints).value.ca:
            raise SignatureError(f"a certificate may issue none: {above.subject.rfc4514_string()}")
        one.verify_directly_issued_by(above)
        one = above
    raise SignatureError(f"no known root stands above it, but {one.issuer.rfc4514_string()}")
