"""Programme -> Package: the SQL of one engine, and what a phone needs to know of the rest."""

from __future__ import annotations

import json
from hashlib import sha256

from .days import DAY
from .durations import HOUR
from .language.types import Type
from .model.escalations import Escalation
from .model.indicators import Indicator
from .model.messages import PER_WEEK, WAKING, Danger, Keyword, Message
from .model.outcomes import FORM as OUTCOME_FORM
from .model.outcomes import QUESTIONS, Outcome
from .model.practice import Practice
from .model.programme import Programme
from .model.records import Choice, EntityBlock, EntityList, Form, Matching, Property, Question
from .model.tasks import Occurrence, Reason, TaskRule
from .package import (
    PROTOCOL,
    ChoiceJson,
    ColumnJson,
    DangerJson,
    EntityJson,
    EscalationJson,
    FormJson,
    IndicatorJson,
    KeywordJson,
    ListJson,
    MessageJson,
    OccurrenceJson,
    OutcomeJson,
    Package,
    PracticeJson,
    ReasonJson,
    RuleJson,
    SaveJson,
)
from .plan.build import plan
from .plan.inputs import entity_table
from .plan.nodes import Plan
from .plan.within_day import moves_within_day
from .plan.workers import worker_months
from .sql.affected import affected
from .sql.dialects import Dialect
from .sql.indicators import indicator
from .sql.messages import messages_due
from .sql.schema import schema
from .sql.tasks import all_tasks, tasks_of_part, tasks_of_subject


def compile_programme(programme: Programme, dialect: Dialect | str) -> Package:
    """The same programme and dialect give the same package, to the letter."""
    dialect = Dialect(dialect)
    planned, months = plan(programme), worker_months(programme)
    package: Package = {
        "protocol": PROTOCOL,
        "programme": programme.id,
        "version": programme.version,
        "hash": "",
        "dialect": dialect.value,
        "label": dict(programme.label.by_language),
        "languages": list(programme.languages),
        "time_zone": programme.time_zone,
        "working_days": list(programme.working_days),
        "band_points": {b.name.lower(): p for b, p in programme.band_points.items()},
        "schema": schema(planned, dialect),
        "queries": {
            "tasks_all": all_tasks(planned, dialect),
            "tasks_of_subject": _of_lists(programme, planned, dialect),
            "affected": _affected(programme, planned, dialect),
            "messages": messages_due(planned, dialect),
        },
        "choices": {name: [_choice(c) for c in row] for name, row in programme.choices.items()},
        "lists": {item.name: list_json(item) for item in programme.lists},
        "forms": {form.name: form_json(form) for form in programme.forms} | _built_in(programme),
        "media": {medium.name: medium.file for medium in programme.media},
        "tables": {table.name: table.text for table in programme.tables},
        "outcomes": [_outcome(item) for item in programme.outcomes],
        "rules": [_rule(programme, rule) for rule in programme.rules],
        "escalations": [_escalation(item) for item in programme.escalations],
        "indicators": [
            _indicator(item, indicator(planned_item, dialect), months.get(item.name, 0))
            for item, planned_item in zip(programme.indicators, planned.indicators, strict=True)
        ],
        "messages": [_message(item) for item in programme.messages],
        "keywords": [_keyword(item) for item in programme.keywords],
    }
    if programme.sms_hours != WAKING:
        package["sms_hours"] = [programme.sms_hours.start, programme.sms_hours.end]
    if programme.sms_per_week != PER_WEEK:
        package["sms_per_week"] = programme.sms_per_week
    if programme.dangers:
        package["dangers"] = [_danger(item) for item in programme.dangers]
    if programme.practice:
        package["practice"] = _practice(programme.practice)
    package["hash"] = _hash(package)
    return package


def _practice(practice: Practice) -> PracticeJson:
    return {
        "day": practice.day.isoformat(),
        "submissions": [
            {
                "id": one.id,
                "form": one.form,
                "form_version": one.form_version,
                "happened": one.happened.isoformat(),
                "xml": one.xml,
            }
            for one in practice.submissions
        ],
    }


def part_query(programme: Programme, dialect: Dialect | str) -> str:
    """``tasks_all`` for a part of the records: where they are too many for one query's memory."""
    return tasks_of_part(plan(programme), Dialect(dialect))


def _of_lists(programme: Programme, planned: Plan, dialect: Dialect) -> dict[str, str]:
    plans = {item.name: planned.about(entity_table(item.name)) for item in programme.lists}
    return {name: tasks_of_subject(one, dialect) for name, one in plans.items() if one.rules}


def _affected(programme: Programme, planned: Plan, dialect: Dialect) -> dict[str, str]:
    names = [item.name for item in programme.lists]
    queries = {name: affected(planned, entity_table(name), dialect) for name in names}
    return {name: query for name, query in queries.items() if query}


