"""What a programme means, in plain Python over plain data: slow, obvious, and the judge.

Written from the design, not from ``plan`` or ``sql``, so that it can prove them wrong.
"""
