"""The main way of linking: pairs of numbers in like places, their evidence, their score, one to one.

Comes in: profiles of two texts. Goes out: candidates matched one to one. Refuses to know: what the linked numbers
say to each other.
"""
