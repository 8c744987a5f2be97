"""Invented content: the header and the text of an event report, the same for the same seed."""

from __future__ import annotations

import datetime
import random
from collections.abc import Sequence
from typing import Final

from attrs import frozen

from capesdoc import ParagraphKind

__all__ = ["Block", "Content", "make_content"]


@frozen(kw_only=True)
class Block:
    """One paragraph of the text.

    Attributes:
        kind: A paragraph, a heading or a list item.
        text: The text in one line; the mark of a list item is not in it.
        marker: The bullet or number of a list item.
        note: Text of the footnote that the paragraph refers to; its mark stands at the text's end.
    """

    kind: ParagraphKind
    text: str
    marker: str = ""
    note: str = ""


@frozen(kw_only=True)
class Content:
    """One invented report.

    Attributes:
        title: The title.
        organisation: Who held the event; running heads name it.
        event_date: The day.
        venue: The place.
        time: The time as printed.
        moderator: The moderator's name.
        blocks: The text.
    """

    title: str
    organisation: str
    event_date: datetime.date
    venue: str
    time: str
    moderator: str
    blocks: tuple[Block, ...]

    @property
    def header(self) -> tuple[tuple[str, str], ...]:
        """The labelled lines."""
        day = f"{self.event_date:%B} {self.event_date.day}, {self.event_date.year}"
        return (
            ("Title", self.title),
            ("Event Date", day),
            ("Venue", self.venue),
            ("Time", self.time),
            ("Moderator", self.moderator),
        )


_SUBJECTS: Final = (
    "The panel", "Dr. Amira Solberg", "The keynote speaker", "M. Tarrant", "Pakistan",
    "The working group", "Prof. K. R. Lindqvist", "Ambassador Yusra Halloran", "The region",
    "A majority of participants", "Central Asia", "The ministry", "Lt. Gen. (Retd.) O. Brandt",
    "The U.S. delegation", "The draft agreement", "Industry", "Ms. Pell", "The institute",
)  # fmt: skip
_VERBS: Final = (
    "emphasised that", "was of the view that", "pointed out that", "argued that",
    "expected that", "maintained that", "cautioned that", "reported, in passing, that",
    "noted that", "underlined that", "acknowledged that",
)  # fmt: skip
_THINGS: Final = (
    "regional connectivity", "the price-determining role of copper", "cross-border trade",
    "the long-term financing of railways", "international cooperation", "policy-makers in Quetta",
    "the geo-economic landscape", "water-sharing arrangements", "renewable electricity",
    "the rare-earth sector", "transboundary environmental governance", "small-scale mining",
    "the Gwadar corridor", "investment in infrastructure", "decision-makers of both countries",
    "the so-called middle corridor", "agricultural productivity", "well-being in coastal districts",
    "Uzbekistan and Kyrgyzstan", "technical standardisation", "the export-oriented economy",
    "people-to-people exchange", "macroeconomic stabilisation", "maritime transportation",
)  # fmt: skip
_PREDICATES: Final = (
    "depends on", "cannot be separated from", "would strengthen", "has outgrown",
    "requires a serious rethinking of", "is a precondition for", "competes with",
    "has been overshadowed by", "complements", "will not survive without",
)  # fmt: skip
_ADJECTIVES: Final = (
    "administrative", "agricultural", "bilateral", "bureaucratic", "catastrophic", "coastal",
    "collaborative", "commercial", "comparative", "competitive", "comprehensive", "considerable",
    "constitutional", "contemporary", "controversial", "cooperative", "developmental",
    "diplomatic", "disproportionate", "electoral", "environmental", "experimental",
    "extraordinary", "geological", "historical", "humanitarian", "hydrological", "immediate",
    "independent", "industrial", "institutional", "intermediate", "irreversible", "judicial",
    "legislative", "metropolitan", "multilateral", "municipal", "negotiable", "operational",
    "parliamentary", "philosophical", "predominant", "proportional", "provincial",
    "quantitative", "representative", "seasonal", "statistical", "subcontinental",
    "supplementary", "technological", "territorial", "unprecedented", "long-term", "short-lived",
    "well-documented", "export-led", "state-owned", "low-carbon", "high-altitude",
    "cost-effective", "community-based", "post-colonial", "hard-won", "so-called",
)  # fmt: skip
_NOUNS: Final = (
    "accountability", "acquisition", "adaptation", "adjustment", "aspirations", "assessment",
    "authorities", "calculation", "capability", "certification", "circumstances", "commitment",
    "compensation", "competitiveness", "concession", "confrontation", "consolidation",
    "consumption", "contribution", "credibility", "cultivation", "decentralisation",
    "delegation", "demarcation", "deterioration", "dissemination", "diversification",
    "documentation", "electrification", "employment", "expenditure", "exploration",
    "globalisation", "harmonisation", "hesitation", "implementation", "independence",
    "industrialisation", "integration", "intervention", "irrigation", "jurisdiction",
    "legislation", "liberalisation", "manufacturing", "misunderstanding", "modernisation",
    "negotiation", "optimisation", "participation", "privatisation", "productivity",
    "ratification", "reconciliation", "reconstruction", "rehabilitation", "remittances",
    "representation", "responsibility", "specialisation", "subsidies", "sustainability",
    "telecommunication", "transformation", "transparency", "urbanisation", "verification",
    "trade-off", "cease-fire", "follow-up", "know-how", "by-product", "self-reliance",
    "know-your-customer rules", "stop-gap", "spin-off", "break-even", "time-table", "set-up",
    "turn-out",
)  # fmt: skip
_PEOPLE: Final = (
    "Dr. Amira Solberg, Director, Margalla Forum", "Ambassador (R) Yusra Halloran",
    "Prof. K. R. Lindqvist", "M. Tarrant, Policy Analyst",
)  # fmt: skip
_TAILS: Final = (
    "in the coming decade", "as in 2019", "according to Mr. J. Ferris", "i.e. before any tariff",
    "since No. 4 of the protocol was signed", "within the next 15 years",
    "as “strategic patience” demands", "in the U.S. and elsewhere", "despite some opposition",
    "(see the annexed table)", "particularly in Balochistan", "at a cost of 3.5 per cent",
    "from Almaty to Islamabad", "under extraordinary circumstances",
)  # fmt: skip
_JOINERS: Final = (", and", ", while", "; moreover,", ", because", ", although", ": in short,")
_HEADINGS: Final = (
    "Introduction", "Opening Remarks", "Minerals and Connectivity", "Questions and Answers",
    "Way Forward", "The View from Tashkent", "Recommendations", "Concluding Remarks",
    "Regional Perspectives", "Financing the Corridor",
)  # fmt: skip
_PLACES: Final = ("Margalla Hall, Islamabad", "Lakeside Institute, Quetta", "House of Maps, Lahore")
_NAMES: Final = ("Umair Restrepo", "Sana Whitlock", "Bilal Okonjo", "Hina Castellan")
_BODIES: Final = (
    "Consortium for Inner Asian Studies", "Lakeside Institute of Policy", "Margalla Forum",
)  # fmt: skip
_EVENTS: Final = ("Roundtable", "In-House Discussion", "Seminar", "Webinar")


