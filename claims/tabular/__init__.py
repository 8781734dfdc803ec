"""Tables in text: their cells and headers, and the units, scales and periods that headers give to cells."""
