"""Are two records of one person or one household? docs/same.md explains it to people.

The phone asks the same before a record is made: ``app/src/engine/likeness``.
"""
