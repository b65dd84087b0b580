package lamina.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import lamina.api.kernel.Kernel;

/** How the range of a kernel is cut, and in what order the parts run. All of them must give the same bits. */
public enum Cut {
    /** In one piece. */
    WHOLE {
        @Override
        void run(int size, Kernel kernel) {
            kernel.run(0, size);
        }
    },
    /** One iteration at a time, last one first. */
    BACKWARD {
        @Override
        void run(int size, Kernel kernel) {
            for (int i = size - 1; i >= 0; i--) {
                kernel.run(i, i + 1);
            }
        }
    },
    /** Pieces of different lengths, shuffled. */
    SHUFFLED {
        @Override
        void run(int size, Kernel kernel) {
            List<int[]> parts = parts(size);
            Collections.shuffle(parts, new Random(size));
            parts.forEach(part -> kernel.run(part[0], part[1]));
        }
    },
    /** Pieces of different lengths, on several threads at once. */
    PARALLEL {
        @Override
        void run(int size, Kernel kernel) {
            List<int[]> parts = parts(size);
            IntStream.range(0, parts.size()).parallel().forEach(i -> kernel.run(parts.get(i)[0], parts.get(i)[1]));
        }
    };

    abstract void run(int size, Kernel kernel);

    private static List<int[]> parts(int size) {
        Random random = new Random(size);
        List<int[]> parts = new ArrayList<>();
        for (int from = 0; from < size; ) {
            int to = (int) Math.min(size, from + 1L + random.nextInt(Math.max(1, size / 5)));
            parts.add(new int[] {from, to});
            from = to;
        }
        return parts;
    }
}
