"""Arithmetic over claims: what the numbers of a text say of one another, recomputed with the interval of each writing.

Comes in: the evidence. Goes out: relations of amounts (changes, ratios, products, shares, sums, totals), each with
the lines in which it can be redone by hand. Refuses to know: codes, severities, reports.
"""
