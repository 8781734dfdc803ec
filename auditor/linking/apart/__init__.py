"""What tells two numbers apart: one module a kind of difference, each with `differ` or a function of its own name.

A difference counts only where both sides say it. `substitutions` asks those that two like sentences can hold;
`frames`, `times`, `tallies`, `told_of_rows` and `one_text` hold what shows it beyond doubt. Refuses to know: scores.
"""
