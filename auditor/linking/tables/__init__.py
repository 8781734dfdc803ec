"""Numbers of prose and the rows and cells of tables that they are told of, in one document or two.

Comes in: views. Goes out: links. Refuses to know: cells beside cells, which the arithmetic of tables checks.
"""
