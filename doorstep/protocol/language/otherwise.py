"""Functions that people know from elsewhere: what rules have in their place."""

from __future__ import annotations

from collections.abc import Mapping

_FORMS = "Only forms have it: let a form calculate it, and save it to a property."
_TYPED = "Values have their types already: leave it out."
_BLANK = "Write = '' to ask for blank."
_COUNT = "count(form) counts submissions, count-in-household() records; numbers are added with +."
_BETWEEN = "Write one date minus the other, as in today() - ${lmp}."
_AGE = "Write age-in-months() or age-in-years()."

OTHERWISE: Mapping[str, str] = {
    **dict.fromkeys(
        """concat join substr substring substring-before substring-after format-date
        format-date-time decimal-date-time normalize-space translate digest random uuid once
        position indexed-repeat pulldata instance current selected-at pow sqrt""".split(),
        _FORMS,
    ),
    **dict.fromkeys(("string", "number", "boolean", "text", "cast"), _TYPED),
    **dict.fromkeys(("isblank", "is-blank", "is-null", "isnull", "empty", "is-empty"), _BLANK),
    **dict.fromkeys(("sum", "count-if", "countif", "count-non-empty", "avg", "average"), _COUNT),
    **dict.fromkeys(("datediff", "date-diff", "days-between", "difference-in-days"), _BETWEEN),
    **dict.fromkeys(("months-since", "years-since", "age", "age-months", "age-years"), _AGE),
    **dict.fromkeys(("year", "month", "day", "weekday"), _AGE),
    **dict.fromkeys(("dateadd", "date-add", "add-days"), "Write ${lmp} + 84."),
    **dict.fromkeys(("add-years", "edate"), "Write add-months(${born}, 12)."),
    **dict.fromkeys(("age-in-weeks", "weeks"), "Write weeks-since()."),
    **dict.fromkeys(("ceiling", "floor", "trunc"), "Write int() or round()."),
    **dict.fromkeys(("len", "length"), "Write string-length()."),
    **dict.fromkeys(("case", "switch", "ifs", "iif"), "Write if(..., ..., if(..., ..., ...))."),
    **dict.fromkeys(("includes", "in", "any-of"), "Write selected(), or one = for each value."),
}
"""By name, small letters and hyphens: the cure."""
