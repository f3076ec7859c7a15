"""Character pieces of words: what is left in common when words are inflected or run together."""

LENGTHS = (2, 3, 4)  # characters of a piece


def pieces(word: str) -> set[str]:
    """Return the runs of 2 to 4 characters of a word, its two ends marked by a space.

    Source: scikit-learn's `char_wb` analyzer, `ngram_range=(2, 4)`.
    """
    marked = f" {word} "
    return {
        marked[at : at + length] for length in LENGTHS for at in range(len(marked) - length + 1)
    }
