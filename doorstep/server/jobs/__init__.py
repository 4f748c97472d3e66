"""What the server does by itself: when, how often again after a failure, and by which process."""
