"""One file per format: see `reports.format` for the contract."""
