"""A generator of event reports: known headers written in every layout that reports were met in.

It knows nothing of how a header is read. Each layout is a way in which a person or a converter
writes `(label, value)` pairs down; what comes back must be those pairs.
"""

# ruff: noqa: E501 - a row of a table is one line

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Final, NamedTuple

__all__ = ["LAYOUTS", "Entry", "Report", "make_report"]


class Entry(NamedTuple):
    """One field as it should be found: several values are the items of a list."""

    name: str
    label: str
    values: tuple[str, ...]


class Report(NamedTuple):
    """A report as text, and what its header says."""

    text: str
    entries: tuple[Entry, ...]
    body: tuple[str, ...]
    title: str | None
    date: tuple[str, str] | None
    time: tuple[str, str | None] | None
    people: tuple[tuple[str, str], ...]


LABELS: Final = {
    "title": ["Title", "Event Title", "Topic", "Title of the Event", "Name of the Event", "Webinar Title", "Session title"],
    "event_date": ["Date", "Event Date", "Date of the Event", "Workshop dates", "Held on", "Date of Event", "Dated"],
    "time": ["Time", "Timing", "Timings", "Event Time", "Workshop time"],
    "venue": ["Venue", "Location", "Place", "Workshop venue", "Location of Meeting", "Event Venue"],
    "moderator": ["Moderator", "Moderated by", "Facilitator"],
    "chair": ["Chair", "Chairperson", "Session Chair", "Chaired by"],
    "speaker": ["Speakers", "Speaker(s)", "Resource Persons", "Panelists", "Panellists", "Guest Speakers"],
    "chief_guest": ["Chief Guest", "Name of the Chief Guest"],
    "organizer": ["Organizer", "Organised by", "Organized by", "Organiser"],
    "participant_count": ["No. of Participants", "Number of Participants", "Total Participants"],
    "theme": ["Theme", "Sub-theme"],
    "language": ["Working language", "Language"],
}  # fmt: skip

TITLES: Final = [
    "Water Security in South Asia",
    "In-House Discussion on “Trade Corridors and the Region”",
    "Roundtable on Energy Transition and its Discontents",
    "The Role of the Chair: Leading Public Meetings",
    "What Next for Regional Connectivity?",
    "Webinar on 'Climate Finance' for Small Economies",
    "Seminar: Digital Payments - Promise and Peril",
    "Launch of the Annual Review of Maritime Affairs",
]
DATES: Final = [
    ("November 7, 2024", "2024-11-07", "2024-11-07"),
    ("7th March 2019", "2019-03-07", "2019-03-07"),
    ("Thursday, 13 June 2024", "2024-06-13", "2024-06-13"),
    ("2019-10-30", "2019-10-30", "2019-10-30"),
    ("24/05/2024", "2024-05-24", "2024-05-24"),
    ("6-10 August 2018", "2018-08-06", "2018-08-10"),
    ("September 5th to 12th, 2023", "2023-09-05", "2023-09-12"),
    ("18 – 20 January 2022", "2022-01-18", "2022-01-20"),
]
TIMES: Final = [
    ("15:30-16:30", "15:30:00", "16:30:00"),
    ("3:30 PM", "15:30:00", None),
    ("10:00 am to 12:30 pm", "10:00:00", "12:30:00"),
    ("1030 to 1300 hrs", "10:30:00", "13:00:00"),
    ("9:30 am – 4:00 pm", "09:30:00", "16:00:00"),
]
VENUES: Final = [
    "Main Hall, Rivertown",
    "Conference Room I, Harbour Building",
    "Auditorium: North Campus, Eastbridge",
    "Hotel Meridian, Westport/ Online",
    "F-8/1, Northfield",
    "6th Floor, Lakeside Center",
]
PEOPLE: Final = [
    ("Dr Selma Aydin", "Selma Aydin", ", Director, Institute of River Studies"),
    ("Tariq Benali", "Tariq Benali", ", General Secretary, Harbour Forum"),
    ("Ms. Ingrid Solberg", "Ingrid Solberg", ", Senior Fellow, Northern Policy Centre"),
    ("Prof. Adaeze Okafor", "Adaeze Okafor", " (University of Eastbridge)"),
    ("Mr. Paolo Ferri", "Paolo Ferri", ""),
    ("Ambassador Lena Horvath", "Lena Horvath", ", Former Envoy, Ministry of Trade"),
    ("Nadia Karimi", "Nadia Karimi", ", Analyst, Delta Foundation"),
]
OTHERS: Final = {
    "organizer": ["Institute of River Studies", "Department of Physics, University of Eastbridge"],
    "participant_count": ["45", "160"],
    "theme": ["Growth without Waste", "Regional Peace: Paths and Pitfalls"],
    "language": ["English", "French and English"],
}
BODIES: Final = [
    "The discussion was opened by the director, who welcomed the guests and described the purpose of the meeting.",
    "Speakers underlined that the region has not yet used its potential, and that trade would follow trust.",
    "Moderator Tariq Benali thanked the audience and opened the floor to questions about the new corridor.",
    "Conclusion: the participants agreed that the dialogue should be continued in the coming year.",
    "In her remarks the analyst said that time: that was the word she used: is what the parties lack.",
    "It was noted that prices had risen by a third since the spring and that households were suffering.",
    "Question: how can the smaller members of the group be heard when the larger ones have already decided?",
]
FIRST_BODIES: Final = [BODIES[0], BODIES[1], BODIES[2], BODIES[5]]

