"""Characters: what is certainly damage is repaired and recorded, what only looks odd stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capesdoc.cleaning import clean
from capesdoc.cleaning.characters import CHARACTER_RULES, repair_characters
from capesdoc.cleaning.signs import _ORDINARY, find_signs, odd_signs
from capesdoc.findings import Action, Edit
from capesdoc.readers import decode_text
from capesdoc.source import Boundary, Line


def _cleaned(text: str) -> tuple[list[Line], list[Edit]]:
    cleaned = clean(decode_text(text, name="case"))
    return list(cleaned.lines), list(cleaned.edits)


@pytest.mark.parametrize(
    ("text", "expected", "rule"),
    [
        # UTF-8 that was read as Windows-1252.
        ("CAPESâ€™s â€œviewâ€\x9d", "CAPES’s “view”", "mojibake"),
        ("the â€œviewâ€ he said", "the “view” he said", "mojibake"),
        ("a cost of Â£5", "a cost of £5", "mojibake"),
        ("SÃ£o Tome and naÃ¯ve", "São Tome and naïve", "mojibake"),
        ("a wordÂ and the next", "a word and the next", "mojibake"),
        # … twice over.
        ("the rivalsÃ¢â‚¬â„¢ view", "the rivals’ view", "mojibake"),
        # Characters that nobody sees.
        ("con\u200bnectivity\ufeff", "connectivity", "zero-width"),
        ("inter\u00adnational law", "international law", "soft-hyphen"),
        ("5\u00a0May\u2009\u202f2025", "5 May  2025", "odd-space"),
        # One code point for several letters.
        ("the o\ufb03ce of the \ufb01rst", "the office of the first", "ligature"),
        # A space left behind by one, where the document says the word whole.
        ("the office: an Offi ce", "the office: an Office", "split-ligature"),
        # An accent that was drawn before its letter.
        ("das Institut f¨ur Normung", "das Institut für Normung", "detached-accent"),
        ("Jos´e N´u˜nez, Garc´ıa f¨ur", "José Núñez, García für", "detached-accent"),
        ("for Wi´sniewski, ˇCapek, Erd˝os", "for Wiśniewski, Čapek, Erdős", "detached-accent"),
        ("f¨ur das CAF´E FRAN¸CAIS", "für das CAFÉ FRANÇAIS", "detached-accent"),
        ("a na¨ıve plan", "a naïve plan", "detached-accent"),
        ("f¨ur Iran´s port, l´acqua, xˆi", "für Iran´s port, l´acqua, xˆi", "detached-accent"),
        # Letters set apart.
        ("D a t e : 5 May", "Date : 5 May", "letter-spaced"),
        ("N e w s B u l l e t i n", "News Bulletin", "letter-spaced"),
        ("A N N U A L  R E P O R T", "ANNUAL REPORT", "letter-spaced"),
        ("An annual report\nA N N U A L", "An annual report\nANNUAL", "letter-spaced"),
    ],
)
def test_certain_damage_is_repaired(text: str, expected: str, rule: str) -> None:
    lines, edits = _cleaned(text)
    assert "\n".join(line.text for line in lines) == expected
    assert rule in {edit.rule for edit in edits}
    assert all(edit.reasons for edit in edits)


@pytest.mark.parametrize(
    ("text", "expected", "rule"),
    [
        ("\x88 salt", "• salt", "bullet-code"),
        ("salt \x88 sand", "salt  sand", "control-character"),
        ("\x88salt", "salt", "control-character"),
    ],
)
def test_the_number_of_tex_s_bullet_at_the_start_of_a_line_is_one(
    text: str, expected: str, rule: str
) -> None:
    line = Line(text=text, page=1, number=1, boundary=Boundary.START)
    lines, edits = repair_characters((line,), text, find_signs([text]))
    assert [one.text for one in lines] == [expected]
    assert [one.rule for one in edits] == [rule]


@pytest.mark.parametrize(
    "text",
    [
        # Curly quotes and dashes are the author's.
        "“strategic patience” – ‘as it were’ — and so on…",
        # French and Portuguese capitals before quotes and letters.
        "À “la carte”",
        # An acute for an apostrophe, and other signs that stand alone.
        "Pakistan´s port, it´s, don´t, we´re, O´Connor, l´acqua and d´Europe",
        "˜5 km, x ˆ y, 2ˆn, xˆi, ´Economic´ and 25 ¸ 30",
        # Signs behind their letters, or nobody knows on which side.
        "Aviac¸a˜o Civil f¨ur",
        "the communiqu´e of Jos´e",
        "SÃO PAULO",
        "DÉJÀ—vu",
        "the Â of the alphabet".replace("Â", "Ã"),
        # A soft hyphen at the line end is a divided word: the body stage puts it together.
        "inter\u00ad\nnational",
        # Persian needs its non-joiner.
        "نمی\u200cخواهم",
        # Lists of letters, initials, and capitals whose words nothing tells apart.
        "a b c d e",
        "A B C D",
        "J. K. R. Ferris",
        "A N N U A L R E P O R T",
        # Words after "off" and the like, which the document never says joined.
        "staff invited, off ice, half a day",
        "the office is not off ice but off shore".replace("office", "bureau"),
    ],
)
def test_what_only_looks_odd_stays(text: str) -> None:
    lines, edits = _cleaned(text)
    assert "\n".join(line.text for line in lines) == text
    assert edits == []


def test_offsets_lead_back_to_the_line_as_read() -> None:
    text = "the o\ufb03ce\u200b of â€œtradeâ€\x9d"
    lines, _ = _cleaned(text)
    [line] = lines
    assert line.text == "the office of “trade”"
    at = line.text.index("of “")
    span = line.span(at, at + 2)
    assert text[span.start : span.end] == "of"
    whole = line.span()
    assert (whole.start, whole.end) == (0, len(text))


def test_a_change_of_equal_length_needs_no_offsets() -> None:
    lines, _ = _cleaned("5\u00a0May")
    assert lines[0].offsets is None


def test_one_edit_holds_all_changes_of_a_rule_in_a_line() -> None:
    _, [edit] = _cleaned("5\u00a0May\u00a02025")
    assert (edit.action, edit.before, edit.after) == (Action.REPLACED, "\u00a0\u00a0", "  ")
    assert [(span.start, span.end) for span in edit.spans] == [(1, 2), (5, 6)]


@given(st.text(alphabet="ab Ââ€™œ\x9d\u00a0\u00ad\u200b\ufb01\ufb03fi.N", max_size=60))
def test_characters_are_conserved_and_repaired_once(text: str) -> None:
    document = decode_text("x" + text, name="case")
    once = clean(document)
    source = "".join(line.text for page in document.pages for line in page.lines)
    kept = sorted("".join("".join(line.text for line in once.lines).split()))
    for edit in once.edits:
        kept += "".join(edit.before.split())
    for edit in once.edits:
        for character in "".join(edit.after.split()):
            kept.remove(character)
    assert sorted(kept) == sorted("".join(source.split()))
    for line in once.lines:
        assert line.offsets is None or len(line.offsets) == len(line.text) + 1


def test_controls_that_a_font_makes_of_a_glyph_are_taken_out_with_an_edit() -> None:
    line = Line(text="one\x1b[2J two\x9b three", page=1, number=1, boundary=Boundary.START)
    (repaired,), edits = repair_characters((line,), line.text, find_signs([line.text]))
    assert repaired.text == "one[2J two three"
    assert [edit.rule for edit in edits] == ["control-character"]


def test_no_rule_is_about_an_ordinary_sign() -> None:
    for sign in _ORDINARY:
        assert odd_signs(f"{sign}\u00e9{sign}") == "\u00e9"
        assert odd_signs(sign * 2) == ""
        for rule in CHARACTER_RULES:
            assert not rule.is_sign or rule.trigger.search(sign) is None
