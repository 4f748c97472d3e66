"""A plan says what each rule reads."""

from __future__ import annotations

from doorstep.protocol.plan.build import plan
from doorstep.protocol.plan.printer import plan_text
from tests.protocol.sql.snapshots import antenatal

FOLLOW_UP = """\
rule danger_follow_up of group anc, for each row of entity_pregnancy, for each row of \
form_anc_visit about it
  input submitted() = _day of the cause
  input ${outcome} = outcome of the record
  input answer(danger_signs) = danger_signs of the cause
  input ${lmp} = lmp of the record
  input ${age} = age of the record
  input ${first_pregnancy} = first_pregnancy of the record
  input count(anc_visit) = count of form_anc_visit up to today
  called for by answer(danger_signs) != ''
  anchor submitted()
  occurrence next_day: due 1 day after the anchor, opens 0 days before, closes 7 days after
  done by the first row of form_anc_visit where true()
  relevant ${outcome} = ''
  band asap
"""


def test_a_plan_shows_inputs_conditions_and_reasons() -> None:
    text = plan_text(plan(antenatal()))
    assert FOLLOW_UP in text
    assert "  bit 4 late: 0 + 1 per day overdue up to 30 where days-overdue() > 0\n" in text
    assert "indicator anc_tasks_completed, by worker, area and period of ${done_day}\n" in text


def test_a_value_that_is_looked_up_twice_is_one_input() -> None:
    (anc, follow_up) = plan(antenatal()).rules
    names = [wanted.name for wanted in anc.inputs]
    assert names == ["${lmp}", "${outcome}", "${age}", "${first_pregnancy}", "count(anc_visit)"]
    assert len({wanted.name for wanted in follow_up.inputs}) == len(follow_up.inputs)
