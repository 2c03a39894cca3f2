"""From words to a judgement with its reasons."""
