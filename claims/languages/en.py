"""English; its word lists are in `en.toml`."""

from __future__ import annotations

from claims.language import Language

LANGUAGE = Language(
    code="en",
    name="English",
    abbreviations=frozenset(
        [
            "mr",
            "mrs",
            "ms",
            "dr",
            "prof",
            "st",
            "vs",
            "etc",
            "inc",
            "corp",
            "ltd",
            "co",
            "no",
            "nos",
            "fig",
            "figs",
            "sec",
            "e.g",
            "i.e",
            "al",
            "jr",
            "sr",
            "approx",
            "u.s",
            "u.k",
            "jan",
            "feb",
            "mar",
            "apr",
            "jun",
            "jul",
            "aug",
            "sep",
            "sept",
            "oct",
            "nov",
            "dec",
            "rs",
        ]
    ),
)
