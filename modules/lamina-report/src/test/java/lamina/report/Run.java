package lamina.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The folder of a run, as a training leaves it, with made-up numbers. */
record Run(Path folder, int epochs, int stepsPerEpoch) {
    private static final int EVERY = 10; // steps

    static Run in(Path folder, int epochs, int stepsPerEpoch) throws IOException {
        Run run = new Run(folder, epochs, stepsPerEpoch);
        Files.write(folder.resolve("metrics.jsonl"), run.metrics());
        return run;
    }

    /** The loss that the steps have, and the one after an epoch. */
    double loss(long step) {
        return 6.9 * Math.exp(-3.0 * step / ((double) epochs * stepsPerEpoch)) + step % 7 * 0.01;
    }

    double validationLoss(int epoch) {
        return 6.5 / epoch;
    }

    double top1(int epoch) {
        return 1 - 0.9 / epoch;
    }

    private List<String> metrics() {
        List<String> lines = new java.util.ArrayList<>();
        lines.add("{\"kind\":\"start\",\"batch\":128,\"stepsPerEpoch\":%d,\"epochs\":%d}"
                .formatted(stepsPerEpoch, epochs));
        for (int epoch = 1; epoch <= epochs; epoch++) {
            for (int i = 1; i <= stepsPerEpoch; i++) {
                long step = (epoch - 1L) * stepsPerEpoch + i;
                if (step == 1 || step % EVERY == 0) {
                    lines.add(step(step, epoch));
                }
            }
            lines.add(epoch(epoch));
        }
        lines.add("{\"kind\":\"final\",\"step\":%d,\"epoch\":%d,\"seconds\":9.5}"
                .formatted((long) epochs * stepsPerEpoch, epochs));
        return lines;
    }

    private String step(long step, int epoch) {
        return "{\"kind\":\"step\",\"step\":%d,\"epoch\":%d,\"rate\":0.01,\"pictures\":128,\"loss\":%s,\"top1\":0.5,\"top5\":0.75,\"seconds\":0.5,\"waiting\":0.125}"
                .formatted(step, epoch, loss(step));
    }

    private String epoch(int epoch) {
        return "{\"kind\":\"epoch\",\"epoch\":%d,\"step\":%d,\"rate\":0.01,\"loss\":%s,\"validation\":{\"pictures\":1000,\"loss\":%s,\"top1\":%s,\"top5\":0.975},\"seconds\":65}"
                .formatted(
                        epoch,
                        (long) epoch * stepsPerEpoch,
                        loss((long) epoch * stepsPerEpoch),
                        validationLoss(epoch),
                        top1(epoch));
    }

    /** With what layers did in every step that is a multiple of some number. */
    Run statistics(int layers, int every) throws IOException {
        List<String> lines = new java.util.ArrayList<>(Files.readAllLines(folder.resolve("metrics.jsonl")));
        for (long step = every; step <= (long) epochs * stepsPerEpoch; step += every) {
            String list = IntStream.range(0, layers)
                    .mapToObj(layer -> "{\"name\":\"layer%d\",\"gradientNorm\":%s,\"dead\":%s}"
                            .formatted(layer, 1.0 / (layer + 1), layer * 0.01))
                    .collect(Collectors.joining(","));
            lines.add("{\"kind\":\"statistics\",\"step\":%d,\"epoch\":1,\"gradientNorm\":2.5,\"layers\":[%s]}"
                    .formatted(step, list));
        }
        Files.write(folder.resolve("metrics.jsonl"), lines);
        return this;
    }

    Run configuration(String name, String doc) throws IOException {
        Files.writeString(
                folder.resolve("config.json"), "{\"name\": \"%s\", \"doc\": \"%s\", \"seed\": 1}".formatted(name, doc));
        return this;
    }

    Run classes(List<String> names) throws IOException {
        Files.write(folder.resolve("classes.txt"), names);
        return this;
    }

    /** A weights file with a first convolution of 11 by 11 over three channels. */
    Run weights(int filters) throws IOException {
        int count = filters * 3 * 11 * 11;
        byte[] header = "{\"conv1.weights\":{\"dtype\":\"F32\",\"shape\":[%d,3,11,11],\"data_offsets\":[0,%d]}}"
                .formatted(filters, 4 * count)
                .getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(8 + header.length + 4 * count).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(header.length).put(header);
        Random random = new Random(1);
        IntStream.range(0, count).forEach(_ -> file.putFloat((float) random.nextGaussian()));
        Files.write(folder.resolve("weights.safetensors"), file.array());
        return this;
    }
}
