"""What a number is about: names, measures, comparators, scopes, directions, periods, and who says so."""
