"""The words of times as data: zones, and the words before, between and after times."""

from __future__ import annotations

from typing import Final

__all__ = ["PLACES", "STYLES", "WORD_KINDS"]

_ZONES: Final = (
    "utc gmt z uk us "
    # South, Central, West and East Asia
    "pkt pst ist npt btt bst mvt slst aft irst gst msk trt ast uzt tmt tjt kgt almt "
    "wib wita wit sgt myt hkt pht ict cst jst kst mmt wet "
    # Europe, Africa, the Americas, Oceania
    "cet cest eet eest west eat cat wat sast edt est ct cdt mt mst mdt pt pdt et "
    "akst hst brt art clt cot pet acst acdt awst aest aedt nzst nzdt"
)
PLACES: Final = frozenset(
    """
    pakistan|islamabad|karachi|lahore|india|new delhi|delhi|mumbai|bangladesh|dhaka|nepal|kathmandu
    |sri lanka|colombo|maldives|bhutan|afghanistan|kabul|iran|tehran|turkey|turkiye|istanbul|ankara
    |china|beijing|hong kong|japan|tokyo|korea|seoul|singapore|malaysia|kuala lumpur|indonesia
    |jakarta|thailand|bangkok|vietnam|hanoi|philippines|manila|australia|sydney|melbourne|canberra
    |uae|dubai|abu dhabi|qatar|doha|saudi|saudi arabia|riyadh|egypt|cairo|kenya|nairobi|nigeria
    |south africa|uzbekistan|tashkent|kazakhstan|almaty|astana|russia|moscow|uk|london|british
    |ireland|dublin|germany|berlin|france|paris|brussels|geneva|vienna|rome|madrid|us|usa|new york
    |washington|eastern|pacific|central|mountain|greenwich mean|universal|indian|european
    |central european|east africa|west africa|gulf
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
"""What may stand before "time" to name a zone; with another place the time is not read."""

STYLES: Final = frozenset(["standard", "summer", "daylight"])
"""What stands between any place and "time": `Pakistan Standard Time`."""

_ROWS: Final = {
    "z": _ZONES,
    "-": "to till until untill upto through thru bis hasta sampai a à",
    "&": "and",
    "H": "hrs hours hour hr h uhr",
    "n": "noon midday",
    "g": "midnight",
    "A": "morning forenoon",
    "P": "afternoon evening",
    "o": "onwards onward late end",
    "p": "from at between starting starts begins beginning",
    "_": "in the sharp daily local",
}
WORD_KINDS: Final = {word: kind for kind, words in _ROWS.items() for word in words.split()}
"""Word in lower case to its kind; `time_tokens` says what the kinds are."""
