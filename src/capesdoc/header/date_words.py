"""The words of dates as data: months, weekdays, and the words between and before them.

Keys are folded (see `folding`) and in lower case. A word stands here only if it means one thing:
a name that is a month in one language and another month in the next would be left out.
"""

from __future__ import annotations

from typing import Final

__all__ = ["FIRST_YEAR", "LAST_YEAR", "MONTHS", "WEEKDAYS", "WORD_KINDS"]

FIRST_YEAR: Final = 1900
"""Year. Reports are of events that their authors attended, and below it stand the times of day
written without a colon (`1030`, `1530 hrs`), which must never be years."""
LAST_YEAR: Final = 2100
"""Year. Beyond it stand room numbers and the years of other calendars (Buddhist 2568)."""

_MONTH_ROWS: Final = (
    # English; French; German; Spanish; Portuguese; Italian; Indonesian and Malay; Dutch; Turkish;
    # then slips of the pen that leave no doubt.
    "january jan janv janvier januar janner jan enero janeiro gennaio januari ocak janury januray",
    "february feb febr fevrier fevr februar febrero fevereiro febbraio februari subat febuary "
    "feburary",
    "march mar mars marz maerz marzo marco maret maart mart",
    "april apr avril avr abril aprile nisan apil",
    "may mai mayo maio maggio mei mayis",
    "june jun juin juni junio junho giugno haziran",
    "july jul juil juillet juli julio julho luglio julai temmuz",
    "august aug aout agosto agustus augustus ogos agustos agust augst",
    "september sep sept septembre septiembre setiembre setembro settembre eylul septembar septmber",
    "october oct octobre oktober okt octubre outubro ottobre ekim octuber ocotber",
    "november nov novembre noviembre novembro nopember kasim novemeber novmber",
    "december dec decembre dezember dez diciembre dezembro dicembre desember disember "
    "aralik decemeber",
)
_WEEKDAY_ROWS: Final = (
    # English; French; German; Spanish; Indonesian.
    "monday mon lundi montag lunes senin",
    "tuesday tue tues mardi dienstag martes selasa",
    "wednesday wed weds mercredi mittwoch miercoles rabu wednesdy wensday",
    "thursday thu thur thurs jeudi donnerstag jueves kamis thrusday",
    "friday fri vendredi freitag viernes jumat",
    "saturday sat samedi samstag sonnabend sabado sabtu saterday",
    "sunday sun dimanche sonntag domingo minggu",
)


def _numbered(rows: tuple[str, ...], first: int) -> dict[str, int]:
    return {word: number for number, row in enumerate(rows, first) for word in row.split()}


MONTHS: Final = _numbered(_MONTH_ROWS, 1)
WEEKDAYS: Final = _numbered(_WEEKDAY_ROWS, 0)

_CONNECTING: Final = {
    # kind: words. `a` is Spanish, `s` and `d` would be Indonesian and are too short to be safe.
    "t": "to till til until untill through thru upto a al au bis hasta sampai hingga",
    "&": "and und et y dan",
    "f": "of de del do",
    "p": "on from held dated date dates during in between event del vom",
    "_": "the den dem zum",
}
WORD_KINDS: Final[dict[str, tuple[str, int]]] = {
    **{word: ("m", number) for word, number in MONTHS.items()},
    **{word: ("w", number) for word, number in WEEKDAYS.items()},
    **{word: (kind, 0) for kind, words in _CONNECTING.items() for word in words.split()},
}
"""Word to its kind (see `date_tokens`) and number: the months from 1, the weekdays from 0."""
