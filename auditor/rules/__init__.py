"""One file per rule: see `auditor.rule` for the contract."""
