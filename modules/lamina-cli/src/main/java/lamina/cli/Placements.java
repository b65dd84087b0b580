package lamina.cli;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.function.Function;
import lamina.api.backend.Placement;
import lamina.api.graph.Tensor;
import lamina.core.graph.SlowPaths;

/**
 * What runs each operation, for people.
 *
 * @param list in the order in which they run
 */
record Placements(List<Placement> list) {
    private static final int NAMED = 5; // slow ones, in one line; the table has all

    Table table() {
        Table table = new Table(
                Table.words("procedure"),
                Table.words("operation"),
                Table.words("writes"),
                Table.words("runs on"),
                Table.words("speed"),
                Table.words("remark"));
        list.forEach(p -> table.row(p.procedure(), p.op().type(), written(p), where(p), speed(p), p.remark()));
        return table;
    }

    private static String where(Placement placement) {
        return placement.implementation() + (placement.device().isEmpty() ? "" : " on " + placement.device());
    }

    /** What the table says of an operation's speed. */
    static String speed(Placement placement) {
        return SlowPaths.isSlow(placement) ? "slow" : "";
    }

    /** How many hot operations run slowly, which, and what to do. */
    String verdict() {
        List<Placement> slow = SlowPaths.among(list);
        if (slow.isEmpty()) {
            return "no hot operation runs on a slow path";
        }
        String some = slow.stream().limit(NAMED).map(Placements::named).collect(joining(", "));
        int more = slow.size() - NAMED;
        return "%s on a slow path: %s%s; %s"
                .formatted(
                        slow.size() == 1
                                ? "1 hot operation runs"
                                : Numbers.grouped(slow.size()) + " hot operations run",
                        some,
                        more > 0 ? " and " + Numbers.grouped(more) + " more" : "",
                        "the remarks of \"lamina check --ops\" say who declined and why, \"lamina devices\" what there is to"
                                + " run them; --set backend.native=auto takes all of it");
    }

    private static String named(Placement placement) {
        return "%s %s of %s (%s)"
                .formatted(
                        placement.op().type(),
                        first(placement, Tensor::name),
                        placement.procedure(),
                        placement.implementation());
    }

    /** What it writes first; the procedure's name is told beside it. */
    static String written(Placement placement) {
        return first(placement, Tensor::toString);
    }

    private static String first(Placement placement, Function<Tensor, String> text) {
        String prefix = placement.procedure() + "/";
        return placement.op().writes().stream()
                .findFirst()
                .map(text)
                .map(name -> name.startsWith(prefix) ? name.substring(prefix.length()) : name)
                .orElse("");
    }

    /** Who runs an operation, {@code onednn} of {@code onednn brgconv:avx512_core}. */
    static String library(Placement placement) {
        return placement.implementation().split(" ", 2)[0];
    }
}
