"""What words say by themselves: their stems, how rare they are, which words of two languages mean one thing.

Knows words and shipped tables. Refuses to know: claims, documents, which texts are audited together.
"""
