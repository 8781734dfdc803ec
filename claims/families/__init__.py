"""Families of units as data: one TOML file a family, and the tables compiled from them.

A row of `unit` has a canonical `name`, the `symbols` that belong to no language, the words of each language (`en`,
`zh`; an irregular plural stands behind a bar), `prefixes`, and a `define` where pint lacks the unit or means another
by its name. Surfaces that are units only in some places are `guarded` by the name of a test in
`claims.unit_words.guards`.
`examples` are texts that must be read as the unit.

After an edit: `python -m claims.families.build`.
"""
