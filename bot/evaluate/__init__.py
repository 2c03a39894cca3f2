"""The command that measures how well the judge agrees with people."""
