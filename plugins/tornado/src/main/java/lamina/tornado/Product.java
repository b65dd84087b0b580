package lamina.tornado;

/**
 * The sizes of a matrix product.
 *
 * @param rows of the product
 * @param columns of the product
 * @param terms of each sum
 */
record Product(int rows, int columns, int terms) {}
