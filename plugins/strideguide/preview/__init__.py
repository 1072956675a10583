"""While somebody writes: the last good pages, what is wrong with the files, and browsers that follow."""
