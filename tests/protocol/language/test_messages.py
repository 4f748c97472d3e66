"""What authors are told about wrong expressions, word for word."""

# ruff: noqa: E501 (messages)

from __future__ import annotations

import pytest

from .scopes import told

SYNTAX = [
    (
        "${age} == 18",
        """\
== has no meaning here.
    ${age} == 18
           ^^
Write = instead.""",
    ),
    (
        "${age} <> 18",
        """\
<> has no meaning here.
    ${age} <> 18
           ^^
Write != instead.""",
    ),
    (
        "!(${age} > 18)",
        """\
! has no meaning here.
    !(${age} > 18)
    ^
Write not(...) instead.""",
    ),
    (
        "${age} > 18 && ${hb} > 7",
        """\
&& has no meaning here.
    ${age} > 18 && ${hb} > 7
                ^^
Write and instead.""",
    ),
    (
        "${age} > 18 || ${hb} > 7",
        """\
|| has no meaning here.
    ${age} > 18 || ${hb} > 7
                ^^
Write or instead.""",
    ),
    (
        "${outcome} = ‘loss’",
        """\
‘ is not a quote here.
    ${outcome} = ‘loss’
                 ^
Word processors bend quotes. Write straight ones: 'bleeding'.""",
    ),
    (
        "${outcome} = 'loss",
        """\
the text after ' has no end.
    ${outcome} = 'loss
                 ^^^^^
Add a ' after the last letter of the text.""",
    ),
    (
        "(${age} > 18",
        """\
( is never closed.
    (${age} > 18
    ^
Add the missing ).""",
    ),
    (
        "${age} > 18)",
        """\
) closes nothing.
    ${age} > 18)
               ^
Remove it, or add a (.""",
    ),
    (
        "${age} > 18 ${hb} > 7",
        """\
${hb} cannot follow here.
    ${age} > 18 ${hb} > 7
                ^^^^^
Join two conditions with and, or with or.""",
    ),
    (
        "${age} > ",
        """\
the expression ends too early.
    ${age} >
             ^
Add what should stand here.""",
    ),
    (
        "and ${age} > 18",
        """\
and stands where a value should.
    and ${age} > 18
    ^^^
Write a value such as ${lmp}, 84 or 'yes' before it.""",
    ),
    (
        "${age} 18",
        """\
18 cannot follow here.
    ${age} 18
           ^^
Join two conditions with and, or with or.""",
    ),
    (
        "${age > 18",
        """\
$ begins no reference here.
    ${age > 18
    ^
Write ${name}, with a name of letters, digits and _.""",
    ),
    (
        "$age > 18",
        """\
$ begins no reference here.
    $age > 18
    ^
Write ${name}, with a name of letters, digits and _.""",
    ),
    (
        "{age} > 18",
        """\
{ has no meaning here.
    {age} > 18
    ^
Write ${name}.""",
    ),
    (
        "age > 18",
        """\
`age` alone has no meaning.
    age > 18
    ^^^
Write ${age}.""",
    ),
    (
        "${outcome} = loss",
        """\
`loss` alone has no meaning.
    ${outcome} = loss
                 ^^^^
Write 'loss', in quotes.""",
    ),
    (
        ". > 18",
        """\
. has no meaning here.
    . > 18
    ^
Dots and paths only stand in forms: write ${name}, or last(form, question).""",
    ),
    (
        "${age} ≥ 18",
        """\
≥ has no meaning here.
    ${age} ≥ 18
           ^
Write >= instead.""",
    ),
    (
        "${age} / 2 > 9",
        """\
/ has no meaning here.
    ${age} / 2 > 9
           ^
Write div to divide. Paths only stand in forms.""",
    ),
    (
        "${age} % 2 = 0",
        """\
% has no meaning here.
    ${age} % 2 = 0
           ^
Write mod for the remainder of a division, and percentages without a sign.""",
    ),
    (
        "${age} > 18 AND ${hb} < 7",
        """\
AND cannot follow here.
    ${age} > 18 AND ${hb} < 7
                ^^^
Write and, in small letters.""",
    ),
    (
        "${age}, 18",
        """\
, cannot follow here.
    ${age}, 18
          ^
Commas only stand between arguments: write 1000 for 1,000 and 2.5 for 2,5.""",
    ),
    (
        "",
        """\
the expression ends too early.

    ^
Add what should stand here.""",
    ),
    (
        "12345678901234567 = ${age}",
        """\
a number has at most 15 digits.
    12345678901234567 = ${age}
    ^^^^^^^^^^^^^^^^^
Shorten it.""",
    ),
    (
        "${age} > 18 ? 1",
        """\
? has no meaning here.
    ${age} > 18 ? 1
                ^
Correct the expression.""",
    ),
    (
        "${outcome} = 5, 3",
        """\
, cannot follow here.
    ${outcome} = 5, 3
                  ^
Commas only stand between arguments: write 1000 for 1,000 and 2.5 for 2,5.""",
    ),
    (
        "max(${age}, 18",
        """\
( is never closed.
    max(${age}, 18
       ^
Add the missing ).""",
    ),
]

