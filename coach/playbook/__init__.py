"""A compiled playbook: frozen, complete, every authored line with its place in the file."""

from coach.playbook.checklist import (
    Checklist,
    ChecklistItem,
    Computed,
    FormTest,
    Gap,
    Sheet,
    SheetLine,
)
from coach.playbook.drill import (
    AnswerTest,
    Drill,
    DrillFault,
    DrillItem,
    DrillMove,
)
from coach.playbook.rehearsal import (
    Ask,
    Capability,
    Consequence,
    Cost,
    Fact,
    Haggle,
    NextStep,
    Objection,
    Person,
    Points,
    Problem,
    Rehearsal,
    Share,
    SoftNo,
    TalkTest,
    Topic,
)
from coach.playbook.words import Words

__all__ = [
    "AnswerTest",
    "Ask",
    "Capability",
    "Checklist",
    "ChecklistItem",
    "Computed",
    "Consequence",
    "Cost",
    "Drill",
    "DrillFault",
    "DrillItem",
    "DrillMove",
    "Fact",
    "FormTest",
    "Gap",
    "Haggle",
    "NextStep",
    "Objection",
    "Person",
    "Playbook",
    "Points",
    "Problem",
    "Rehearsal",
    "Share",
    "Sheet",
    "SheetLine",
    "SoftNo",
    "TalkTest",
    "Topic",
    "Words",
]

Playbook = Rehearsal | Drill | Checklist
