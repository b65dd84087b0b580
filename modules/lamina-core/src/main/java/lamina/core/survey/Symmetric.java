package lamina.core.survey;

/**
 * Eigenvalues and eigenvectors of a symmetric 3 by 3 matrix, by Jacobi's rotations (Golub, Van Loan, "Matrix Computations", 8.5).
 */
final class Symmetric {
    private static final int SWEEPS = 50; // it converges quadratically: six do

    private final double[] values;
    private final double[] vectors;

    Symmetric(double[] values, double[] vectors) {
        this.values = values;
        this.vectors = vectors;
    }

    double[] values() {
        return values;
    }

    double[] vectors() {
        return vectors;
    }

    static Symmetric of(double[] matrix) {
        double[] a = matrix.clone();
        double[] v = {1, 0, 0, 0, 1, 0, 0, 0, 1};
        for (int sweep = 0; sweep < SWEEPS && outside(a) > 0; sweep++) {
            rotate(a, v, 0, 1);
            rotate(a, v, 0, 2);
            rotate(a, v, 1, 2);
        }
        return new Symmetric(new double[] {a[0], a[4], a[8]}, v);
    }

    private static double outside(double[] a) {
        return a[1] * a[1] + a[2] * a[2] + a[5] * a[5];
    }

    /** a ← Jᵀ a J and v ← v J, with the rotation J in the plane of p and q that makes a[p, q] zero. */
    private static void rotate(double[] a, double[] v, int p, int q) {
        if (a[3 * p + q] == 0) {
            return;
        }
        double theta = (a[4 * q] - a[4 * p]) / (2 * a[3 * p + q]);
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(theta, 1));
        double c = 1 / Math.hypot(t, 1);
        double s = t * c;
        for (int k = 0; k < 3; k++) {
            turn(a, 3 * k + p, 3 * k + q, c, s);
            turn(v, 3 * k + p, 3 * k + q, c, s);
        }
        for (int k = 0; k < 3; k++) {
            turn(a, 3 * p + k, 3 * q + k, c, s);
        }
        a[3 * p + q] = 0; // but for rounding it is
        a[3 * q + p] = 0;
    }

    private static void turn(double[] m, int i, int j, double c, double s) {
        double first = m[i];
        double second = m[j];
        m[i] = c * first - s * second;
        m[j] = s * first + c * second;
    }

    /** 1 or -1, by which a column is to be multiplied for its largest part to be positive. */
    double sign(int column) {
        double largest = 0;
        for (int row = 0; row < 3; row++) {
            double part = vectors[3 * row + column];
            largest = Math.abs(part) > Math.abs(largest) ? part : largest;
        }
        return largest < 0 ? -1 : 1;
    }
}
