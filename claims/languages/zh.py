"""Chinese, simplified and traditional; its word lists are in `zh.toml`."""

from __future__ import annotations

from claims.language import Language

LANGUAGE = Language(
    code="zh",
    name="中文",
)
