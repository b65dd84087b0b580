package lamina.core.train;

import lamina.api.train.Score;

/** Counts how well pictures were told apart. */
final class Tally {
    private int pictures;
    private double loss;
    private int first;
    private int amongFive;

    void clear() {
        pictures = 0;
        loss = 0;
        first = 0;
        amongFive = 0;
    }

    /** Adds a picture, by its loss and its probabilities. */
    void add(double pictureLoss, float[] probabilities, int label) {
        int rank = rank(probabilities, label);
        pictures++;
        loss += pictureLoss;
        first += rank == 0 ? 1 : 0;
        amongFive += rank < 5 ? 1 : 0;
    }

    int pictures() {
        return pictures;
    }

    Score score() {
        return pictures == 0
                ? Score.NONE
                : new Score(pictures, loss / pictures, (double) first / pictures, (double) amongFive / pictures);
    }

    /**
     * How many classes come before the label: those with a higher probability, and of equals those with a lower number, so that a
     * network that gives all classes the same is not counted right for each. What is not a number is never right.
     */
    static int rank(float[] probabilities, int label) {
        float own = probabilities[label];
        if (Float.isNaN(own)) {
            return Integer.MAX_VALUE;
        }
        int before = 0;
        for (int other = 0; other < probabilities.length; other++) {
            boolean behind = probabilities[other] < own || (probabilities[other] == own && other >= label);
            before += behind ? 0 : 1;
        }
        return before;
    }
}
