"""The built-in rules of newslint, one module a rule, in one folder a family."""
