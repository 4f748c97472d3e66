"""The log of submissions, the records it folds into, and the only doors to them."""