Pairs = list[tuple[str, list[str]]]
Layout = Callable[[Pairs, random.Random], str]


def _inline(separator: str, *, gap: str = "\n", label: Callable[[str], str] = str) -> Layout:
    def write(pairs: Pairs, _: random.Random) -> str:
        return gap.join(f"{label(name)}{separator}{'; '.join(values)}" for name, values in pairs)

    return write


def _numbered(numbers: list[str], separator: str = ": ") -> Layout:
    def write(pairs: Pairs, _: random.Random) -> str:
        rows = zip(numbers, pairs, strict=False)
        return "\n".join(f"{n} {name}{separator}{'; '.join(values)}" for n, (name, values) in rows)

    return write


def _below(ending: str, gap: str, between: str, *, label: Callable[[str], str] = str) -> Layout:
    def write(pairs: Pairs, _: random.Random) -> str:
        return between.join(f"{label(name)}{ending}{gap}" + gap.join(v) for name, v in pairs)

    return write


def _lists(bullet: Callable[[int], str]) -> Layout:
    def write(pairs: Pairs, _: random.Random) -> str:
        rows = []
        for name, values in pairs:
            if len(values) == 1:
                rows.append(f"{name}: {values[0]}")
            else:
                rows.append(f"{name}:")
                rows += [f"{bullet(at)}{value}" for at, value in enumerate(values, 1)]
        return "\n".join(rows)

    return write


def _two_on_a_line(gap: str) -> Layout:
    def write(pairs: Pairs, _: random.Random) -> str:
        rows = [f"{name}: {'; '.join(values)}" for name, values in pairs]
        return "\n".join(gap.join(rows[at : at + 2]) for at in range(0, len(rows), 2))

    return write


def _wrapped(pairs: Pairs, dice: random.Random) -> str:
    """Wrap the longer values as a word processor or an e-mail does."""
    rows = []
    for name, values in pairs:
        words = f"{name}: {'; '.join(values)}".split(" ")
        width = dice.randint(36, 60)
        lines = [words[0]]
        for word in words[1:]:
            if len(lines[-1]) + len(word) + 1 > width:
                lines.append(word)
            else:
                lines[-1] += f" {word}"
        rows.append("\n".join(lines))
    return dice.choice(["\n", "\n\n"]).join(rows)


def _mixed(pairs: Pairs, dice: random.Random) -> str:
    """Write every line with another separator, as people do who type a form anew."""
    marks = [": ", " : ", ":", ":  ", " :"]
    return "\n".join(f"{name}{dice.choice(marks)}{'; '.join(values)}" for name, values in pairs)


def _table(pairs: Pairs, _: random.Random) -> str:
    rows = [f"| {name} | {'; '.join(values)} |" for name, values in pairs]
    return "\n".join(rows)


def _page_break(pairs: Pairs, dice: random.Random) -> str:
    """Break the page inside the header."""
    rows = [f"{name}: {'; '.join(values)}" for name, values in pairs]
    at = dice.randint(1, len(rows) - 1)
    return "\n\n".join(rows[:at]) + "\n\f" + "\n\n".join(rows[at:])


def _letterhead(pairs: Pairs, dice: random.Random) -> str:
    head = dice.choice(
        ["Institute of River Studies\nEastbridge\n\n", "HARBOUR FORUM\n\n", "EVENT REPORT\n\n"]
    )
    return head + _inline(": ", gap="\n\n")(pairs, dice)


def _remark(pairs: Pairs, dice: random.Random) -> str:
    """Put a line that is no field between two fields."""
    rows = [f"{name}: {'; '.join(values)}" for name, values in pairs]
    rows.insert(dice.randint(1, len(rows) - 1), "(Chatham House Rule)")
    return "\n\n".join(rows)


def _spaced(label: str) -> str:
    return "  ".join(" ".join(word) for word in label.split(" "))


