"""Losses of every task on one encoded document."""

from __future__ import annotations

from collections import defaultdict

import torch
from torch import Tensor
from torch.nn import functional

from newslint.training.batching import IGNORE, Inputs, Targets
from newslint.training.network import Network, States, features, sentence_index
from newslint.training.records import THIRD_PERSON

MAX_CANDIDATES = 420
ROW_SHARE = 0.4
"""Share of the mentions, beside all third-person pronouns, that a coreference step scores."""

DROPOUT = 0.1
_LOW = -1e9
Losses = dict[str, Tensor]


def _cross_entropy(logits: Tensor, target: Tensor) -> Tensor:
    known = target != IGNORE
    if not bool(known.any()):
        return logits.sum() * 0.0
    return functional.cross_entropy(logits[known], target[known])


def _binary(logits: Tensor, target: Tensor, positive: float) -> Tensor:
    known = target != IGNORE
    if not bool(known.any()):
        return logits.sum() * 0.0
    return functional.binary_cross_entropy_with_logits(
        logits[known], target[known].float(), pos_weight=torch.tensor(positive)
    )


def syntax(net: Network, states: States, inputs: Inputs, targets: Targets) -> Losses:
    """Tagging, arc and relation losses of a treebank document."""
    upos, xpos = torch.from_numpy(targets.upos), torch.from_numpy(targets.xpos)
    index, mask = sentence_index(inputs)
    arcs, dependents, heads = net.arcs(states, inputs, index, mask, DROPOUT)
    gold = torch.from_numpy(targets.heads)
    relations = torch.from_numpy(targets.deprels)
    s, t = ((gold >= 0) & (relations >= 0)).nonzero(as_tuple=True)
    scores = net.relations(dependents[s, t], heads[s, gold[s, t]])
    known = gold >= 0
    return {
        "upos": _cross_entropy(net.upos(states.words), upos),
        "xpos": 0.5 * _cross_entropy(net.xpos(states.words), xpos),
        "arc": functional.cross_entropy(arcs[known], gold[known]),
        "relation": functional.cross_entropy(scores, relations[s, t]),
        "expletive": 0.3
        * _binary(
            net.split_traits(states.words)["expl"][:, 0], torch.from_numpy(targets.expletive), 1.0
        ),
    }


def traits(net: Network, states: States, targets: Targets, orphan_weight: float = 1.0) -> Losses:
    """Number, gender, information status and orphan losses per word."""
    logits = net.split_traits(states.words)
    labels = {"num": targets.number, "gen": targets.gender, "defn": targets.status}
    out = {
        name: 0.3 * _cross_entropy(logits[name], torch.from_numpy(values))
        for name, values in labels.items()
    }
    orphan = torch.from_numpy(targets.orphan)
    out["orph"] = orphan_weight * _binary(logits["orph"][:, 0], orphan, 2.0)
    return out


def candidate_words(
    entity: Tensor, gold: Tensor, inputs: Inputs, threshold: float, keep: Tensor | None = None
) -> Tensor:
    """Gold heads, predicted heads and third-person pronouns, at most 420 in order.

    `keep` [N] limits them to some words.
    """
    predicted = 1 - entity.detach().softmax(-1)[:, 0] > threshold
    pronoun = torch.tensor([form in THIRD_PERSON for form in inputs.forms])
    chosen = gold | predicted | pronoun
    if keep is not None:
        chosen &= keep
    return chosen.nonzero().squeeze(1)[:MAX_CANDIDATES]


def antecedent_table(clusters: list[set[str]], rows: list[int]) -> Tensor:
    """Truth [rows, 1 + candidates]: every earlier mention of a shared cluster, else the dummy."""
    gold = torch.zeros(len(rows), len(clusters) + 1, dtype=torch.bool)
    seen: dict[str, list[int]] = defaultdict(list)
    place = {row: k for k, row in enumerate(rows)}
    for i, keys in enumerate(clusters):
        if i in place:
            for key in keys:
                gold[place[i], [j + 1 for j in seen[key]]] = True
        for key in keys:
            seen[key].append(i)
    gold[:, 0] = ~gold[:, 1:].any(1)
    return gold


