package lamina.tornado;

/** What a library takes the factors of its products for. Products are summed in fp32 in any case, and all else is fp32. */
enum Factors {
    /** fp32. */
    F32(5e-4),

    /** fp32 in memory; tensor cores round it to ten bits of fraction. */
    TF32(5e-3),

    /** Rounded to bf16, seven bits of fraction, before; the weights that training updates stay fp32. */
    BF16(1e-2);

    private final double tolerance;

    Factors(double tolerance) {
        this.tolerance = tolerance;
    }

    /** How far an op may be from fp32, relative to the largest value of a tensor: sums of some thousand products in another order. */
    double tolerance() {
        return tolerance;
    }
}
