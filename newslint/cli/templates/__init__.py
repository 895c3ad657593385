"""Files that ``newslint new`` starts from; ``$words`` are filled in."""
