"""How well the judge agrees with people: lines that people labelled, against its readings."""
