"""Publishing: a site is made beside the live one, looked over, and put in its place in one step."""
