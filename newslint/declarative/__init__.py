r"""Rules written as TOML: patterns with their manual and their tests, without any Python.

A file holds one rule. All rules have

- ``code``, ``name``, ``summary``, ``kind`` and ``message`` (what the editor reads; the words in
  braces are filled in: ``{match}``, ``{replacement}`` and those listed with the kinds below);
- ``bad`` and ``good``: lists of sample stories, which are the rule's tests;

and may have

- ``severity`` (error, warning, suggestion; warning if left out), ``default`` ("on", "off" or a list
  of profiles; "on" if left out), ``fix`` (none, safe, suggest), ``quotes`` (skip, inside, both);
- ``scope``: the parts of a story to look at, such as ["headline", "body"]; ``formats``: the readers
  whose stories to look at, such as ["markdown"]; all if left out;
- ``what``, ``why``, ``ignore``, ``authority``: the sections of the manual.

The kinds, with what is their own:

- ``existence`` flags every match of ``patterns``; ``replacement`` is offered as the fix; ``forms``
  is a list of tables, each with ``patterns`` and a ``replacement``, ``message``, ``severity`` or
  conditions (``requires``, ``unless``, ``within``) of its own;
- ``substitution`` flags the left sides of the table ``swap`` and offers the right ones, in the case
  of the copy;
- ``consistency`` flags the rarer of several forms in one story: ``groups`` is a list of lists of
  forms, a form a pattern or a list of patterns ({other}, {count}, {line} of the prevailing form);
- ``occurrence`` flags the first match of ``patterns`` beyond the ``max`` that a story may have
  ({count}, {max});
- ``words`` flags the entries of the table ``words``, of the word lists named in ``lists`` and of
  the option ``words``, and offers what stands beside them; ``bare`` is the message where that is
  empty; ``capitals = false`` passes over words with a capital, see
  `newslint.declarative.words.Words`;
- ``sequence`` flags neighbouring words by their grammar: ``steps`` is a list of tables, see
  `newslint.declarative.sequence.SequenceRule`.

Where houses differ, ``styles`` is a table of tables, one a style, each of which sets keys of the
kind, ``message`` or ``scope`` in place of the rule's own, with ``bad`` and ``good`` samples for it.
``style`` names the one that the rule's own samples are in; users choose another by the option
``style``.

Patterns are regular expressions of the module ``regex``, in which ``^`` and ``$`` stand at line
breaks. ``{{name}}`` stands for the words of the list ``name.txt``, which lies beside the rule or in
the folder ``data`` beside its folder. A match that touches one of ``exceptions`` does not count;
nor does one where the text ``within`` which it stands (the "story", unless the file says
"paragraph" or "sentence") holds one of ``unless``, or none of ``requires`` if that is given.
``ignore_case`` is false if left out, but true for substitutions. Replacements may use groups of the
match (``\1``).
"""

from newslint.declarative.errors import RuleFileError
from newslint.declarative.load import load_rule

__all__ = ["RuleFileError", "load_rule"]
