"""A checklist: questions that end in a finished sheet."""
