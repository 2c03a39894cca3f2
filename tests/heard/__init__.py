"""Whether customers hear what they are asked: questions of people who knew no words of a playbook.

Each line of ``<locale>-<part>.tsv`` is a playbook, a topic, the number of a fact of it or ``P`` for
its problem, and one way to ask for just that. Whoever wrote them saw the answers only, never the
words by which they are heard. Those were widened with the part ``tune`` in sight; ``test`` is by
the same authors, who looked for ways that are not the usual ones; ``other`` is by others.
"""
