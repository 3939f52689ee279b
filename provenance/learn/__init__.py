"""Learning: weights trained with scikit-learn and exported to readable files; nothing here is needed to check."""
