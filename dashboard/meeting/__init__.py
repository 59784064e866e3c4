"""The reading side of the meeting: what is said to both leaders, in sentences."""
