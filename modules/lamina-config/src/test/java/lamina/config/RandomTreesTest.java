package lamina.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import lamina.api.ConfigurationException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Trees grown at random, most of them near to a run: each is a run, or has problems with their places; nothing else is thrown. The system
 * properties {@code lamina.fuzz.seed} and {@code lamina.fuzz.case} repeat a test or one case.
 */
class RandomTreesTest {
    private static final int CASES = 5_000; // 15 seconds; a minute or two for the long form
    private static final int MANY = 30_000;
    private static final long SEED = Long.getLong("lamina.fuzz.seed", 20_260_000);
    private static final int ONLY = Integer.getInteger("lamina.fuzz.case", -1);
    private static final Map<String, String> ENVIRONMENT = Map.of("HOME", "/home", "N", "3");

    private final RunReader reader = new RunReader(Fakes.registry(), new ModelFiles(List.of()), ENVIRONMENT);

    @Test
    void aRunOrProblemsWithPlaces() {
        hold(CASES);
    }

    @Test
    @Tag("long")
    void manyMore() {
        hold(MANY);
    }

    private void hold(int cases) {
        int runs = 0;
        int first = Math.max(0, ONLY);
        int end = ONLY < 0 ? cases : ONLY + 1;
        for (int number = first; number < end; number++) {
            RandomTree tree = new RandomTree(new SplittableRandom(SEED + number));
            String text = tree.text();
            List<String> overrides = tree.overrides();
            String where = "case %d (repeat it by -Dlamina.fuzz.seed=%d -Dlamina.fuzz.case=%d): %s %s"
                    .formatted(number, SEED, number, text, overrides);
            runs += holds(text, overrides, where) ? 1 : 0;
        }
        report(runs, end - first);
    }

    /** Whether it is a run. */
    private boolean holds(String text, List<String> overrides, String where) {
        try {
            Run json = reader.read(text, Source.file(Path.of("a.json")), overrides);
            Run again = reader.read(json.resolvedJson(), Source.file(Path.of("b.json")), List.of());
            assertEquals(json.resolvedJson(), again.resolvedJson(), where);
            Run yaml = reader.read(text, Source.file(Path.of("a.yaml")), overrides);
            assertEquals(json.resolvedJson(), yaml.resolvedJson(), where);
            return true;
        } catch (ConfigurationException e) {
            e.getMessage().lines().forEach(line -> assertTrue(placed(line), () -> where + " says: " + line));
            return false;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(where, e);
        }
    }

    private static boolean placed(String line) {
        return line.matches("(?s)(a\\.json:\\d+:\\d+|--set \\S*).*: \\S.*");
    }

    @SuppressWarnings("SystemOut") // for whoever reads the build's log
    private static void report(int runs, int cases) {
        System.out.printf(Locale.ROOT, "random trees: seed %d, %d cases, %d of them runs%n", SEED, cases, runs);
        assertTrue(ONLY >= 0 || (runs > cases / 50 && runs < cases), () -> runs + " of " + cases + " are runs");
    }

    /** Grows a run, and damages it here and there. */
    private static final class RandomTree {
        private static final List<String> KEYS = List.of(
                "name",
                "doc",
                "seed",
                "data",
                "decoders",
                "input",
                "augment",
                "layers",
                "loss",
                "optimizer",
                "schedule",
                "train",
                "backend",
                "devices",
                "replicas",
                "type",
                "from",
                "device",
                "filters",
                "kernelShape",
                "weights",
                "bias",
                "std",
                "value",
                "count",
                "ratio",
                "precision",
                "words",
                "maybe",
                "nested",
                "depth",
                "native",
                "vars",
                "extends",
                "$schema",
                "batch",
                "epochs",
                "size",
                "root",
                "momentum",
                "after",
                "0",
                "",
                "a.b");
        private static final List<String> SCALARS = List.of(
                "0",
                "1",
                "-1",
                "3",
                "0.5",
                "1.5",
                "1e-3",
                "1e400",
                "99999999999",
                "1e30",
                "true",
                "false",
                "null",
                "\"\"",
                "\"x\"",
                "\"conv\"",
                "\"relu\"",
                "\"gabor\"",
                "\"cpu\"",
                "\"fp32\"",
                "\"input\"",
                "\"first\"",
                "\"${vars.n}\"",
                "\"${vars.none}\"",
                "\"${env:N}\"",
                "\"a ${env:HOME} $${b}\"",
                "\"${\"",
                "\"${x}\"",
                "\"\\u0000\"",
                "\"a\\nb\"",
                "1e-400",
                "123456789012345678901234567890",
                "\"none.json\"");
        private static final List<String> PATHS = List.of(
                "layers.first.filters",
                "layers.0",
                "layers.first",
                "layers.relu1",
                "layers.new",
                "train.epochs",
                "seed",
                "backend.type",
                "augment.train.0.size",
                "vars.n",
                "",
                "a",
                "layers..x",
                "layers.first.weights.std",
                "devices.d",
                "input.1",
                "extends",
                "optimizer",
                "layers.9.type",
                "layers.first.type",
                "layers");