def _marginal(scores: Tensor, gold: Tensor) -> Tensor:
    chosen = scores.log_softmax(1).masked_fill(~gold, _LOW)
    return -torch.logsumexp(chosen, 1).mean()


def entities(net: Network, states: States, inputs: Inputs, targets: Targets) -> Losses:
    """Mention and coreference losses of a document with full entity annotation."""
    entity = net.entity(states.words)
    labels = torch.from_numpy(targets.entity)
    candidates = candidate_words(entity, labels > 0, inputs, 0.3)
    words = candidates.tolist()
    drawn = torch.rand(len(words)) < ROW_SHARE
    rows = [k for k, i in enumerate(words) if drawn[k] or inputs.forms[i] in THIRD_PERSON] or [0]
    gold = antecedent_table([targets.clusters[i] for i in words], rows)
    scores = net.coreference(
        states.words, features(inputs), candidates, torch.tensor(rows), DROPOUT, gold
    )
    return {
        "entity": _cross_entropy(entity, labels),
        "coref": _marginal(scores, gold),
    }


def pronoun_links(net: Network, states: States, inputs: Inputs, targets: Targets) -> Losses:
    """Coreference loss of third-person pronouns alone, for partial entity annotation."""
    entity = net.entity(states.words)
    gold_heads = torch.tensor([bool(keys) for keys in targets.clusters])
    candidates = candidate_words(entity, gold_heads, inputs, 0.5)
    words = candidates.tolist()
    rows = [
        k for k, i in enumerate(words) if inputs.forms[i] in THIRD_PERSON and targets.clusters[i]
    ]
    if not rows:
        return {}
    gold = antecedent_table([targets.clusters[i] for i in words], rows)
    scores = net.coreference(
        states.words, features(inputs), candidates, torch.tensor(rows), DROPOUT, gold
    )
    return {"links": _marginal(scores, gold)}


def named_pronouns(
    net: Network, states: States, inputs: Inputs, places: list[tuple[int, list[tuple[int, int]]]]
) -> Losses:
    """GAP loss: for each (pronoun word, spans of the true names before it).

    Other pronouns leave the denominator, since they may share the chain.
    """
    entity = net.entity(states.words)
    losses = []
    for pronoun, spans in places:
        window = inputs.window == inputs.window[pronoun]
        firsts = torch.zeros(len(inputs.forms), dtype=torch.bool)
        firsts[[start for start, _ in spans]] = True
        keep = torch.from_numpy(window)
        keep[pronoun + 1 :] = False
        candidates = candidate_words(entity, firsts, inputs, 0.5, keep)
        words = candidates.tolist()
        row = torch.tensor([words.index(pronoun)])
        neutral = [inputs.forms[i] in THIRD_PERSON for i in words]
        hide = torch.tensor([[False, *neutral]])
        gold = torch.tensor([[False, *(any(a <= i < b for a, b in spans) for i in words)]])
        scores = net.coreference(states.words, features(inputs), candidates, row, DROPOUT, gold)
        losses.append(_marginal(scores.masked_fill(hide, -1e4), gold))
    return {"gap": torch.stack(losses).mean()} if losses else {}


def unannotated_orphans(net: Network, states: States, inputs: Inputs, targets: Targets) -> Losses:
    """Dummy loss of he and she in news: no antecedent at all, or any."""
    entity = net.entity(states.words)
    labels = torch.from_numpy(targets.orphan)
    candidates = candidate_words(entity, torch.zeros(len(labels), dtype=torch.bool), inputs, 0.5)
    rows = [k for k, i in enumerate(candidates.tolist()) if labels[i] != IGNORE][:60]
    if not rows:
        return {}
    scores = net.coreference(
        states.words, features(inputs), candidates, torch.tensor(rows), DROPOUT
    )
    orphan = labels[candidates[rows]] == 1
    gold = torch.zeros_like(scores, dtype=torch.bool)
    gold[:, 0] = orphan
    gold[:, 1:] = ~orphan[:, None]
    return {"dummy": 0.5 * _marginal(scores, gold)}
