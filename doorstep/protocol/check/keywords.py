"""The sheets keywords and danger_words: what an SMS that comes in creates, and how urgent it is."""

from __future__ import annotations

from ..limits import NAME_LENGTH
from ..model.messages import ANY, Danger, Does, Keyword, Sender
from ..problems import Code, did_you_mean, listing
from ..sms import placeholders
from ..workbook.fields import Fields, Unique
from .draft import Draft
from .messages import check_length, check_sent
from .sources import sources_of

OF_SENDER = ("name", "number", "now", "message")
"""What ``question=${...}`` in the column arguments may stand for."""


def read_keywords(draft: Draft) -> None:
    """People do not say in which language they write: a word stands for one thing in all."""
    taken = Unique()
    for fields in draft.rows("keywords"):
        keyword = _keyword(fields, draft)
        taken.take(fields, "word", keyword.word)
        for alias in keyword.aliases:
            taken.take(fields, "aliases", alias)
        draft.keywords.append(keyword)


def read_dangers(draft: Draft) -> None:
    taken = Unique()
    for fields in draft.rows("danger_words"):
        taken.take(fields, "name", fields.name("name"))
        question, answer = _raises(fields, draft)
        draft.dangers.append(
            Danger(
                name=fields.text("name"),
                question=question,
                answer=answer,
                words=fields.words("words"),
                sources=sources_of(fields, draft, needed=False),
            )
        )


def _keyword(fields: Fields, draft: Draft) -> Keyword:
    if fields.text("creates"):
        fields.known("creates", draft.forms, "a form")
    for language in draft.languages:
        column = f"answer::{language.name}"
        check_sent(fields, column, fields.text(column))
        check_length(fields, column, fields.text(column))
        for name in placeholders(fields.text(column)):
            message = f"an answer is about no record, so ${{{name}}} has no value."
            fields.report(Code.UNKNOWN_PROPERTY, column, message, "Write it without ${}.")
    aliases = dict(_alias(fields, draft, text) for text in _several(fields, "aliases"))
    does = fields.one_of("does", ["", *Does], "")
    return Keyword(
        word=_word(fields),
        aliases=tuple(aliases),
        languages={word: tag for word, tag in aliases.items() if tag},
        sender=Sender(fields.one_of("from", [*Sender])),
        does=Does(does) if does else None,
        creates=fields.text("creates") or None,
        arguments=_arguments(fields, draft),
        answer=fields.words("answer"),
    )


def _raises(fields: Fields, draft: Draft) -> tuple[str, str]:
    """``urgency=emergency``: a question with choices of a form that some keyword fills."""
    text = fields.required("raises")
    question, equals, answer = text.partition("=")
    if text and not equals:
        hint = "Write a question and one of its choices, such as urgency=emergency."
        fields.report(Code.UNKNOWN_WORD, "raises", f"`{text}` has no =.", hint)
        return question, answer
    made = [draft.forms[one.creates] for one in draft.keywords if one.creates in draft.forms]
    found = {
        each.name: each.type.choices
        for form in made
        for each in form.questions
        if each.type.choices in draft.choices
    }
    if not draft.broken_forms.intersection(form.name for form in made):
        what = "a question with choices in a form that a keyword creates"
        fields.check_known("raises", question, found, what)
        _check_choice(fields, draft, "raises", answer, found.get(question))
    return question, answer


def _check_choice(
    fields: Fields, draft: Draft, column: str, answer: str, list_name: str | None
) -> None:
    if list_name in draft.choices:
        known = [choice.name for choice in draft.choices[list_name or ""]]
        fields.check_known(column, answer, known, f"a choice of {list_name}")


def _several(fields: Fields, column: str) -> list[str]:
    return fields.text(column).replace(",", " ").split()


def _alias(fields: Fields, draft: Draft, text: str) -> tuple[str, str]:
    """The word, and the language that it is of: ``sw:MSAADA``."""
    tag, colon, word = text.rpartition(":")
    tags = [language.tag for language in draft.languages]
    if colon and tag not in tags:
        message = f"`{tag}` is not a language of this programme."
        hint = did_you_mean(tag, tags) or f"There are: {listing(tags)}."
        fields.report(Code.UNKNOWN_LANGUAGE, "aliases", message, hint)
    return word, tag


def _arguments(fields: Fields, draft: Draft) -> str:
    """Each names a question of the form; one that takes a value may stand for a choice of it."""
    form = draft.forms.get(fields.text("creates"))
    cells = fields.text("arguments").split()
    if cells and not fields.text("creates"):
        message = "there is no form whose questions these are."
        fields.report(Code.UNKNOWN_NAME, "arguments", message, "Name it in the column creates.")
    if form is None or form.name in draft.broken_forms:
        return " ".join(cells)
    questions = {question.name: question for question in form.questions}
    for cell in cells:
        name, equals, value = cell.partition("=")
        fields.check_known("arguments", name, questions, f"a question of {form.name}")
        for said in placeholders(value):
            fields.check_known("arguments", said, OF_SENDER, "known of who writes")
        if equals and name in questions and not placeholders(value):
            _check_choice(fields, draft, "arguments", value, questions[name].type.choices)
    return " ".join(cells)


def _word(fields: Fields) -> str:
    word = fields.required("word", NAME_LENGTH)
    if len(word.split()) > 1:
        message = f"`{word}` is more than one word."
        fields.report(Code.MALFORMED_NAME, "word", message, "Write one word.")
    elif word != ANY and not any(map(str.isalnum, word)):
        hint = f"Write letters, or {ANY} for whatever else is written."
        fields.report(Code.MALFORMED_NAME, "word", f"`{word}` has no letter.", hint)
    return word
