"""The sheet keywords: words of an SMS that comes in, what they create and the answer."""

from __future__ import annotations

from ..model.messages import Keyword, Sender
from ..problems import Code
from ..sms import placeholders
from ..workbook.fields import Fields, Unique
from .draft import Draft
from .messages import check_length, check_sent


def read_keywords(draft: Draft) -> None:
    """People do not say in which language they write: a word stands for one thing in all."""
    taken = Unique()
    for fields in draft.rows("keywords"):
        keyword = _keyword(fields, draft)
        taken.take(fields, "word", keyword.word)
        for alias in keyword.aliases:
            taken.take(fields, "aliases", alias)
        draft.keywords.append(keyword)


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
    return Keyword(
        word=_word(fields),
        aliases=tuple(fields.text("aliases").replace(",", " ").split()),
        sender=Sender(fields.one_of("from", [*Sender])),
        creates=fields.text("creates") or None,
        answer=fields.words("answer"),
    )


def _word(fields: Fields) -> str:
    word = fields.required("word")
    if len(word.split()) > 1:
        message = f"`{word}` is more than one word."
        fields.report(Code.MALFORMED_NAME, "word", message, "Write one word.")
    return word
