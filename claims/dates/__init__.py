"""Dates and periods as they are written in digits, Chinese and English, and the year that is meant."""