NAMES = [
    (
        "${agee} < 18",
        """\
there is no property `agee` on pregnancy.
    ${agee} < 18
    ^^^^^^^
Did you mean `age`?""",
    ),
    (
        "${weight} < 18",
        """\
there is no property `weight` on pregnancy.
    ${weight} < 18
    ^^^^^^^^^
There are: age, hb, lmp, born, admitted, next_appointment, phone, first_pregnancy, outcome, danger_signs, mother.""",
    ),
    (
        "${still_pregnant} = 'yes'",
        """\
there is no property `still_pregnant` on pregnancy.
    ${still_pregnant} = 'yes'
    ^^^^^^^^^^^^^^^^^
For the answer of the form anc_visit write answer(still_pregnant).""",
    ),
    (
        "slected(${danger_signs}, 'fever')",
        """\
there is no function `slected`.
    slected(${danger_signs}, 'fever')
    ^^^^^^^
Did you mean `selected()`?""",
    ),
    (
        "${admitted} < ${born}",
        """\
cannot compare a moment with a date.
    ${admitted} < ${born}
    ^^^^^^^^^^^^^^^^^^^^^
A moment has a time of day. For its date write day-of(${admitted}).""",
    ),
    (
        "today() = ${admitted}",
        """\
cannot compare a date with a moment.
    today() = ${admitted}
    ^^^^^^^^^^^^^^^^^^^^^
A moment has a time of day. For its date write day-of(${admitted}).""",
    ),
    (
        "days-since(${admitted}) > 1",
        """\
days-since() needs a date, found a moment.
    days-since(${admitted}) > 1
               ^^^^^^^^^^^
Write days-since(day-of(${admitted})).""",
    ),
    (
        "${admitted} > '2026-11-22T08:30'",
        """\
cannot compare a moment with text.
    ${admitted} > '2026-11-22T08:30'
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
A moment is compared with another one. For its date write day-of(${admitted}).""",
    ),
    (
        "hours-since(${born}) > 1",
        """\
hours-since() needs a moment, found a date.
    hours-since(${born}) > 1
                ^^^^^^^
For example: hours-since(${admitted}) >= 12""",
    ),
    (
        "foo(${age})",
        """\
there is no function `foo`.
    foo(${age})
    ^^^
There are: not, if, coalesce, selected, count-selected, int, round, min, max, abs, string-length, contains, starts-with, regex, date, days-since, weeks-since, age-in-days, age-in-months, age-in-years, add-months, hours-since, day-of, today, now, count, last-submitted, last-submitted-at, first-submitted, last, first, known, any-in-household, count-in-household, indicator, answer, submitted, submitted-at, days-overdue, hours-overdue and 3 more.""",
    ),
    (
        "and(${age} > 1, ${hb} > 1)",
        """\
there is no function `and`.
    and(${age} > 1, ${hb} > 1)
    ^^^
Write and between two values.""",
    ),
    (
        "not()",
        """\
not() cannot take 0 values.
    not()
    ^^^^^
For example: not(${age} < 18)""",
    ),
    (
        "if(${age} > 1, 2)",
        """\
if() cannot take 2 values.
    if(${age} > 1, 2)
    ^^^^^^^^^^^^^^^^^
For example: if(${age} < 18, 10, 0) > 5""",
    ),
    (
        "max(1) > 0",
        """\
max() cannot take 1 value.
    max(1) > 0
    ^^^^^^
For example: max(${age}, 18) = 18""",
    ),
    (
        "today(1) = ${lmp}",
        """\
today() takes nothing, found 1.
    today(1) = ${lmp}
    ^^^^^^^^
For example: today()""",
    ),
    (
        "count() > 0",
        """\
count() takes the name of a form, and may take a number of days, found 0.
    count() > 0
    ^^^^^^^
For example: count(anc_visit, 30) = 0""",
    ),
    (
        "count('anc_visit') > 0",
        """\
here stands the name of a form, without quotes or ${}.
    count('anc_visit') > 0
          ^^^^^^^^^^^
Write anc_visit.""",
    ),
    (
        "count(${anc_visit}) > 0",
        """\
here stands the name of a form, without quotes or ${}.
    count(${anc_visit}) > 0
          ^^^^^^^^^^^^
Write anc_visit.""",
    ),
    (
        "count(1 + 1) > 0",
        """\
here stands the name of a form.
    count(1 + 1) > 0
          ^^^^^
Correct the call.""",
    ),
    (
        "count(anc_vist) > 0",
        """\
`anc_vist` is not a form about a pregnancy.
    count(anc_vist) > 0
          ^^^^^^^^
Did you mean `anc_visit`?""",
    ),
    (
        "last(anc_visit, hbb) < 7",
        """\
there is no question `hbb` on the form anc_visit that rules can look at.
    last(anc_visit, hbb) < 7
                    ^^^
Did you mean `hb`?""",
    ),
    (
        "last(anc_visit) < 7",
        """\
last() takes the name of a form and the name of a question, found 1.
    last(anc_visit) < 7
    ^^^^^^^^^^^^^^^
For example: selected(last(anc_visit, danger_signs), 'bleeding')""",
    ),
    (
        "answer(danger_sign) != ''",
        """\
there is no question `danger_sign` on the form anc_visit that rules can look at.
    answer(danger_sign) != ''
           ^^^^^^^^^^^
Did you mean `danger_signs`?""",
    ),
    (
        "answer('hb') < 7",
        """\
here stands the name of a question, without quotes or ${}.
    answer('hb') < 7
           ^^^^
Write hb.""",
    ),
    (
        "date('2026-13-01') < ${lmp}",
        """\
`2026-13-01` is not a date in the calendar.
    date('2026-13-01') < ${lmp}
         ^^^^^^^^^^^^
Write date('2026-11-22'), year first.""",
    ),
    (
        "date('22/11/2026') < ${lmp}",
        """\
`22/11/2026` is not a date in the calendar.
    date('22/11/2026') < ${lmp}
         ^^^^^^^^^^^^
Write date('2026-11-22'), year first.""",
    ),
]

