"""What two linked numbers say to each other: figures, the interval algebra, slips of scale, rates of exchange, spans
of days.
"""
