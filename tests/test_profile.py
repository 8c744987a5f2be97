"""Profiles: the vocabulary as data, checked on load."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import capesdoc
from capesdoc.default_vocabulary import DEFAULT
from capesdoc.errors import MissingFileError, ProfileError
from capesdoc.header.lexicon import DEFAULT_LEXICON, lexicon_of
from capesdoc.profile import DateOrder, Profile, default_profile, label_key
from make_default_vocabulary import PACKAGE, written

BODY = (
    "The guests were welcomed by the director, who described the purpose of the meeting in detail."
)


def load(folder: Path, text: str) -> Profile:
    path = folder / "mine.toml"
    path.write_text(text, "utf-8")
    return Profile.from_toml(path)


def test_the_module_of_the_default_is_its_toml_file() -> None:
    assert (PACKAGE / "default_vocabulary.py").read_text("utf-8") == written()
    data = tomllib.loads((PACKAGE / "profiles" / "default.toml").read_text("utf-8"))
    assert {name: tuple(labels) for name, labels in data["labels"].items()} == DEFAULT["labels"]


def test_the_default_does_not_contradict_itself(tmp_path: Path) -> None:
    # Loading anything on top of it checks the whole.
    assert load(tmp_path, "").labels == default_profile().labels


def test_a_file_adds_to_the_default(tmp_path: Path) -> None:
    profile = load(
        tmp_path,
        'date_order = "day_first"\nevent_types = ["Baithak"]\n[labels]\nsponsor = ["Powered by"]\n',
    )
    text = f"Title: Baithak on Water\nPowered by: Delta Trust\nDate: 07/11/2025\n\n{BODY}"
    report = capesdoc.parse_text(text, profile=profile)
    assert report.event_type == "Baithak"
    assert report.field("sponsor") == "Delta Trust"
    assert report.event_date is not None
    assert str(report.event_date.start) == "2025-11-07"


def test_a_label_changes_its_meaning_only_when_it_is_forgotten_first(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match="'Topic' means both 'title' and 'theme'"):
        load(tmp_path, '[labels]\ntheme = ["Topic"]\n')
    profile = load(tmp_path, 'without_labels = ["Topic"]\n[labels]\ntheme = ["Topic"]\n')
    report = capesdoc.parse_text(f"Title: Water\nTopic: Rivers\n\n{BODY}", profile=profile)
    assert (report.title, report.field("theme")) == ("Water", "Rivers")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("labels = 3", "labels must be a table"),
        ("lables = 3", "unknown key 'lables'"),
        ("[labels]\ntitle = 'Topic'", "labels.title must be a list of strings"),
        ("[labels]\ntitle = [3]", "labels.title must hold strings"),
        ("[labels]\ntitle = ['  ']", "labels.title must hold strings that are not empty"),
        ("[labels]\ntitle = ['--']", "has no letter or digit"),
        ("date_order = 'dayfirst'", "date_order must be one of day_first"),
        ("date_order = 1", "date_order must hold strings"),
        ("spellings = ['a']", "spellings must be a table"),
        ("event_types = 'Webinar'", "event_types must be a list of strings"),
        ("= 3", "is not TOML"),
    ],
)
def test_a_file_that_does_not_follow_the_format_is_refused(
    tmp_path: Path, text: str, message: str
) -> None:
    with pytest.raises(ProfileError, match=message) as caught:
        load(tmp_path, text)
    assert caught.value.source == str(tmp_path / "mine.toml")


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError):
        Profile.from_toml(tmp_path / "none.toml")


def test_a_profile_is_extended_in_two_lines_and_stays_as_it_was() -> None:
    profile = default_profile()
    mine = profile.extended(
        labels={"sponsor": ["Powered by"]}, event_types=["Baithak"], date_order=DateOrder.DAY_FIRST
    )
    assert "Powered by" in dict(mine.labels)["sponsor"]
    assert mine.event_types[-1] == "Baithak"
    assert profile == default_profile()
    with pytest.raises(ProfileError):
        profile.extended(labels={"theme": ["venue"]})


@pytest.mark.parametrize(
    "wrong",
    [
        {"labels": {"sponsor": "Powered by"}},
        {"labels": ["Powered by"]},
        {"labels": {"sponsor": [5]}},
        {"event_types": "Baithak"},
        {"without_labels": "Topic"},
        {"words": {"honorifics": "Pir"}},
        {"page_words": "Home"},
        {"running_heads": 5},
    ],
    ids=str,
)
def test_a_string_in_place_of_a_list_is_refused_with_what_to_give(wrong: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="give"):
        default_profile().extended(**wrong)


def test_an_order_of_dates_may_be_named_and_must_be_known() -> None:
    assert default_profile().extended(date_order="day_first").date_order is DateOrder.DAY_FIRST
    with pytest.raises(ProfileError, match="day_first, month_first, year_first"):
        default_profile().extended(date_order="dmy")


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match="cannot be read"):
        Profile.from_toml(tmp_path)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Speaker(s)", "SPEAKERS"),
        ("Organiser", "organizers"),
        ("Date & Time", "Date and the Time"),
        ("Guest of Honor", "Guests of Honour"),
        ("No. of Participants", "Number of participants"),
        ("Event-Date", "event  date:"),
    ],
)
def test_spellings_of_one_label_have_one_key(one: str, other: str) -> None:
    spellings = dict(default_profile().spellings)
    assert label_key(one, spellings) == label_key(other, spellings)


def test_other_words_have_other_keys() -> None:
    spellings = dict(default_profile().spellings)
    assert len({label_key(w, spellings) for w in ("Class", "Clas", "Via", "Date", "Dated")}) == 5


def test_two_lines_of_python_extend_the_words() -> None:
    mine = default_profile().extended(
        words={
            "honorifics": ["Pir", "Khan Bahadur"],
            "letters": ["NHX"],
            "positions": ["Harbourmaster"],
            "organisations": ["Lagerhaus"],
            "places": ["Port Ferri", "Tarn"],
            "platforms": ["Harbour Cast"],
        }
    )
    text = (
        "Title: Ports\nDate: 5 March 2020\nVenue: Port Ferri via Harbour Cast\n"
        "Chair: Pir Adil Moin, Harbourmaster, Delta Lagerhaus\n"
        f"Speakers: Khan Bahadur Tania Beg NHX; Asma Beg, Port Ferri\n\n{BODY}"
    )
    report = capesdoc.parse_text(text, profile=mine)
    assert [(one.honorific, one.name, one.position, one.affiliation) for one in report.people] == [
        ("Pir", "Adil Moin", "Harbourmaster", "Delta Lagerhaus"),
        ("Khan Bahadur", "Tania Beg", None, None),
        (None, "Asma Beg", None, None),
    ]
    assert report.venue is not None
    assert (report.venue.name, report.venue.platform) == ("Port Ferri", "Harbour Cast")
    plain = capesdoc.parse_text(text)
    assert plain.people != report.people
    assert plain.venue != report.venue


def test_a_file_extends_the_words(tmp_path: Path) -> None:
    profile = load(tmp_path, '[words]\nhonorifics = ["Pir"]\nplatforms = ["Harbour Cast"]\n')
    report = capesdoc.parse_text(f"Title: Ports\nChair: Pir Adil Moin\n\n{BODY}", profile=profile)
    assert [(one.honorific, one.name) for one in report.people] == [("Pir", "Adil Moin")]


def test_words_of_the_default_stand_as_they_are_looked_up() -> None:
    for kind, words in DEFAULT["words"].items():
        assert len(words) == len(set(words)), kind
        for word in words:
            folded = word if kind == "letters" else word.casefold()
            # A venue is cut into words with the full stops in them.
            dotted = kind in {"places", "platforms"}
            assert word == " ".join((folded if dotted else folded.replace(".", "")).split()), kind


def test_words_of_the_default_are_looked_up_once() -> None:
    assert lexicon_of(default_profile()) is DEFAULT_LEXICON
    assert lexicon_of(default_profile().extended(labels={"sponsor": ["X y"]})) is DEFAULT_LEXICON


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("words = 3", "words must be a table"),
        ("[words]\nhonours = ['Pir']", "unknown kind of words 'honours'; known are honorifics"),
        ("[words]\nhonorifics = 'Pir'", "words.honorifics must be a list of strings"),
        ("[words]\nplaces = ['--']", "words.places: '--' has no letter"),
        ("[words]\npositions = ['Port Master']", "words.positions: 'Port Master' is more than one"),
    ],
)
def test_words_that_do_not_follow_the_format_are_refused(
    tmp_path: Path, text: str, message: str
) -> None:
    with pytest.raises(ProfileError, match=message):
        load(tmp_path, text)
