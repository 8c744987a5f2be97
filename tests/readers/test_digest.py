"""Digests: the same by Python's own hash and by OpenSSL's."""

from __future__ import annotations

import hashlib
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from capesdoc.readers.digest import _lean, sha256_of


@given(st.binary(max_size=300))
def test_both_hashes_agree(data: bytes) -> None:
    lean = _lean()
    assert lean is None or lean(data) == hashlib.sha256(data).hexdigest()
    assert sha256_of(data) == hashlib.sha256(data).hexdigest()


def test_the_first_document_of_a_process_needs_no_openssl() -> None:
    program = (
        "import sys; from capesdoc.readers.digest import sha256_of as f\n"
        "print(f(b'a'), 'hashlib' in sys.modules, f(b'a'), 'hashlib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    first, lean, second, loaded = done.stdout.decode().split()
    assert first == second == hashlib.sha256(b"a").hexdigest()
    assert (lean, loaded) == (str(_lean() is None), "True")
