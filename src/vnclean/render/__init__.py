"""An article becomes something to look at."""
