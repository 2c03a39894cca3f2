"""The smallest playbooks worth anything, one of each kind."""

from coach.compiler.compilation import compile_playbook
from coach.playbook import Playbook

REHEARSAL = """format: 1
kind: rehearsal
locale: en
id: first-visit
title: First visit to Sam
who: Sam
contact: first visit
role: user
greets: Sit down, I have ten minutes.
topics:
  - topic: wrong parcels
    problem:
      type: worse than before
      says: Forty went wrong last month.
    consequences:
      - area: money
        says: Each one costs us nine pounds.
      - area: customers
        weight: 3
        about: [shops]
        says: Two shops have stopped ordering.
    worth: I could stop apologising.
sells:
  - name: scan desk
    does: reads each label before it leaves
    meets: wrong parcels
steps:
  - step: a week's trial
    weight: 3
    says: A week, then.
tests:
  - name: says hello, then goes
    talk: [Hello Sam., I'll be off then. Bye.]
    ends: continuation
"""

DRILL = """format: 1
kind: drill
locale: en
id: one-refusal
title: One refusal
you_sell: same-day courier
items:
  - item: no budget
    who: shop manager
    says:
      - There's no money left this year.
      - Budget's spent.
    moves:
      - move: acknowledge
      - move: clarify
        points: 50
      - move: respond
      - move: next step
        then: Wednesday, then.
    faults:
      - fault: disparages
        minus: 20
      - fault: talks down
        minus: 15
        cues: [you people]
        says: Excuse me?
    model: I understand, money is tight.
    why: No budget mostly means not on the list yet.
tests:
  - name: says nothing
    item: no budget
    answer: Nice weather.
    at_most: 40
"""

CHECKLIST = """format: 1
kind: checklist
locale: en
id: before-a-call
title: Before a call
items:
  - item: who
    ask: Who is it?
  - item: size
    group: the deal
    ask: How big is it?
    type: money
    required: yes
    why: A big one takes more people.
  - item: stage
    when: size >= 10k
    ask: Where does it stand?
    type: choice
    options: [just looking, comparing]
    if_missing:
      flag: red flag
      advice: Ask how they choose.
  - item: ask
    ask: What will you ask for?
    must_be: advance
tests:
  - name: small
    answers: {who: Sam, size: 3k}
    not_asked: [stage]
"""


def playbook(text: str) -> Playbook:
    """What a text without mistakes compiles to."""
    compiled = compile_playbook(text.encode(), "book.yaml", None, run_tests=False)
    assert compiled.diagnostics == ()
    assert compiled.playbook is not None
    return compiled.playbook
