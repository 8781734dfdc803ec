"""Numerals and what stands around them: digits, Chinese and English number words, hedges, ranges, and what is no
number.
"""