def _hash(package: Package) -> str:
    """SHA-256 over everything but the hash itself, 16 hex digits."""
    rest = {key: value for key, value in package.items() if key != "hash"}
    text = json.dumps(rest, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()[:16]


def _choice(choice: Choice) -> ChoiceJson:
    return {"name": choice.name, "label": dict(choice.label.by_language)}


def list_json(item: EntityList) -> ListJson:
    found: ListJson = {
        "label": dict(item.label.by_language),
        "columns": [_property(p) for p in item.properties],
    }
    if item.parents:
        found["parent"] = item.parents[0].property
    if item.owning:
        found["owner"] = item.owning.value
    return found


def _column(name: str, type_: Type) -> ColumnJson:
    return {"name": name, "type": type_.kind.value, "choices": type_.choices}


def _property(item: Property) -> ColumnJson:
    column = _column(item.name, item.type)
    column["label"] = dict(item.label.by_language)
    if item.match:
        column["match"] = item.match.value
    if item.match is Matching.BEGIN:
        column["match"] = Matching.DATE.value  # as apps of before know it
        column["begins"] = True
    if item.summary:
        column["summary"] = True
    if item.chart:
        column["chart"] = True
    if item.point:
        column["point"] = True
    return column


def _question(item: Question) -> ColumnJson:
    return {**_column(item.name, item.type), "path": item.path}


def form_json(form: Form) -> FormJson:
    return {
        "title": dict(form.title.by_language),
        "version": form.version,
        "xml": form.xml,
        "about_list": form.about_list,
        "about_path": form.about_path,
        "columns": [_question(question) for question in form.questions],
        "entities": [_entity(block) for block in form.entities],
        "files": list(form.files),
    }


def _built_in(programme: Programme) -> dict[str, FormJson]:
    """The form that says outcomes, about a record of any list. No form engine fills it.

    Its version changes with the lists: what was filled is read as it was then.
    """
    if not programme.outcomes:
        return {}
    lists = [item.name for item in programme.lists]
    form: FormJson = {
        "title": dict.fromkeys(programme.languages, "Outcome of a task"),
        "version": sha256(" ".join(lists).encode()).hexdigest()[:8],
        "xml": "",
        "about_list": "",
        "about_path": "/data/meta/entity",
        "columns": [
            {**_column(name, type_), "path": f"/data/{name}"} for name, type_ in QUESTIONS.items()
        ],
        "entities": [{"list": name, "path": "/data", "saves": []} for name in lists],
    }
    return {OUTCOME_FORM: form}


def _outcome(item: Outcome) -> OutcomeJson:
    return {
        "name": item.name,
        "label": dict(item.label.by_language),
        "effect": item.effect.value,
        "for": item.applies_to,
        "most": item.most,
    }


def _entity(block: EntityBlock) -> EntityJson:
    saves: list[SaveJson] = [{"property": save.property, "path": save.path} for save in block.saves]
    return {"list": block.list, "path": block.path, "saves": saves}


def _rule(programme: Programme, rule: TaskRule) -> RuleJson:
    return {
        "name": rule.name,
        "label": dict(rule.label.by_language),
        "group": rule.group,
        "list": rule.list,
        "form": rule.form,
        "mode": rule.mode.value,
        "assign_to": rule.assign_to.value,
        "band": rule.band.name.lower(),
        "within_day": moves_within_day(programme, rule),
        "occurrences": [_occurrence(occurrence) for occurrence in rule.occurrences],
        "reasons": [_reason(reason) for reason in programme.reasons_of(rule)],
    }


def _occurrence(item: Occurrence) -> OccurrenceJson:
    return {"code": item.code, "label": dict(item.label.by_language)}


def _reason(item: Reason) -> ReasonJson:
    return {
        "code": item.code,
        "label": dict(item.label.by_language),
        "band": None if item.band is None else item.band.name.lower(),
        "points": item.points,
        "points_per_day": item.points_per_day,
        "cap": item.cap,
    }


def _escalation(item: Escalation) -> EscalationJson:
    return {
        "name": item.name,
        "label": dict(item.label.by_language),
        "group": item.group,
        "rules": list(item.rules),
        "after": item.after.seconds // DAY,
        "hours": item.after.seconds % DAY // HOUR,
        "assign_to": item.to.value,
        "mode": item.mode.value,
        "form": item.form or "",
    }


def _message(item: Message) -> MessageJson:
    return {
        "code": item.code,
        "audience": item.audience.value,
        "trigger": item.trigger.value,
        "keyword": item.keyword,
        "text": dict(item.text.by_language),
    }


def _keyword(item: Keyword) -> KeywordJson:
    return {
        "word": item.word,
        "aliases": list(item.aliases),
        "languages": dict(item.languages),
        "sender": item.sender.value,
        "does": item.does or "",
        "creates": item.creates,
        "arguments": item.arguments,
        "answer": dict(item.answer.by_language),
    }


def _danger(item: Danger) -> DangerJson:
    return {
        "name": item.name,
        "question": item.question,
        "answer": item.answer,
        "words": dict(item.words.by_language),
    }


def _indicator(item: Indicator, sql: str, worker_months: int) -> IndicatorJson:
    return {
        "name": item.name,
        "label": dict(item.label.by_language),
        "group": item.group,
        "is_share": item.denominator is not None,
        "direction": item.direction.value,
        "target": item.target,
        "worker_months": worker_months,
        "sql": sql,
    }
