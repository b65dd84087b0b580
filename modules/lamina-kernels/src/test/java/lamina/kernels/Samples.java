package lamina.kernels;

import lamina.api.kernel.Floats;
import lamina.api.kernel.Ints;
import lamina.api.kernel.Kernel;
import lamina.api.kernel.Maths;
import lamina.api.kernel.Rng;

/** Kernels that between them have everything javac makes of the dialect. */
public final class Samples {
    private Samples() {}

    /** Numbers of all types, and accessors beside fields. */
    public record Numbers(Floats x, Floats y, int n, long big, float factor, boolean on, boolean off)
            implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int i = from; i < to; i++) {
                float value = on ? x.get(i) * factor : 0f;
                value += off ? 1f : n() + this.n;
                long wide = big + i * big - (long) value;
                double precise = wide / 3.0;
                y().set(i, (float) precise + (wide > 0 ? 1 : -1) + (on() && !off ? 0.5f : 0.25f));
            }
        }
    }

    /** Loops, branches, jumps and assignments within expressions. */
    public record Flows(Ints x, Ints y, int n) implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int i = from; i < to; i++) {
                int a, b = a = x.get(i);
                long c, d = c = a * 3L;
                outer:
                while (true) {
                    for (int j = 0; ; j++) {
                        if (j > n || b > 40) {
                            break outer;
                        }
                        b += switch (j % 4) {
                            case 0 -> 5;
                            case 1 -> {
                                int twice = 2 * j;
                                yield twice - 1;
                            }
                            case 3 -> -j;
                            default -> a > 0 ? 1 : 2;
                        };
                        switch (b) {
                            case -1000000, 7, 900000:
                                b++;
                                continue;
                            case 8:
                                break outer;
                            default:
                        }
                    }
                }
                do {
                    d -= 2;
                    twice(b);
                    wide(d);
                } while (d > 0);
                y.set(i, b + (int) (c ^ d) + (i & n | 3) + ~a + (byte) b + (short) c + (char) b - -a % 7);
            }
        }

        private static int twice(int i) {
            return 2 * i;
        }

        private static long wide(long i) {
            return 2 * i;
        }
    }

    /** Every function. */
    public record Functions(Floats x, Floats y) implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int i = from; i < to; i++) {
                float v = x.get(i);
                float positive = Math.abs(v) + 0.5f;
                float sum = Maths.exp(v) + Maths.log(positive) + Maths.pow(positive, -0.75f) + Maths.pow(positive, v);
                sum += Maths.sqrt(positive) + Maths.tanh(v) + Maths.cos(v) + Maths.floor(v);
                int whole = Math.min(i, 3) + Math.max(i, 5) + Math.abs(i - 4);
                long wide = Math.min(i, 3L) + Math.max(i, 5L) + Math.abs(i - 4L);
                y.set(i, sum + whole + wide + Math.min(v, 0.1f) + Math.max(v, 0.2f));
            }
        }
    }

    /** Random numbers. */
    public record Random(Floats uniform, Floats gaussian, Ints low, Ints high, long seed) implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int i = from; i < to; i++) {
                uniform.set(i, Rng.uniform(seed, 7, i));
                gaussian.set(i, Rng.gaussian(seed, 7, i));
                low.set(i, (int) Rng.bits(seed, 8, i));
                high.set(i, (int) (Rng.bits(seed, 8, i) >>> 32));
            }
        }
    }

    /** Shifts, with the sign and without. */
    public record Shifted(Ints x, Ints by, Ints y) implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int i = from; i < to; i++) {
                int v = x.get(i);
                int n = by.get(i);
                long wide = v * 0x123456789L;
                int short1 = (v >>> 5) ^ (v >>> n) ^ (v >> n) ^ (v << n);
                long long1 = (wide >>> 5) ^ (wide >>> n) ^ (wide >> n) ^ (wide << n);
                v >>>= 1;
                wide >>>= 40;
                y.set(i, short1 ^ v ^ (int) long1 ^ (int) (long1 >>> 32) ^ (int) wide);
            }
        }
    }

    /** Lengths, in helpers too; helpers that call helpers; overloads. */
    public record Lengths(Floats x, Floats y, Ints z) implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int i = from; i < to; i++) {
                put(y, i, last(x) + 10 * last(y) + 100 * z.length() + (i > 2 ? x.get(0) : y.get(0)));
                z.set(i, last(x.get(0) > 0 ? i : -i) + (i > 2 ? y : y()).length());
            }
        }

        private static float last(Floats view) {
            return end(view.length() > 3 ? 1 : 0, view) - 1;
        }

        private static int last(int i) {
            return i - 1;
        }

        private static int end(long more, Floats view) {
            return (int) more + view.length();
        }

        private static void put(Floats into, int i, float value) {
            if (i < into.length()) {
                into.set(i, value);
            }
        }
    }
}
