"""Further ways from one number to the other, for what no pair of like places joins.

By their frames alone, headline to body, shares told in words, times of day, and what two texts leave over.
Comes in: views and the links already found. Goes out: links. Refuses to know: verdicts.
"""
