"""What a submission says, and how records are a fold of what submissions said."""
