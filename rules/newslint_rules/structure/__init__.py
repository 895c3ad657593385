"""Rules on the parts of a story: headline, dateline, sign-off."""
