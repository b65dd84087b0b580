package lamina.ops;

import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;

/**
 * A matrix product whose right factor has the product's rows: product[r, c] = Σ<sub>j</sub> left[r, j] · right[j, c]. One iteration
 * computes a stretch of a row; its inner loop runs along rows of both, which compilers turn into vector code.
 *
 * @param left element (r, j) lies at r · leftRow + j · leftTerm
 * @param right [terms, columns]
 * @param product [rows, columns]
 * @param rows of the product
 * @param terms of each sum
 * @param columns of the product
 * @param leftRow see left
 * @param leftTerm see left
 */
public record Combinations(
        Floats left, Floats right, Floats product, int rows, int terms, int columns, int leftRow, int leftTerm)
        implements Kernel {
    private static final int STRETCH = 256;

    /** How many iterations there are. */
    int size() {
        return rows * ((columns + STRETCH - 1) / STRETCH);
    }

    @Override
    public void run(int from, int to) {
        for (int i = from; i < to; i++) {
            int r = i % rows; // innermost, so that the stretch of the right factor stays in the cache
            int begin = i / rows * STRETCH;
            int count = Math.min(STRETCH, columns - begin);
            int at = r * columns + begin;
            for (int c = 0; c < count; c++) {
                product.set(at + c, 0f);
            }
            int j = 0;
            for (; j + 4 <= terms; j += 4) { // four terms for each visit to the product
                int l = r * leftRow + j * leftTerm;
                float a = left.get(l);
                float b = left.get(l + leftTerm);
                float d = left.get(l + 2 * leftTerm);
                float e = left.get(l + 3 * leftTerm);
                int first = j * columns + begin;
                int second = first + columns;
                int third = second + columns;
                int fourth = third + columns;
                for (int c = 0; c < count; c++) {
                    float near = a * right.get(first + c) + b * right.get(second + c);
                    float far = d * right.get(third + c) + e * right.get(fourth + c);
                    product.set(at + c, product.get(at + c) + (near + far));
                }
            }
            for (; j < terms; j++) {
                float a = left.get(r * leftRow + j * leftTerm);
                int first = j * columns + begin;
                for (int c = 0; c < count; c++) {
                    product.set(at + c, product.get(at + c) + a * right.get(first + c));
                }
            }
        }
    }
}
