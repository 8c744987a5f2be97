"""Write src/capesdoc/default_vocabulary.py, the default profile as Python, from its TOML file.

Run it after every change of src/capesdoc/profiles/default.toml; a test fails until it was run.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Final

PACKAGE: Final = Path(__file__).parents[1] / "src" / "capesdoc"

HEAD: Final = '''\
"""The default vocabulary as Python: profiles/default.toml is the file to edit.

Written by tests/make_default_vocabulary.py. Reading the TOML file took some ten milliseconds of
every start; this module takes a fraction of one.
"""

# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from typing import Final, TypedDict

__all__ = ["DEFAULT", "Vocabulary"]


class Vocabulary(TypedDict):
    """The keys of a profile file that the default has."""

    event_types: tuple[str, ...]
    event_nouns: tuple[str, ...]
    document_types: tuple[str, ...]
    sections: tuple[str, ...]
    not_labels: tuple[str, ...]
    page_words: tuple[str, ...]
    spellings: dict[str, str]
    words: dict[str, tuple[str, ...]]
    labels: dict[str, tuple[str, ...]]


'''


def written() -> str:
    """Give the text of the module."""
    data = tomllib.loads((PACKAGE / "profiles" / "default.toml").read_text("utf-8"))
    rows = ["DEFAULT: Final[Vocabulary] = {"]
    for key, value in data.items():
        if isinstance(value, list):
            rows.append(f"    {_quoted(key)}: {_tuple(value)},")
        else:
            rows.append(f"    {_quoted(key)}: {{")
            rows.extend(f"        {_quoted(name)}: {_literal(one)}," for name, one in value.items())
            rows.append("    },")
    return HEAD + "\n".join([*rows, "}", ""])


def _literal(value: str | list[str]) -> str:
    return _tuple(value) if isinstance(value, list) else _quoted(value)


def _tuple(values: list[str]) -> str:
    return f"({', '.join(map(_quoted, values))}{',' if len(values) == 1 else ''})"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


if __name__ == "__main__":
    (PACKAGE / "default_vocabulary.py").write_text(written(), "utf-8")
