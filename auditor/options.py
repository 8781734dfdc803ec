"""Every setting of an audit, with its default: the only home of defaults and thresholds."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Options(BaseModel):
    """What an audit is asked to do. Immutable; a key that is not known is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    language: str | None = None
    """Language of the documents; None = detect."""
    select: tuple[str, ...] = ()
    """Codes or prefixes of rules to run besides those on by default; `ALL` for every rule."""
    ignore: tuple[str, ...] = ()
    """Codes or prefixes of rules to leave out."""
    severity: dict[str, str] = Field(default_factory=dict)
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
    """In folders: only files that match one of these patterns (as in .gitignore); none = every known kind of document."""
    exclude: tuple[str, ...] = ()
    """In folders: no file that matches one of these patterns."""
    gitignore: bool = True
    """In folders: leave out what a .gitignore leaves out."""
    max_file_bytes: int = Field(default=200_000_000, ge=1)
    """A larger file is not read, and said so."""
