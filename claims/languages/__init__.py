"""One file per language: see `claims.language` for the contract."""
