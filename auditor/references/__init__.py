"""One file per format of trusted facts: see `auditor.reference` for the contract."""
