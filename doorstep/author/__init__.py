"""Tools for those who write programmes: what the commands `check`, `convert`, `template` do."""
