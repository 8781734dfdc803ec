"""Lists of names and things: rosters, enumerations, and what group a title stands for."""
