package lamina.tensorboard;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads event files by what TensorFlow says of them ({@code record_writer.h}, {@code event.proto}, {@code summary.proto}) and shares no line with
 * what writes them: its own CRC-32C, its own fields.
 */
final class EventReader {

    /** A field: what a varint, a fixed64 or a fixed32 holds, as bits; or bytes. */
    private record Field(int number, int kind, long bits, byte[] content) {
        double number64() {
            return Double.longBitsToDouble(bits);
        }

        float number32() {
            return Float.intBitsToFloat((int) bits);
        }

        String text() {
            return new String(content, StandardCharsets.UTF_8);
        }

        List<Field> fields() {
            return EventReader.fields(content);
        }

        double[] numbers() {
            double[] numbers = new double[content.length / 8];
            ByteBuffer.wrap(content)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asDoubleBuffer()
                    .get(numbers);
            return numbers;
        }
    }

    /** A histogram. */
    record Histo(double min, double max, double num, double sum, double squares, double[] limits, double[] buckets) {}

    /** A picture. */
    record Image(long height, long width, long colorspace, byte[] png) {}

    /** An event, without the time. */
    record Event(
            long step,
            String version,
            long sessionStatus,
            Map<String, Float> scalars,
            Map<String, Histo> histograms,
            Map<String, Image> images) {}

    private EventReader() {}

    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().contains("tfevents"))
                    .sorted()
                    .toList();
        }
    }

    static List<Event> events(Path file) throws IOException {
        ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<Event> events = new ArrayList<>();
        while (all.hasRemaining()) {
            byte[] length = new byte[8];
            all.get(length);
            check(length, all.getInt());
            byte[] content = new byte
                    [Math.toIntExact(ByteBuffer.wrap(length)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getLong())];
            all.get(content);
            check(content, all.getInt());
            events.add(event(fields(content)));
        }
        return events;
    }

    private static void check(byte[] content, int masked) {
        int crc = crc32c(content);
        int expected = ((crc >>> 15) | (crc << 17)) + 0xa282ead8;
        if (expected != masked) {
            throw new AssertionError(
                    "checksum " + Integer.toHexString(masked) + " instead of " + Integer.toHexString(expected));
        }
    }

    /** Castagnoli's polynomial, bit by bit. */
    static int crc32c(byte[] content) {
        int crc = ~0;
        for (byte b : content) {
            crc ^= b & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? crc >>> 1 ^ 0x82f63b78 : crc >>> 1;
            }
        }
        return ~crc;
    }

    private static Event event(List<Field> fields) {
        long step = 0;
        String version = "";
        long status = 0;
        Map<String, Float> scalars = new TreeMap<>();
        Map<String, Histo> histograms = new TreeMap<>();
        Map<String, Image> images = new TreeMap<>();
        for (Field field : fields) {
            switch (field.number()) {
                case 1 -> {
                    double time = field.number64();
                    if (time < 1.6e9 || time > 1e11) {
                        throw new AssertionError("wall_time " + time);
                    }
                }
                case 2 -> step = field.bits();
                case 3 -> version = field.text();
                case 5 -> field.fields().forEach(value -> value(value.fields(), scalars, histograms, images));
                case 7 -> status = field.fields().getFirst().bits();
                default -> throw new AssertionError("field " + field.number() + " of Event");
            }
        }
        return new Event(step, version, status, scalars, histograms, images);
    }

    private static void value(
            List<Field> fields, Map<String, Float> scalars, Map<String, Histo> histograms, Map<String, Image> images) {
        String tag = fields.getFirst().text();
        Field content = fields.get(1);
        switch (content.number()) {
            case 2 -> scalars.put(tag, content.number32());
            case 4 -> images.put(tag, image(content.fields()));
            case 5 -> histograms.put(tag, histo(content.fields()));
            default -> throw new AssertionError("field " + content.number() + " of Summary.Value");
        }
    }

    private static Image image(List<Field> f) {
        return new Image(
                f.get(0).bits(), f.get(1).bits(), f.get(2).bits(), f.get(3).content());
    }

    private static Histo histo(List<Field> f) {
        for (int i = 0; i < 7; i++) {
            if (f.get(i).number() != i + 1) {
                throw new AssertionError("field " + f.get(i).number() + " of HistogramProto");
            }
        }
        return new Histo(
                f.get(0).number64(),
                f.get(1).number64(),
                f.get(2).number64(),
                f.get(3).number64(),
                f.get(4).number64(),
                f.get(5).numbers(),
                f.get(6).numbers());
    }

    private static List<Field> fields(byte[] message) {
        ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        List<Field> fields = new ArrayList<>();
        while (in.hasRemaining()) {
            long tag = varint(in);
            int kind = (int) (tag & 7);
            byte[] content = {};
            long bits = 0;
            switch (kind) {
                case 0 -> bits = varint(in);
                case 1 -> bits = in.getLong();
                case 5 -> bits = in.getInt();
                case 2 -> {
                    content = new byte[(int) varint(in)];
                    in.get(content);
                }
                default -> throw new AssertionError("kind " + kind);
            }
            fields.add(new Field((int) (tag >>> 3), kind, bits, content));
        }
        return fields;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = in.get();
            value |= (long) (next & 127) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }
}
