"""Words of counts: who is counted, what is not, and how a number is spelt or doubted, as data."""

from __future__ import annotations

from typing import Final

__all__ = ["KINDS", "NUMBERS", "SCALES"]

_ROWS: Final = {
    # People: a word before them (`school`, `final-year`) says which.
    "p": """
        academicians academics activists adults alumnae alumni ambassadors analysts approved
        artists asistentes attendee attendees audience authors beneficiaries beneficiary
        businessmen businesswomen cadets candidates checkers children citizens coordinators
        delegate delegates dignitaries diplomats doctors economists educators employees
        engineers enthusiasts entrepreneurs executives expert experts faculty farmers fellows
        graduates guest guests heads historians individuals instructors interns invitees
        journalists judges ladies lawyers leaders learners lecturers legislators listeners
        makers managers member members mentors ministers nurses officer officers officials
        organisers organizers panelists panellists parents parliamentarians partecipanti
        participant participante participantes participants pax people person personas personen
        personnel personnes persons policymakers practitioners presenters principals
        professionals professors pupils recipients registrants registrations representatives
        researchers respondents scholars schoolchildren scientists servants signatories speakers
        specialists staff stakeholder stakeholders student students talents teacher teachers
        teilnehmende teilnehmenden teilnehmer teilnehmerinnen teilnehmern trainee trainees
        trainer trainers users viewers villagers visitors volunteers workers writers youth
        youths
    """,
    "G": "boys females girls males men women",
    "g": "female male",
    # What people come from or are sorted by: a number of them is no number of people.
    "x": """
        agencies areas batches campuses centers centres chapters cities classes clubs colleges
        companies continents countries days departments disciplines districts divisions
        embassies faculties families fields firms governments groups hours households institutes
        institutions levels ministries minutes months nationalities nations ngos offices
        organisations organizations papers parties programmes programs provinces regions schools
        sections sectors semesters sessions states streams tanks teams tehsils towns
        universities villages weeks years
    """,
    # With these between a number and its people the number is no count of them.
    "i": """
        about above almost around below between by dozen dozens ever fewer for hundreds just less
        least more most nearly odd or over plus roughly several some than thousands to under up
        upto
    """,
    # With these beside a number it is not how many came.
    "d": """
        allowed approx approximate approximately available ca capacity circa confirmed est estimate
        estimated expected invited limit limited max maximum min minimum planned projected proposed
        seats target targeted tbc tbd tentative tentatively unconfirmed
    """,
    "t": "total overall totally",
    "u": "grand",
    "k": "number numbers no nos num strength attendance count headcount",
    "l": "all altogether",
    "v": "was were is are",
    "o": "of",
    "&": "and & und y et",
    "e": "the this",
    "q": "a",
    "N": "n",
    "r": "there",
    "b": "by",
    "A": "attended participated joined took",
    "y": "part",
    "s": "only online virtually virtual onsite on-site in-person physically present",
    "T": "across as at from representing who with",
    "I": "in",
    "z": "per",
    "c": "including comprising",
    "h": "whom which them",
}
KINDS: Final = {word: kind for kind, words in _ROWS.items() for word in words.split()}
"""Word in lower case to its kind; `counts` says what the kinds are."""

_BELOW_TWENTY: Final = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen
"""
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBERS: Final = {word: number for number, word in enumerate(_BELOW_TWENTY.split())} | {
    word: 10 * number for number, word in enumerate(_TENS.split(), 2)
}
SCALES: Final = {"hundred": 100, "thousand": 1000}
