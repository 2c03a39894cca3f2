"""The coach beside the rep: what comes next, and the words between two turns."""
