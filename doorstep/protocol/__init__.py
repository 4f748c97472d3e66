"""The language of programmes. Pure: no Django, database, clock, network or randomness."""
