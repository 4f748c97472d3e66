"""The one place where recorded data comes in from outside: files or a server's database.

Each table is read as texts (``sources``), then typed by one query (``clean``). What does not fit
becomes a blank, or its row is set aside, and is listed (``faults``): it never disturbs another row.
"""
