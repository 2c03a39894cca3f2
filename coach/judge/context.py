"""Judge a sentence again in the light of what the customer has just said."""

import re

import msgspec

from coach.judge.decide import Judgement
from coach.judge.echoes import takes_up
from coach.judge.language import About, Language
from coach.judge.normalise import Normalised
from coach.judge.scores import Scores
from coach.vocabulary import Act, Form, Locale

#: So many pieces of a sentence, and such a share of them, must be his words to say them back.
_LEAST_SAID_BACK, _SHARE_SAID_BACK = 4, 0.3
_HAN_RUN = re.compile(r"[\u4e00-\u9fff]+")
_WORD = re.compile(r"[a-z0-9']{3,}")


class Before(msgspec.Struct, frozen=True):
    """The customer's last line, empty before he has said one."""

    language: Language
    heard: Normalised
    locale: Locale

    def changes(self, judgement: Judgement, sentence: Normalised, scores: Scores) -> Judgement:
        """What the sentence is to one who has just heard that line.

        His own words are a summary where they ask for a nod, or begin as one. What is ours, set
        against a wish he has put in words, is a benefit.
        """
        if not self.heard.text:
            return judgement
        nods = judgement.act is Act.QUESTION and judgement.form is Form.CONFIRM
        if nods or (judgement.act is Act.STATEMENT and scores.of("courtesy:recap") > 0):
            return self._said_back(judgement, sentence)
        if judgement.act not in (Act.PITCH, Act.STATEMENT):
            return judgement
        ours = scores.of("sign:ours") + scores.of("act:pitch") > 0
        if ours and takes_up(sentence, self.heard, self.locale) and self._wishes():
            return Judgement(act=Act.BENEFIT)
        return judgement

    def _said_back(self, judgement: Judgement, sentence: Normalised) -> Judgement:
        said = _pieces(sentence.text, self.locale)
        his = said & _pieces(self.heard.text, self.locale)
        if len(his) < max(_LEAST_SAID_BACK, _SHARE_SAID_BACK * len(said)):
            return judgement
        return Judgement(act=Act.SUMMARY, form=judgement.form)

    def _wishes(self) -> bool:
        return any(
            hit.label == "sign:wish"
            for sentence in self.heard.sentences()
            for hit in self.language.hits(sentence, self.locale, About.DOING)
        )


def _pieces(text: str, locale: Locale) -> frozenset[str]:
    """Every two Chinese characters in a row, or every English word."""
    if locale is Locale.EN:
        return frozenset(_WORD.findall(text))
    return frozenset(
        run[at : at + 2] for run in _HAN_RUN.findall(text) for at in range(len(run) - 1)
    )