def make_content(seed: int, *, paragraphs: int = 30, notes: bool = False) -> Content:
    """Invent a report with about so many paragraphs, headings and list items included."""
    chance = random.Random(seed)
    event = chance.choice(_EVENTS)
    title = f"{event} on “{_capitalised(chance.choice(_THINGS))} and the Region”"
    return Content(
        title=title,
        organisation=chance.choice(_BODIES),
        event_date=datetime.date(2025, 1, 1) + datetime.timedelta(days=chance.randrange(360)),
        venue=chance.choice(_PLACES),
        time="15:30-16:30",
        moderator=chance.choice(_NAMES),
        blocks=tuple(_blocks(chance, paragraphs, notes=notes)),
    )


def _capitalised(text: str) -> str:
    return text[0].upper() + text[1:]


def _blocks(chance: random.Random, count: int, *, notes: bool) -> list[Block]:
    blocks: list[Block] = []
    headings = list(_HEADINGS)
    chance.shuffle(headings)
    notes_given = 0
    while len(blocks) < count:
        if headings and len(blocks) % 7 == 2:
            heading = chance.choice(_PEOPLE) if chance.random() < 0.25 else headings.pop()
            blocks.append(Block(kind=ParagraphKind.HEADING, text=heading))
            blocks.append(_paragraph(chance, 3))
        elif len(blocks) % 11 == 8:
            blocks += _list(chance)
            blocks.append(_paragraph(chance, 3))
        elif notes and chance.random() < 0.25:
            notes_given += 1
            text = _paragraph(chance, chance.randint(2, 5)).text
            note = f"{notes_given} See {_sentence(chance)}"
            blocks.append(
                Block(kind=ParagraphKind.PARAGRAPH, text=f"{text}{notes_given}", note=note)
            )
        else:
            blocks.append(_paragraph(chance, chance.randint(1, 6)))
    return blocks


def _paragraph(chance: random.Random, sentences: int) -> Block:
    text = " ".join(_sentence(chance) for _ in range(sentences))
    return Block(kind=ParagraphKind.PARAGRAPH, text=text)


def _list(chance: random.Random) -> list[Block]:
    numbered = chance.random() < 0.5
    return [
        Block(
            kind=ParagraphKind.LIST_ITEM,
            text=_sentence(chance),
            marker=f"{number}." if numbered else "•",
        )
        for number in range(1, chance.randint(3, 5))
    ]


def _thing(chance: random.Random) -> str:
    """Give a phrase: one of those that return, or one made of words that mostly stand once."""
    if chance.random() < 0.4:
        return chance.choice(_THINGS)
    one, other = chance.sample(_NOUNS, 2)
    return f"the {chance.choice(_ADJECTIVES)} {one} of {chance.choice(_ADJECTIVES)} {other}"


def _clause(chance: random.Random) -> str:
    thing, other = _thing(chance), _thing(chance)
    return f"{thing} {chance.choice(_PREDICATES)} {other}"


def _sentence(chance: random.Random) -> str:
    parts = [f"{chance.choice(_SUBJECTS)} {chance.choice(_VERBS)} {_clause(chance)}"]
    if chance.random() < 0.5:
        parts.append(f" {chance.choice(_TAILS)}")
    if chance.random() < 0.4:
        parts.append(f"{chance.choice(_JOINERS)} {_clause(chance)}")
    return "".join(parts) + _end(chance)


def _end(chance: random.Random, ends: Sequence[str] = (".", ".", ".", ".", ".", "?")) -> str:
    return chance.choice(ends)
