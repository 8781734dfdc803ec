"""Every setting of an audit, with its default: the only home of defaults and thresholds."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

Level = Literal["error", "warning", "note", "off"]


class DocumentSet(BaseModel):
    """Documents that belong together; those of different sets are not held against one another."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    include: tuple[str, ...]
    """Patterns (as in .gitignore) of the documents in the set."""
    against: tuple[str, ...] = ()
    """Patterns of the trusted sources among them."""


class Options(BaseModel):
    """What an audit is asked to do. Immutable; a key that is not known is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    language: str | None = None
    """Language of the documents; None = detect."""
    select: tuple[str, ...] = ()
    """Codes or prefixes of rules to run besides those on by default; `ALL` for every rule."""
    ignore: tuple[str, ...] = ()
    """Codes or prefixes of rules to leave out."""
    severity: dict[str, Level] = Field(default_factory=dict)
    """Severity by code or prefix, instead of the rule's own."""
    link_confidence: float = Field(default=0.5, ge=0, le=1)
    """Below it two claims are not taken to speak of one fact."""
    warn_confidence: float = Field(default=0.7, ge=0, le=1)
    """Below it a finding falls one step in severity."""
    keep_text: bool = True
    """Whether the report carries the documents' texts and every claim."""
    jobs: int = Field(default=1, ge=1)
    """Worker processes."""
    include: tuple[str, ...] = ()
    """In folders: only files that match one of these patterns (as in .gitignore); none = every known kind of
    document.
    """
    exclude: tuple[str, ...] = ()
    """In folders: no file that matches one of these patterns."""
    gitignore: bool = True
    """In folders: leave out what a .gitignore leaves out."""
    max_file_bytes: int = Field(default=200_000_000, ge=1)
    """A larger file is not read, and said so."""
    against: tuple[str, ...] = ()
    """Trusted sources: the other documents are drafts."""
    reference: tuple[str, ...] = ()
    """Files of trusted facts."""
    require_support: bool = False
    """Whether a draft's figure that no trusted source states is an error."""
    set: tuple[DocumentSet, ...] = ()
    """Named sets of documents."""
    pairs: tuple[str, ...] = ()
    """Patterns of translations, `{lang}` for the language: `docs/{lang}/**`."""
    authority: tuple[str, ...] = ()
    """Patterns of documents, the most authoritative first: of two sides the lesser is to be mended."""
    per_path_ignores: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Rules left out for documents that match a pattern."""
    names: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Aliases of names: `{"Orion" = ["奥瑞恩", "ORN"]}`."""
    measures: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Aliases of measures: `{"net_profit" = ["bottom line"]}`."""
    tolerance: dict[str, str] = Field(default_factory=dict)
    """By measure (or `*`): how far two numbers may differ and still agree, as a percentage (`"0.5%"`)."""
    baseline: str | None = None
    """File of decisions; None = `auditor-baseline.jsonl` here or in the nearest folder above."""
    fail_on: Literal["error", "warning", "note", "never"] = "error"
    """The severity from which a run ends with 1."""
    strict: bool = False
    """Whether a run ends with 3 when something could not be read."""
    report_language: Literal["en", "zh"] = "en"
    """Language of the report for people."""

    @field_validator("select", "ignore")
    @classmethod
    def _codes(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if any(not code.strip() for code in value):
            raise ValueError("a code is empty; name a rule or the beginning of its code, such as NUM101 or NUM")
        return value

    @field_validator("pairs")
    @classmethod
    def _languages(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for pattern in value:
            if pattern.count("{lang}") != 1:
                message = f"{pattern!r} must hold {{lang}} once, for the language: docs/{{lang}}/**"
                raise ValueError(message)
        return value

    @field_validator("tolerance")
    @classmethod
    def _percentages(cls, value: dict[str, str]) -> dict[str, str]:
        for measure, text in value.items():
            if not re.fullmatch(r"\d+(\.\d+)?\s*%", text):
                message = f'{measure}: a percentage such as "0.5%" is wanted, not {text!r}'
                raise ValueError(message)
        return value