TYPES = [
    (
        "${age}",
        """\
here a condition is needed, found a whole number.
    ${age}
    ^^^^^^
Compare it, as in ${age} < 18.""",
    ),
    (
        "today()",
        """\
here a condition is needed, found a date.
    today()
    ^^^^^^^
Compare it, as in ${age} < 18.""",
    ),
    (
        "${lmp} > 18",
        """\
cannot compare a date with a whole number.
    ${lmp} > 18
    ^^^^^^^^^^^
For the days from then to today write days-since(${lmp}).""",
    ),
    (
        "${lmp} > '2026-01-01'",
        """\
cannot compare a date with text.
    ${lmp} > '2026-01-01'
    ^^^^^^^^^^^^^^^^^^^^^
Write date('2026-01-01'), year first.""",
    ),
    (
        "${age} > '18'",
        """\
cannot compare a whole number with text.
    ${age} > '18'
    ^^^^^^^^^^^^^
Write 18, without quotes.""",
    ),
    (
        "${age} = 'yes'",
        """\
cannot compare a whole number with text.
    ${age} = 'yes'
    ^^^^^^^^^^^^^^
Compare or count like with like.""",
    ),
    (
        "${first_pregnancy} = 'ye'",
        """\
'ye' is not a choice of ${first_pregnancy}.
    ${first_pregnancy} = 'ye'
                         ^^^^
Did you mean `yes`?""",
    ),
    (
        "${first_pregnancy} = 'maybe'",
        """\
'maybe' is not a choice of ${first_pregnancy}.
    ${first_pregnancy} = 'maybe'
                         ^^^^^^^
Its choices are: yes, no.""",
    ),
    (
        "${first_pregnancy} > 'no'",
        """\
> compares numbers and dates, found a choice.
    ${first_pregnancy} > 'no'
    ^^^^^^^^^^^^^^^^^^^^^^^^^
Text and choices are only equal or not: = and !=.""",
    ),
    (
        "${danger_signs} = 'fever'",
        """\
'=' cannot look into a select_multiple.
    ${danger_signs} = 'fever'
    ^^^^^^^^^^^^^^^^^^^^^^^^^
Use selected(${danger_signs}, 'fever').""",
    ),
    (
        "${danger_signs} = 'bleding'",
        """\
'=' cannot look into a select_multiple.
    ${danger_signs} = 'bleding'
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^
Use selected(${danger_signs}, 'bleding').""",
    ),
    (
        "selected(${danger_signs}, 'bleding')",
        """\
'bleding' is not a choice of ${danger_signs}.
    selected(${danger_signs}, 'bleding')
                              ^^^^^^^^^
Did you mean `bleeding`?""",
    ),
    (
        "selected(${age}, 'fever')",
        """\
selected() needs a select_multiple, found a whole number.
    selected(${age}, 'fever')
             ^^^^^^
selected() looks into a select_multiple or select_one.""",
    ),
    (
        "selected(${danger_signs}, ${phone})",
        """\
selected() needs the name of a choice in quotes, found text.
    selected(${danger_signs}, ${phone})
                              ^^^^^^^^
For example: 'bleeding'.""",
    ),
    (
        "selected(answer(danger_signs), 'fver')",
        """\
'fver' is not a choice of answer(danger_signs).
    selected(answer(danger_signs), 'fver')
                                   ^^^^^^
Did you mean `fever`?""",
    ),
    (
        "${age} and ${hb} > 7",
        """\
'and' needs a condition, found a whole number.
    ${age} and ${hb} > 7
    ^^^^^^
For example: ${age} > 18 and ${age} < 35""",
    ),
    (
        "${hb} > 7 or ${lmp}",
        """\
'or' needs a condition, found a date.
    ${hb} > 7 or ${lmp}
                 ^^^^^^
For example: ${age} < 18 or ${age} > 35""",
    ),
    (
        "not(${age})",
        """\
not() needs a condition, found a whole number.
    not(${age})
        ^^^^^^
For example: not(${age} < 18)""",
    ),
    (
        "(${age} > 1) = (${hb} > 1)",
        """\
cannot compare a condition with a condition.
    (${age} > 1) = (${hb} > 1)
     ^^^^^^^^^^^^^^^^^^^^^^^^
Join conditions with and, or, not().""",
    ),
    (
        "(${age} > 1) = ''",
        """\
a condition is never blank.
    (${age} > 1) = ''
     ^^^^^^^^^^^^^^^^
A condition is true or false. Join conditions with and, or, not().""",
    ),
    (
        "${age} > ''",
        """\
'>' cannot compare a whole number with a blank.
    ${age} > ''
    ^^^^^^^^^^^
To ask whether there is a value, write = '' or != ''.""",
    ),
    (
        "${lmp} + ${next_appointment} > 5",
        """\
'+' cannot take a date and a date together.
    ${lmp} + ${next_appointment} > 5
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
For example: ${lmp} + 280 > today()""",
    ),
    (
        "${lmp} + 7.5 > today()",
        """\
'+' cannot take a date and a decimal number together.
    ${lmp} + 7.5 > today()
    ^^^^^^^^^^^^
For example: ${lmp} + 280 > today()""",
    ),
    (
        "${lmp} * 2 > 5",
        """\
'*' needs a number, found a date.
    ${lmp} * 2 > 5
    ^^^^^^
For example: ${age} * 2 > 36""",
    ),
    (
        "-${lmp} > 5",
        """\
'-' needs a number, found a date.
    -${lmp} > 5
     ^^^^^^
For example: -${age} < -18""",
    ),
    (
        "abs(${phone}) > 5",
        """\
abs() needs a number, found text.
    abs(${phone}) > 5
        ^^^^^^^^
For example: abs(days-since(${next_appointment})) < 3""",
    ),
    (
        "string-length(${age}) > 5",
        """\
string-length() needs text, found a whole number.
    string-length(${age}) > 5
                  ^^^^^^
For example: string-length(${phone}) > 9""",
    ),
    (
        "days-since(${age}) > 5",
        """\
days-since() needs a date, found a whole number.
    days-since(${age}) > 5
               ^^^^^^
For example: days-since(${lmp}) >= 84""",
    ),
    (
        "days-since('2026-01-01') > 5",
        """\
days-since() needs a date, found text.
    days-since('2026-01-01') > 5
               ^^^^^^^^^^^^
For example: days-since(${lmp}) >= 84""",
    ),
    (
        "if(${age} > 1, ${lmp}, 5) > today()",
        """\
if() needs values of one type, found a date and a whole number.
    if(${age} > 1, ${lmp}, 5) > today()
    ^^^^^^^^^^^^^^^^^^^^^^^^^
For example: if(${age} < 18, 10, 0) > 5""",
    ),
    (
        "coalesce(${age}, 'x') = 1",
        """\
coalesce() needs values of one type, found a whole number and text.
    coalesce(${age}, 'x') = 1
    ^^^^^^^^^^^^^^^^^^^^^
For example: coalesce(${next_appointment}, ${lmp}) < today()""",
    ),
    (
        "min(${age}, ${lmp}) > 1",
        """\
min() cannot take a whole number and a date together.
    min(${age}, ${lmp}) > 1
    ^^^^^^^^^^^^^^^^^^^
For example: min(${age}, 18) = 18""",
    ),
    (
        "if(${age}, 1, 2) > 1",
        """\
if() needs a condition, found a whole number.
    if(${age}, 1, 2) > 1
       ^^^^^^
For example: if(${age} < 18, 10, 0) > 5""",
    ),
    (
        "int(${lmp}) > 3",
        """\
int() needs a number, found a date.
    int(${lmp}) > 3
        ^^^^^^
For example: int(days-since(${lmp}) div 7) = 12""",
    ),
    (
        "count-selected(${age}) > 2",
        """\
count-selected() needs a select_multiple, found a whole number.
    count-selected(${age}) > 2
                   ^^^^^^
For example: count-selected(${danger_signs}) >= 2""",
    ),
    (
        "${agee} > 1 and ${hbb} > 1",
        """\
there is no property `agee` on pregnancy.
    ${agee} > 1 and ${hbb} > 1
    ^^^^^^^
Did you mean `age`?
there is no property `hbb` on pregnancy.
    ${agee} > 1 and ${hbb} > 1
                    ^^^^^^
Did you mean `hb`?""",
    ),
    (
        "regex(${phone}, '[0-9]+')",
        """\
+ has no end, and not every engine can look for that.
    regex(${phone}, '[0-9]+')
                          ^
Say how many there may be: {1,20}.""",
    ),
    (
        "regex(${phone}, '(07|01')",
        """\
( is never closed.
    regex(${phone}, '(07|01')
                     ^
Add the missing ), or write \\(.""",
    ),
    (
        "regex(${phone}, '\\w{3}')",
        """\
\\w does not mean the same on every engine.
    regex(${phone}, '\\w{3}')
                     ^
There is \\d for a digit; else write a class.""",
    ),
    (
        "regex(${phone}, '[a-Z]')",
        """\
a-Z is no range of letters or digits.
    regex(${phone}, '[a-Z]')
                      ^
Write, as in [A-Za-z0-9].""",
    ),
    (
        "regex(${phone}, '[^]')",
        """\
a class names a character.
    regex(${phone}, '[^]')
                     ^
Write, as in [A-Z].""",
    ),
    (
        "regex(${phone}, '(?:07|01)')",
        """\
a group that begins with (? has no meaning on every engine.
    regex(${phone}, '(?:07|01)')
                     ^
Write a plain group, as (a|b).""",
    ),
    (
        "regex(${phone}, 'a{2,1}')",
        """\
{2,1} counts from less to more, to 100.
    regex(${phone}, 'a{2,1}')
                      ^
Write, as in {1,3}.""",
    ),
    (
        "regex(${phone}, '.{0,60}[0-9]{0,60}')",
        """\
the pattern has more than 100 ways to match.
    regex(${phone}, '.{0,60}[0-9]{0,60}')
                     ^
Let fewer parts be optional, or compare with and, or.""",
    ),
    (
        "regex(${phone}, ${phone})",
        """\
regex() needs a pattern in quotes, found text.
    regex(${phone}, ${phone})
                    ^^^^^^^^
For example: '[A-Z]{2}[0-9]{4}'.""",
    ),
    (
        "contains(${danger_signs}, 'bleeding')",
        """\
contains() needs plain text, found a select_multiple.
    contains(${danger_signs}, 'bleeding')
             ^^^^^^^^^^^^^^^
For example: selected(${danger_signs}, 'bleeding')""",
    ),
    (
        "starts-with(${age}, '1')",
        """\
starts-with() needs plain text, found a whole number.
    starts-with(${age}, '1')
                ^^^^^^
For example: starts-with(${phone}, '+254')""",
    ),
    (
        "age-in-months(${age}) > 3",
        """\
age-in-months() needs a date, found a whole number.
    age-in-months(${age}) > 3
                  ^^^^^^
For example: age-in-months(${born}) >= 9""",
    ),
    (
        "add-months(${lmp}, 1.5) > today()",
        """\
add-months() needs a whole number, found a decimal number.
    add-months(${lmp}, 1.5) > today()
                       ^^^
For example: add-months(${born}, 9) <= today()""",
    ),
    (
        "${mother.vilage} = ''",
        """\
there is no property `vilage` on woman.
    ${mother.vilage} = ''
    ^^^^^^^^^^^^^^^^
Did you mean `village`?""",
    ),
    (
        "${mother.agee} > 3",
        """\
there is no property `agee` on woman.
    ${mother.agee} > 3
    ^^^^^^^^^^^^^^
Did you mean `age`?""",
    ),
    (
        "${age.home} > 3",
        """\
`age` of pregnancy names no record, so nothing follows it.
    ${age.home} > 3
    ^^^^^^^^^^^
Properties of pregnancy that name records: mother.""",
    ),
    (
        "${mother.home.rooms.size} > 3",
        """\
`rooms` of household names no record, so nothing follows it.
    ${mother.home.rooms.size} > 3
    ^^^^^^^^^^^^^^^^^^^^^^^^^
End the path there.""",
    ),
    (
        "${mother.home.rooms} = 'many'",
        """\
cannot compare a whole number with text.
    ${mother.home.rooms} = 'many'
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
Compare or count like with like.""",
    ),
    (
        "${mother} = 3",
        """\
cannot compare a record with a whole number.
    ${mother} = 3
    ^^^^^^^^^^^^^
Compare or count like with like.""",
    ),
    (
        "any-in-household(clinic, ${beds} > 2)",
        """\
a clinic and a pregnancy are never of one household.
    any-in-household(clinic, ${beds} > 2)
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
Give the lists a parent in the sheet entities.""",
    ),
    (
        "any-in-household(chld, ${weight} < 2)",
        """\
there is no list `chld`.
    any-in-household(chld, ${weight} < 2)
                     ^^^^
Did you mean `child`?""",
    ),
    (
        "any-in-household('child', ${weight} < 2)",
        """\
here stands the name of an entity list, without quotes or ${}.
    any-in-household('child', ${weight} < 2)
                     ^^^^^^^
For example: person""",
    ),
    (
        "any-in-household(child, ${weigth} < 2)",
        """\
there is no property `weigth` on child.
    any-in-household(child, ${weigth} < 2)
                            ^^^^^^^^^
Did you mean `weight`?""",
    ),
    (
        "any-in-household(child, ${mother.age} < 18)",
        """\
${mother.age} looks further than a condition about the other child may.
    any-in-household(child, ${mother.age} < 18)
                            ^^^^^^^^^^^^^
Name one of its own properties.""",
    ),
    (
        "any-in-household(child, count(anc_visit) > 1)",
        """\
count() looks further than a condition about the other child may.
    any-in-household(child, count(anc_visit) > 1)
                            ^^^^^^^^^^^^^^^^
There stand its own properties, ${...}, today(), now() and constants.""",
    ),
    (
        "any-in-household(child, any-in-household(child, true()))",
        """\
any-in-household() looks further than a condition about the other child may.
    any-in-household(child, any-in-household(child, true()))
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
There stand its own properties, ${...}, today(), now() and constants.""",
    ),
    (
        "any-in-household(child)",
        """\
any-in-household() takes the name of a list and a condition, found 1.
    any-in-household(child)
    ^^^^^^^^^^^^^^^^^^^^^^^
For example: any-in-household(child, ${weight} < 3)""",
    ),
    (
        "count(anc_visit, ${age}) > 1",
        """\
here stands a whole number from 1 to 36500.
    count(anc_visit, ${age}) > 1
                     ^^^^^^
For example: 3""",
    ),
    (
        "count(anc_visit, 0) > 1",
        """\
here stands a whole number from 1 to 36500.
    count(anc_visit, 0) > 1
                     ^
For example: 3""",
    ),
    (
        "first(anc_visit, bh) < 7",
        """\
there is no question `bh` on the form anc_visit that rules can look at.
    first(anc_visit, bh) < 7
                     ^^
There are: still_pregnant, danger_signs, hb.""",
    ),
    (
        "indicator(visit_on_time) < 80",
        """\
there is no indicator `visit_on_time`.
    indicator(visit_on_time) < 80
              ^^^^^^^^^^^^^
Did you mean `visits_on_time`?""",
    ),
    (
        "indicator(visits, -1) < 80",
        """\
here stands a whole number from 0 to 60.
    indicator(visits, -1) < 80
                      ^^
For example: 3""",
    ),
    (
        "any-in-household(child, ${weight})",
        """\
here a condition is needed, found a decimal number.
    any-in-household(child, ${weight})
                            ^^^^^^^^^
Compare it, as in ${age} < 18.""",
    ),
    (
        "count-in-household(child, ${weight} < 2)",
        """\
here a condition is needed, found a whole number.
    count-in-household(child, ${weight} < 2)
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
Compare it, as in ${age} < 18.""",
    ),
]

