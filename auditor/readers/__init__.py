"""One file per format: see `auditor.reader` for the contract."""
