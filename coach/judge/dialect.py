"""Bring Chinese typed in dialect nearer to the common tongue, character for character."""

import re

from coach.judge.normalise import Normalised

#: What is typed, and what is meant: always as many characters, so that places stay places. Signs
#: that hold words of the common tongue together stand here only where they cannot be part of one.
MEANT = (
    ("俺", "我"),
    ("恁|侬", "你"),
    ("佢", "他"),
    ("哋", "们"),
    ("阿拉(?![伯丁善木])", "我们"),
    ("系咪", "是否"),
    ("梗系", "当然"),
    ("(?<![关联体院派直嫡中水数星维谱语母科])系(?![统列数主里内门上下])", "是"),
    ("唔|勿(?=要|会|好|晓得|想)", "不"),
    ("冇", "没"),
    ("莫得", "没有"),
    ("嘅|㗎", "的"),
    ("咗", "了"),
    ("谂", "想"),
    ("睇", "看"),
    ("嚟", "来"),
    ("俾|畀", "给"),
    ("喺", "在"),
    ("啲", "些"),
    ("嗰", "那"),
    ("咁", "那"),
    ("啱", "对"),
    ("覅", "别"),
    ("侪", "都"),
    ("乜嘢|咩嘢", "什么"),
    ("嘢", "事"),
    ("仲(?=[想未有要系是冇没唔不谂在可会好用得])", "还"),
    ("而家", "现在"),
    ("(?<!好)听日(?![语本])|明朝", "明天"),
    ("今日|今朝", "今天"),
    ("(?<![旁身])边[个位]", "哪个"),
    ("边样", "哪样"),
    ("边度", "哪里"),
    ("边块|边一(?=块|步|样|点)", "哪一"),
    ("几耐", "多久"),
    ("几多", "多少"),
    ("几时", "何时"),
    ("点解(?![决释答开除读])", "为啥"),
    ("点样(?![品本子机])", "怎样"),
    ("屋企", "家里"),
    ("咋个|啷个|哪能(?=办|弄|做)", "怎么"),
    ("(?<![需想只不主重])要得(?=[ ,。!嘛哈啊]|$)", "可以"),
    ("辰光", "时候"),
    ("迭个|搿个", "这个"),
)
_ANY = re.compile("|".join(f"({typed})" for typed, _ in MEANT))
_SUSPECT = re.compile(
    "[俺恁侬佢哋阿系唔勿冇莫嘅㗎咗谂睇嚟俾畀喺啲嗰咁啱覅侪乜咩嘢仲而听明今边几点屋咋啷要辰迭搿哪]"
)


def common(said: Normalised) -> Normalised:
    """Give a text in the common tongue where it is clear; each character points to what was typed.

    A text without words of dialect comes back as it is.
    """
    text = _ANY.sub(_meant, said.text) if _SUSPECT.search(said.text) else said.text
    return said if text == said.text else Normalised(said.raw, text, said.starts, said.ends)


def _meant(typed: re.Match[str]) -> str:
    return MEANT[(typed.lastindex or 1) - 1][1]
