"""What the server says of itself by SMS, in the languages of the house. One SMS each.

What a programme answers to its keywords stands in its workbook.
"""

from __future__ import annotations

from collections.abc import Mapping

ENGLISH = "en"

SAYINGS: Mapping[str, Mapping[str, str]] = {
    "whose": {
        "en": "Who is this about? Answer with a number:",
        "fr": "C'est pour qui ? Répondez avec un numéro :",
        "sw": "Ni kuhusu nani? Jibu kwa namba:",
    },
    "somebody_else": {"en": "somebody else", "fr": "une autre personne", "sw": "mtu mwingine"},
    "where": {
        "en": "We do not know this number yet. In which village do you live? In danger, go to the "
        "health facility now.",
        "fr": "Nous ne connaissons pas ce numéro. Dans quel village habitez-vous ? En cas de "
        "danger, allez au centre de santé.",
        "sw": "Bado hatuifahamu namba hii. Unaishi kijiji gani? Kama kuna hatari, nenda kituo cha "
        "afya sasa.",
    },
    "waits": {
        "en": "Thank you. Somebody will read your message. In danger, go to the health facility "
        "now.",
        "fr": "Merci. Quelqu'un lira votre message. En cas de danger, allez au centre de santé.",
        "sw": "Asante. Ujumbe wako utasomwa. Kama kuna hatari, nenda kituo cha afya sasa.",
    },
    "urgent": {"en": "URGENT.", "fr": "URGENT.", "sw": "HARAKA."},
    "no_tasks": {
        "en": "There is nothing on your list.",
        "fr": "Il n'y a rien sur votre liste.",
        "sw": "Hakuna kazi kwenye orodha yako.",
    },
    "more": {"en": "and {} more", "fr": "et {} autres", "sw": "na nyingine {}"},
    "which_task": {
        "en": "Ask for your list first, then answer with the number of the task.",
        "fr": "Demandez d'abord votre liste, puis répondez avec le numéro de la tâche.",
        "sw": "Omba orodha yako kwanza, kisha jibu kwa namba ya kazi.",
    },
    "not_by_sms": {
        "en": "This task cannot be closed by SMS: please do it in Doorstep.",
        "fr": "Cette tâche ne peut se terminer par SMS : faites-la dans Doorstep.",
        "sw": "Kazi hii haiwezi kufungwa kwa SMS: ifanye kwenye Doorstep.",
    },
    "worker_help": {
        "en": "We did not understand. Words that you can write: {}",
        "fr": "Nous n'avons pas compris. Vous pouvez envoyer : {}",
        "sw": "Hatujaelewa. Maneno unayoweza kuandika: {}",
    },
}


def say(saying: str, language: str) -> str:
    texts = SAYINGS[saying]
    return texts.get(language) or texts[ENGLISH]