        private final SplittableRandom random;

        RandomTree(SplittableRandom random) {
            this.random = random;
        }

        String text() {
            List<String> fields = new ArrayList<>();
            fields.add("\"data\": " + or("{\"type\": \"cifar10\", \"root\": \"${env:HOME}/x\"}"));
            fields.add("\"input\": " + or("[8, 8, 3]"));
            fields.add("\"vars\": " + or("{\"n\": 2, \"deep\": {\"er\": [1, 2]}, \"t\": \"${vars.n}\"}"));
            fields.add("\"layers\": " + or("[" + joined(1 + random.nextInt(4), this::layer) + "]"));
            if (chance(3)) {
                fields.add("\"train\": " + or("{\"batch\": " + or("4") + ", \"epochs\": " + or("\"${vars.n}\"") + "}"));
            }
            if (chance(4)) {
                fields.add("\"backend\": " + or("{\"type\": \"tornado\", \"device\": " + or("1") + "}"));
            }
            if (chance(4)) {
                fields.add("\"devices\": " + or("{\"d\": \"cpu\", \"e\": {\"type\": \"cpu\", \"threads\": 1}}"));
            }
            if (chance(4)) {
                fields.add(
                        "\"augment\": " + or("{\"train\": [{\"type\": \"random-crop\", \"size\": " + or("9") + "}]}"));
            }
            if (chance(12)) {
                fields.add("\"%s\": %s".formatted(one(KEYS), value(3)));
            }
            if (chance(30)) {
                fields.remove(random.nextInt(fields.size()));
            }
            return "{" + String.join(", ", fields) + "}";
        }

        private String layer() {
            List<String> layers = List.of(
                    "\"relu\"",
                    "{\"type\": \"relu\", \"from\": %s}".formatted(or("\"input\"")),
                    "{\"name\": \"first\", \"type\": \"conv\", \"filters\": %s}".formatted(or("3")),
                    "{\"type\": \"conv\", \"filters\": \"${vars.n}\", \"kernelShape\": %s, \"weights\": %s}"
                            .formatted(or("\"${vars.deep.er}\""), or("{\"std\": 2}")),
                    "{\"type\": \"gabor\", \"ratio\": %s, \"words\": %s, \"precision\": %s, \"nested\": {\"depth\": %s}}"
                            .formatted(or("0.5"), or("[\"a\", \"${vars.t}\"]"), or("\"fp32\""), or("1")),
                    "{\"type\": \"gabor\", \"device\": %s, \"maybe\": %s, \"%s\": %s}"
                            .formatted(
                                    or("\"backend\""),
                                    or("null"),
                                    one(List.of("count", "big", "label")),
                                    or("\"${vars.n}\"")));
            return or(one(layers));
        }

        List<String> overrides() {
            int size = chance(2) ? random.nextInt(3) : 0;
            return IntStream.range(0, size)
                    .mapToObj(_ -> one(PATHS) + (chance(20) ? "" : "=" + (chance(2) ? "null" : value(2))))
                    .toList();
        }

        /** This, or now and then anything. */
        private String or(String good) {
            return chance(25) ? value(3) : good;
        }

        private String value(int depth) {
            return switch (depth == 0 ? 0 : random.nextInt(4)) {
                case 1 -> "[" + joined(random.nextInt(3), () -> value(depth - 1)) + "]";
                case 2 -> {
                    List<String> keys = KEYS.stream().filter(_ -> chance(20)).toList();
                    yield "{"
                            + String.join(
                                    ", ",
                                    keys.stream()
                                            .map(key -> "\"%s\": %s".formatted(key, value(depth - 1)))
                                            .toList())
                            + "}";
                }
                default -> one(SCALARS);
            };
        }

        private String joined(int size, Supplier<String> element) {
            return String.join(
                    ", ", IntStream.range(0, size).mapToObj(_ -> element.get()).toList());
        }

        private boolean chance(int oneIn) {
            return random.nextInt(oneIn) == 0;
        }

        private String one(List<String> of) {
            return of.get(random.nextInt(of.size()));
        }
    }
}
