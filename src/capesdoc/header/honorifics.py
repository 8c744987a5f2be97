"""Marks of retirement and letters behind a name that say more than others, as data."""

from __future__ import annotations

from typing import Final

from capesdoc.header.vocabulary import word_set

__all__ = ["DEGREES", "MARKS", "SERVICES"]

MARKS: Final = word_set(
    "r ret retd rtd retired (r) (ret) (retd) (rtd) (retired) (dr) (prof) (mrs) (ms) (smt) (er) "
    "(engr)"
)
"""What stands beside a rank: retired, or a second title in parentheses."""

DEGREES: Final = word_set(
    "PhD Phd PHD DPhil DLitt DSc EdD MPhil MSc MBA MA BA BSc LLM LLB LLD MBBS JD"
)
"""Letters that a university may follow: where somebody studied."""

SERVICES: Final = word_set("CFR IAS IFS IPS IRS IAAS PAS PSP ICS CSS CH SC SM IM RN RM")
"""Letters that abbreviate an organisation as well ("IPS"): behind a comma they are not dropped."""
