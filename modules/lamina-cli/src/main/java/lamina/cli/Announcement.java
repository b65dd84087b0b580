package lamina.cli;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import lamina.api.backend.Device;
import lamina.api.backend.MemoryUse;
import lamina.api.backend.Placement;
import lamina.core.RunSpec;
import lamina.core.TrainSpec;
import lamina.core.graph.Assembly;
import lamina.core.graph.LayerRow;
import lamina.core.train.Session;

/** Says what is about to run, on what, and which faster way was not taken, and why: no fall-back is silent. */
final class Announcement {
    private final Session session;

    Announcement(Session session) {
        this.session = session;
    }

    List<String> training(Path folder) {
        RunSpec run = session.spec();
        List<String> lines = new ArrayList<>();
        lines.add("training  %s: %s, batches of %s%s, %s"
                .formatted(
                        run.name(),
                        network(),
                        Numbers.grouped(run.train().batch()),
                        portions(run.train()),
                        Numbers.count(run.train().epochs(), "epoch")));
        lines.addAll(machine(Assembly.TRAIN));
        lines.add("folder    " + folder);
        return lines;
    }

    /** Nothing, or {@code  in 4 portions} behind a batch. */
    static String portions(TrainSpec train) {
        return train.accumulate() == 1 ? "" : " in " + train.accumulate() + " portions";
    }

    List<String> evaluation(Path weights) {
        List<String> lines = new ArrayList<>();
        lines.add("network   %s: %s".formatted(session.spec().name(), network()));
        lines.addAll(machine(Assembly.EVALUATE));
        lines.add("weights   " + weights);
        return lines;
    }

    /** What a network that is asked runs on, on one line: device, precision, libraries. */
    String evaluates() {
        List<Placement> placements = placements(Assembly.EVALUATE);
        String devices = usable().map(device -> "%s (%s)".formatted(device.name(), device.remark()))
                .collect(joining(" and "));
        String why = unsaid(placements);
        return "runs on   %s: %s%s"
                .formatted(devices, counted(placements, Placements::library), why.isEmpty() ? "" : ", because " + why);
    }

    private String network() {
        Assembly assembly = session.assembly();
        long parameters =
                assembly.layers().stream().mapToLong(LayerRow::parameters).sum();
        return "%s, %s, %s"
                .formatted(
                        "pictures of "
                                + assembly.picture().dimensions().stream()
                                        .map(String::valueOf)
                                        .collect(joining(" x ")),
                        Numbers.grouped(assembly.classes()) + " classes",
                        Numbers.count(parameters, "parameter"));
    }

    /** What computes, and what could but cannot, for whoever only looks. */
    List<String> devices() {
        return usable().flatMap(device -> Stream.of(
                        "device    %s: %s".formatted(device.name(), device.description()),
                        "          " + device.remark()))
                .toList();
    }

    private Stream<Device> usable() {
        return session.devices().stream().filter(Device::usable);
    }

    private List<String> machine(String procedure) {
        List<Placement> placements = placements(procedure);
        Stream<String> runs = Stream.of("runs on   " + counted(placements, Placements::library));
        Stream<String> remarks =
                Stream.of(unsaid(placements)).filter(text -> !text.isEmpty()).map(text -> "          because " + text);
        return Stream.of(devices().stream(), runs, remarks, Stream.of(memory()))
                .flatMap(Function.identity())
                .toList();
    }

    private List<Placement> placements(String procedure) {
        return session.program().placements().stream()
                .filter(placement -> placement.procedure().equals(procedure))
                .toList();
    }

    /** Why operations run no faster way, as far as their devices do not say it. */
    private String unsaid(List<Placement> placements) {
        String said = usable().map(Device::remark).collect(joining("; "));
        return counted(placements, placement -> said.contains(placement.remark()) ? "" : placement.remark());
    }

    private String memory() {
        long bytes =
                session.program().memory().stream().mapToLong(MemoryUse::bytes).sum();
        return "memory    " + Numbers.mebibytes(bytes);
    }

    private static String counted(List<Placement> placements, Function<Placement, String> by) {
        Map<String, Long> counts = placements.stream()
                .filter(placement -> !by.apply(placement).isEmpty())
                .collect(groupingBy(by, TreeMap::new, counting()));
        return counts.entrySet().stream()
                .map(entry -> "%s (%s)".formatted(entry.getKey(), Numbers.count(entry.getValue(), "operation")))
                .collect(joining(", "));
    }
}
