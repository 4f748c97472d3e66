"""The server: keeps the log, folds it into records, knows the tasks, answers phones."""
