package lamina.cli;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lamina.core.estimate.DiskEstimate;
import lamina.core.estimate.MemoryEstimate;
import lamina.core.estimate.Pace;
import lamina.core.estimate.Part;
import lamina.core.estimate.Room;

/** What a run will take, for people. */
final class Outlook {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM HH:mm", Locale.ENGLISH);

    private Outlook() {}

    /** The table of what a process has resident. */
    static List<String> memory(MemoryEstimate memory) {
        List<Part> parts = new ArrayList<>(memory.parts());
        if (memory.mapped() > 0) {
            parts.add(new Part("the dataset's files, as long as nobody needs the room", memory.mapped()));
        }
        List<String> lines = new ArrayList<>(table(parts));
        memory.room().ifPresent(room -> lines.add("there is room for %s: %s".formatted(text(room), room.by())));
        return lines;
    }

    /** The table of what a run writes. */
    static List<String> disk(DiskEstimate disk) {
        List<String> lines = new ArrayList<>(table(disk.parts()));
        disk.room().ifPresent(room -> lines.add("there is room for %s: %s".formatted(text(room), room.by())));
        return lines;
    }

    private static List<String> table(List<Part> parts) {
        Table table = new Table(Table.words("part"), Table.numbers("size"));
        parts.forEach(part -> table.row(part.name(), Numbers.mebibytes(part.bytes())));
        long total = parts.stream().mapToLong(Part::bytes).sum();
        return table.rule().row("total", Numbers.mebibytes(total)).lines();
    }

    /** One line at the start of a training. */
    static String brief(MemoryEstimate memory, DiskEstimate disk) {
        return "estimate  memory %s at its peak%s; disk %s at most%s"
                .formatted(
                        Part.text(memory.total()),
                        memory.room().map(room -> " of " + text(room)).orElse(""),
                        Part.text(disk.total()),
                        disk.room().map(room -> " of " + text(room)).orElse(""));
    }

    /** How fast a run would be, and how long it would take. */
    static List<String> pace(Pace pace) {
        return List.of(
                speed(pace),
                "time      %s an epoch, %s in all"
                        .formatted(Numbers.time(pace.epochSeconds()), Numbers.time(pace.seconds())));
    }

    /** One line when a training has come to its speed. */
    static String remaining(Pace pace) {
        LocalDateTime now = LocalDateTime.now(ZoneId.systemDefault());
        LocalDateTime end = now.plusSeconds(Math.round(pace.seconds()));
        return "estimate  %s an epoch, %s to go, until %s"
                .formatted(
                        Numbers.time(pace.epochSeconds()),
                        Numbers.time(pace.seconds()),
                        (end.toLocalDate().equals(now.toLocalDate()) ? CLOCK : DAY).format(end));
    }

    private static String speed(Pace pace) {
        return String.format(
                Locale.ROOT,
                "speed     %,.1f images/s, of that time %.0f %% waiting for pictures",
                pace.imagesPerSecond(),
                100 * pace.waiting());
    }

    private static String text(Room room) {
        return Part.text(room.bytes());
    }
}
