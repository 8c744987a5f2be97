"""Honorifics, ranks, marks of retirement and letters after a name, as data."""

from __future__ import annotations

from typing import Final

from capesdoc.header.vocabulary import word_set

__all__ = ["DEGREES", "HONORIFICS", "LETTERS", "MARKS", "SERVICES", "honorific_length"]

_PHRASES: Final = """
    mr, mrs, ms, miss, mx, mister, messrs, mme, madame, madam, monsieur, herr, frau, señor,
    señora, sr, sra, dr, drs, doctor, prof, professor, assoc prof, asst prof, associate prof,
    assistant prof, associate professor, assistant professor, professor emeritus, prof emeritus,
    engr, er, eng, adv, advocate, barrister, justice, hon, honble, hon'ble, honourable, honorable,
    the honourable, the honorable, the hon, rt hon, the rt hon, right honourable,
    the right honourable, he, h e, hh, hrh, hm, his excellency, her excellency, his highness,
    her highness, his royal highness, her royal highness, excellency, amb, ambassador,
    high commissioner, senator, sen, shri, sh, smt, sri, shrimati, kumari, km, pandit, pt, swami,
    acharya, sir, lord, lady, dame, baroness, baron, rtn, rev, reverend, fr, father, sister,
    brother, bishop, archbishop, imam, maulana, moulana, mufti, allama, sheikh-ul-hadith, qari,
    hafiz, haji, begum, dato, dato', datuk, tan sri, tun, sardar-e-awal, ustad-ji, sahibzada,
    nawabzada, dato seri, dato' seri, dato sri, dato' sri, datuk seri, datin, tan sri dato,
    tan sri dato', tan sri datuk, tengku, tunku, viscount, earl, venerable, ven, most venerable,
    bhante, alhaji, alhaja, hajia, mallam, otunba, sheikha, ca, cma, ing, ar, ir, mlle, dra, lic,
    arq, dkt, mgr, mudr, phdr, judr, rndr, dott, dott ssa, dr med, dr phil, dr jur, dr rer nat,
    dr habil, dr hc, doç, yrd doç, öğr gör, arş gör, gen, general, lt gen, lieutenant general,
    lieutenant-general, lt general, ltgen,
    maj gen, major general, major-general, majgen, maj general, brig, brigadier, brig gen,
    brigadier general, col, colonel, lt col, lieutenant colonel, ltcol, lt colonel, maj, major,
    capt, captain, lt, lieutenant, 2nd lt, field marshal, air chief marshal, air marshal,
    air vice marshal, acm, avm, air commodore, air cdre, aircdre, group captain, gp capt,
    gp captain, group capt, wing commander, wg cdr, wing cdr, wg commander, squadron leader,
    sqn ldr, sqn leader, flight lieutenant, flt lt, flying officer, admiral, adm, vice admiral,
    vice adm, vadm, v adm, rear admiral, rear adm, radm, r adm, commodore, cdre, commander, cdr,
    lt cdr, lieutenant commander, subedar, havildar, sergeant, sgt, inspector general, dig, ssp,
    asp
"""

MARKS: Final = word_set(
    "r ret retd rtd retired (r) (ret) (retd) (rtd) (retired) (dr) (prof) (mrs) (ms) (smt) (er) "
    "(engr)"
)
"""What stands beside a rank: retired, or a second title in parentheses."""

LETTERS: Final = word_set("""
    NI HI TI SI HJ SJ TJ TBT SBT IM NI(M) HI(M) TI(M) SI(M) NI(C) (M) (C) ndc psc afwc osp ndu
    rcds awc fawc qsc ptsc jssc mds PhD Phd PHD DPhil DLitt DSc MPhil MBBS FRCP FRCS FCPS MRCP FRS
    FRSA FCA ACA ACCA CPA CFA PMP MP MNA MPA MLA MEP QC KC SC HSC CB KCB DCB CBE OBE MBE KBE GCMG
    KCMG CMG CH FAAS FPAS PSP PAS BA MA BSc MSc MBA LLB LLM LLD JD Esq PVSM AVSM VSM UYSM YSM SM VrC
    GBM GBS SBS BBS DBE GBE KBE CVO KCVO GCVO LVO MVO AO AC OAM ONZM CNZM DSO FBA FRSE FREng FRGS
    CSc DrSc FRAS FCMA FCCA FICA MRICS PEng CEng EdD PsyD DBA BEng MEng MTech BTech MPH MSW
    PSM IAS IFS IPS IRS IAAS ICS CSP CSS RN RM BPharm Retd Rtd (Retd) (Retd.) (retd) (R) (r) (Rtd)
    """)
"""Decorations, courses and degrees after a name, without full stops. Not part of the name."""

DEGREES: Final = word_set(
    "PhD Phd PHD DPhil DLitt DSc EdD MPhil MSc MBA MA BA BSc LLM LLB LLD MBBS JD"
)
"""Letters that a university may follow: where somebody studied."""

SERVICES: Final = word_set("IAS IFS IPS IRS IAAS PAS PSP ICS CSS CH SC SM IM RN RM")
"""Letters that abbreviate an organisation as well ("IPS"): behind a comma they are not dropped."""

_BY_FIRST: Final[dict[str, tuple[tuple[str, ...], ...]]] = {}
for _phrase in _PHRASES.replace("\n", ",").split(","):
    if _words := tuple(_phrase.split()):
        _BY_FIRST[_words[0]] = tuple(
            sorted({*_BY_FIRST.get(_words[0], ()), _words}, key=lambda words: -len(words))
        )

HONORIFICS: Final = frozenset(_BY_FIRST)
"""The first words of all honorifics."""


def honorific_length(keys: tuple[str, ...], at: int) -> int:
    """Count the words of the longest honorific that begins at a word; 0 where none does."""
    for phrase in _BY_FIRST.get(keys[at], ()):
        if keys[at : at + len(phrase)] == phrase:
            return len(phrase)
    return 0
