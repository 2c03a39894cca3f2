"""Every number of the customer's mind, in one place; all of them are ours ◆ and may be argued."""

#: Trust: where it starts, and what moves it. Below zero he is blunt and the talk is over.
TRUST_AT_FIRST = 3
TRUST_TO_ADMIT = 2
TRUST_TO_GRANT = 2
TRUST_EARNED = 1
EARLY_PITCH = 1
BRUSHED_ASIDE = 1
LEAD_DODGED = 1
ACCUSED = 1
LOST_FACE = 2
IMPROPER = 2
PUSHED = 2
PUSHED_SMALL = 1
#: A deal whose costs weigh less than this is a small one: pushing hurts less there (M-71).
SMALL_DEAL = 5

#: An opening holds this many of: who sent me, why now, how long.
OPENING_PARTS = 2
#: Up to this turn he may lead with a question of his own (M-16-6).
LEAD_UNTIL = 2

#: Patience: one goes for each public fact, each situation question too many, each repetition.
PATIENCE = 4
SITUATION_IN_A_ROW = 3
#: Questions after difficulties that he puts off before he asks who it is that wants to know.
UNOPENED_TRIES = 2
#: Small talk and bare remarks he takes, of each kind, before they tire him.
IDLE_LINES = 3
TURN_LIMIT = 40
#: Lines in a row that he asks back about himself when he did not understand them.
PUZZLED = 2

#: Vague questions after consequences that he answers, for each topic.
VAGUE_ANSWERS = 1

#: His own questions: what a good answer earns, and what it costs to get round one.
ASK_ANSWERED = 1
ASK_DODGED = 1
#: Haggling: what a trade earns, and what each demand that stands open adds to the right pan,
#: with what every present made before adds to that.
TRADED = 1
#: What it costs to ask one to sign whose part it is not.
ASKED_TO_SIGN = 1
OPEN_DEMAND = 2
AFTER_A_PRESENT = 1

#: The left pan.
PROBLEM_WEIGHT = 1
BENEFIT_WEIGHT = 2

#: What one hint costs, from the mildest to the plainest.
HINT_PRICES = (0, 2, 5)
#: The most that all hints of one talk cost together.
HINTS_MOST = 10
#: Lines said in vain at one stage before the coach goes on; before the last one it shows a model.
TRIES = 4

#: The score card (domain: spin, score card proposal): how its criteria are earned in part.
CHAIN_PROBLEM = 5
CHAIN_CONSEQUENCE = 10
CHAIN_BENEFIT = 10
SITUATION_SHARE = 40
ONE_AREA = 5
TWO_AREAS = 15
FIGURES_WANTED = 2
#: What testing a polite no adds to the card.
TESTED_NO = 3
#: Restraint counts only after an admitted problem and this many questions.
QUESTIONS_FOR_RESTRAINT = 3
