"""What the commands of an operator do, a module loaded only for the command that needs it."""
