"""The hearing of a line: what it means to him, what his rules make of it, what is kept."""
