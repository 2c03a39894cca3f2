"""What every playbook begins with."""

from coach.compiler.schema import TEXT, Field, Identifier, Whole, optional

#: Keys of the head. ``format``, ``kind`` and ``locale`` were judged before the shape was known.
HEAD = (
    optional("format", TEXT),
    optional("kind", TEXT),
    optional("locale", TEXT),
    Field("id", Identifier()),
    Field("title", TEXT),
    optional("brief", TEXT),
)
SCORE = Whole(least=0, most=100)
#: Tests run whenever a file is checked.
MOST_TESTS = 40