DEEP = [
    ("(" * 11 + "1" + ")" * 11, "more than 10 levels stand inside each other."),
    (" or ".join(["${age} > 1"] * 151), "the expression has too many steps."),
    ("+".join(["${age}"] * 31) + " > 1", "the expression has too many steps."),
    (
        "max(1, " * 9 + "2" + ")" * 9,
        "max, min, mod, div or months stand too often inside each other.",
    ),
    (
        "date(" + " * ".join(["${age}"] * 7) + ") = today()",
        "calculations that may come to very large numbers stand too deep in each other.",
    ),
    (
        "${hb}" + " * 0.00000000000001" * 21 + " > 0",
        "so many multiplications and divisions come to numbers too small to hold.",
    ),
    ("1" * 5000, "5000 characters; at most 4000 are read."),
]

LONG = [
    "(" * 10 + "${age} < 1" + ")" * 10,
    " or ".join(["${age} > 1"] * 148),
    "+".join(["${age}"] * 28) + " > 1",
    "${age} = 1 or ${hb} < 7 and not(${age} + 2 * 3 >= 4 or ${age} < max(1, 2 * (3 + -${age})))",
]


@pytest.mark.parametrize(("text", "message"), SYNTAX + NAMES + TYPES)
def test_told(text: str, message: str) -> None:
    assert told(text) == message


@pytest.mark.parametrize(("text", "message"), DEEP)
def test_too_complex(text: str, message: str) -> None:
    assert told(text).startswith(message)


@pytest.mark.parametrize("text", LONG)
def test_just_not_too_complex(text: str) -> None:
    assert told(text) == ""
