"""What a programme says by SMS: which of its messages are due, to whom, in which words, when."""