LAYOUTS: Final[dict[str, Layout]] = {
    "colon": _inline(": "),
    "colon, blank lines": _inline(": ", gap="\n\n"),
    "space before the colon": _inline(" : "),
    "no space after the colon": _inline(":"),
    "double colon": _inline(":: "),
    "full-width colon": _inline("："),
    "no-break space and colon": _inline("\u00a0: "),
    "colon and dash": _inline(":- "),
    "hyphen": _inline(" - "),
    "en dash": _inline(" – "),
    "equals sign": _inline(" = "),
    "tab": _inline("\t"),
    "colon and tab": _inline(":\t"),
    "aligned by spaces": lambda pairs, _: "\n".join(f"{n:<28}    {'; '.join(v)}" for n, v in pairs),
    "capitals, colon": _inline(": ", label=str.upper),
    "capitals, blank lines": _inline(": ", gap="\n\n", label=str.upper),
    "small letters": _inline(": ", label=str.lower),
    "letter-spaced": _inline(" : ", label=_spaced),
    "numbers": _numbered([f"{n}." for n in range(1, 20)]),
    "numbers with gaps": _numbered([f"{n}." for n in (1, 2, 4, 5, 8, 9, 11, 12, 13, 14, 15, 16)]),
    "numbers in brackets": _numbered([f"({n})" for n in range(1, 20)], " : "),
    "section numbers": _numbered([f"1.{n}" for n in range(1, 20)], " : "),
    "roman numbers": _numbered(
        ["I.", "II.", "III.", "IV.", "V.", "VI.", "VII.", "VIII.", "IX.", "X.", "XI.", "XII."]
    ),
    "letters": _numbered([f"{c})" for c in "abcdefghijkl"]),
    "bullets": _inline(": ", label=lambda n: f"• {n}"),
    "hyphens as bullets": _inline(": ", label=lambda n: f"- {n}"),
    "square brackets": _inline(" ", label=lambda n: f"[{n}]"),
    "Markdown, colon outside": _inline(": ", label=lambda n: f"**{n}**"),
    "Markdown, colon inside": _inline(" ", label=lambda n: f"**{n}:**"),
    "Markdown list": _inline(": ", label=lambda n: f"* **{n}**"),
    "Markdown table": _table,
    "value below, colon": _below(":", "\n", "\n"),
    "value below, colon, stanzas": _below(":", "\n", "\n\n"),
    "value below a blank line": _below(":", "\n\n", "\n\n"),
    "value below, no colon": _below("", "\n", "\n"),
    "value below, no colon, stanzas": _below("", "\n", "\n\n"),
    "value below, capitals": _below("", "\n", "\n\n", label=str.upper),
    "value below, capitals, blank line": _below("", "\n\n", "\n\n", label=str.upper),
    "lists with bullets": _lists(lambda _: "• "),
    "lists with hyphens": _lists(lambda _: "  - "),
    "lists with numbers": _lists(lambda at: f"{at}. "),
    "lists of lines": _lists(lambda _: ""),
    "two on a line, wide gap": _two_on_a_line("    "),
    "two on a line, pipe": _two_on_a_line(" | "),
    "two on a line, semicolon": _two_on_a_line("; "),
    "two on a line, tab": _two_on_a_line("\t"),
    "wrapped values": _wrapped,
    "mixed separators": _mixed,
    "page break inside": _page_break,
    "letterhead above": _letterhead,
    "a remark inside": _remark,
}


def make_report(layout: str, seed: int) -> Report:
    """Make one report in a layout; the same seed gives the same report."""
    dice = random.Random(seed)
    entries: list[Entry] = []
    title, date, time = dice.choice(TITLES), dice.choice(DATES), dice.choice(TIMES)
    order = ["title", "event_date", "time", "venue", "moderator", "speaker"]
    optional = ["chair", "chief_guest", "organizer", "participant_count", "theme", "language"]
    order += dice.sample(optional, dice.randint(0, 3))
    for missing in dice.sample(["time", "venue", "moderator", "speaker"], dice.randint(0, 2)):
        order.remove(missing)
    head, tail = order[:2], order[2:]
    dice.shuffle(tail)
    people: list[tuple[str, str]] = []
    crowd = dice.sample(PEOPLE, len(PEOPLE))
    for name in (*head, *tail):
        if name == "title":
            values = [title]
        elif name == "event_date":
            values = [date[0]]
        elif name == "time":
            values = [time[0]]
        elif name == "venue":
            values = [dice.choice(VENUES)]
        elif name in OTHERS:
            values = [dice.choice(OTHERS[name])]
        else:
            count = dice.randint(2, 3) if name == "speaker" else 1
            found = [crowd.pop() for _ in range(count)]
            values = [printed + post for printed, _, post in found]
            people += [(name, plain) for _, plain, _ in found]
        entries.append(Entry(name, dice.choice(LABELS[name]), tuple(values)))
    body = (dice.choice(FIRST_BODIES), *dice.sample(BODIES, 2))
    header = LAYOUTS[layout]([(one.label, list(one.values)) for one in entries], dice)
    return Report(
        text=header + "\n\n" + "\n\n".join(body) + "\n",
        entries=tuple(entries),
        body=body,
        title=title,
        date=date[1:],
        time=(time[1], time[2]) if "time" in order else None,
        people=tuple(people),
    )
