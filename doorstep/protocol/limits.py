"""Every maximum of a programme. Generous for people, small enough for a phone."""

from __future__ import annotations

# Names become parts of SQL names ("entity_<list>", "<question>"); PostgreSQL cuts at 63 bytes.
NAME_LENGTH = 48
PROGRAMME_ID_LENGTH = 48
VERSION_LENGTH = 32
CHOICE_NAME_LENGTH = 64
LABEL_LENGTH = 500
CELL_LENGTH = 10_000

MEDIUM_BYTES = 2_000_000  # of one picture, sound or film that forms show
MEDIA_BYTES = 20_000_000  # of all of them: every phone fetches them
PRACTICE_BYTES = 300_000  # of people to practise with: they come with the programme
TABLE_BYTES = 500_000  # of one table that forms read: it comes with the programme

FILE_BYTES = 8_000_000
UNPACKED_BYTES = 200_000_000  # of a spreadsheet, which is a zip
ROWS = 10_000  # of one sheet
COLUMNS = 200

EXPRESSION_LENGTH = 4_000
EXPRESSION_NESTING = 10  # parentheses, calls and signs inside each other
EXPRESSION_STEPS = 30  # of one calculation: SQLite's parser holds about a hundred open brackets
EXPRESSION_LEVELS = 40  # brackets of its SQL inside each other, of calculations
EXPRESSION_CHAIN = 150  # conditions joined by and, or
EXPRESSION_COST = 2_000  # operators and values, once they are written as SQL
NUMBER_DIGITS = 15  # what a double holds exactly
PATTERN_WAYS = 100  # to match, counted as SQLite does: each with every number of its repeats
PATTERN_REPEAT = 100
NUMBER = 10**15
"""A number of this size or more is blank, recorded or computed, so no engine can run over."""
DIVISOR = 1e-15
"""A decimal that is nearer to zero counts as 0 where it was recorded or divides."""
SMALLEST = 1e-290  # the least that a calculation may come to, as doubles end at 1e-308

PATH_LINKS = 4  # of ${mother.household.village}, and of the way up to a household
MONTHS_AGO = 60  # that an indicator can be asked back

CHOICES_PER_LIST = 500
PROPERTIES_PER_LIST = 200
FORMS = 200
RULES = 400  # SQLite compounds at most 500 selects
OCCURRENCES_PER_RULE = 200
CHAIN = 6  # occurrences that wait for each other, one after the other
MESSAGES_PER_WEEK = 50  # to one client
MESSAGE_PARTS = 2  # SMS that one message is sent as; more of them earns a warning
REASONS_PER_RULE = 60  # bits of task.reasons, in a signed 64-bit whole number
DAYS = 36_500  # of one duration: a hundred years
POINTS = 1_000_000

FIRST_DAY, LAST_DAY = -25_508, 47_540
"""1900-03-01 and 2100-02-28, in epoch days: between them every fourth year is a leap year, so whole
numbers tell months on every engine. A recorded date outside is blank.
"""
EARLIEST_DAY, LATEST_DAY = -62_032, 84_064
"""1800-03-01 and 2200-02-28: a computed date outside is blank."""
