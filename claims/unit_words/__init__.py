"""Units as they are written: look-up of words and symbols, compounds, rates, and units that only their context
tells.
"""
