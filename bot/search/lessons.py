"""What tells entries apart: a correction to each cell, learnt from the phrasings themselves.

Where a rival comes near a phrasing's own entry, the cells that decide between the two move a
little. Called by `collection`, and by `rehearsal` for half of the phrasings.
"""

import numpy as np

from bot.search.counts import Counts
from bot.search.duels import Duels
from bot.search.groups import totals
from bot.search.scoring import Floats, kind_weights, softmax

STEPS = 30  # of gradient descent; stopping early keeps corrections small
RATE = 0.15  # of descent
CROWD = 250  # duels of an entry, past which its corrections move more slowly
SHARPNESS = 12.0  # logits per unit of score
TERM_PACE = 4.0  # how readily corrections of terms move
PAIR_PACE = 3.0  # and of pairs


def lessons(counts: Counts, duels: Duels) -> Floats:
    """Return a correction to the firmness of each cell.

    It is softmax regression over each phrasing's own entry and its rivals, with the pooled score
    as offset, confined to the cells that exist and stopped early.

    Source: Bishop 2006, Pattern Recognition and Machine Learning, eq. 4.109 (the gradient).
    """
    rows, columns = counts.cells
    is_told = np.zeros(len(rows), np.bool_)
    is_told[duels.cells] = True
    told = np.flatnonzero(is_told)  # the others learn nothing
    cells = (np.cumsum(is_told) - 1)[duels.cells]
    pairs = counts.pairs[rows[told]]
    pace = np.where(pairs, PAIR_PACE, TERM_PACE)
    steps = pace[cells] * duels.portions
    crowds = np.bincount(duels.entries.ravel(), minlength=len(counts.phrasings))
    rates = RATE * (CROWD / np.maximum(crowds, CROWD))[columns[told]]
    logits = SHARPNESS * duels.scores
    truth = np.zeros_like(logits)
    truth[:, :1] = 1
    moves = np.zeros(len(told))
    for _ in range(STEPS):
        moved = totals(duels.places, moves[cells] * steps, truth.size)
        errors = truth - softmax(logits + moved.reshape(truth.shape))
        gradient = totals(cells, errors.ravel()[duels.places] * steps, len(moves))
        moves += rates * gradient
    learnt = np.zeros(len(rows), np.float32)
    learnt[told] = moves * pace / kind_weights(pairs) / SHARPNESS
    return learnt
