"""An article becomes something to examine."""
