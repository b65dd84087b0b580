package lamina.distribution;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A run of third parties' plugins: {@code third-party.json}, on discs and squares in {@code pictures}, which a CSV file names. */
final class ThirdPartyRun {
    private ThirdPartyRun() {}

    /** Writes 48 pictures to learn from and 16 to validate on, and the run. */
    static void write(Path folder) throws IOException {
        Path pictures = Files.createDirectories(folder.resolve("pictures"));
        Files.writeString(pictures.resolve("train.csv"), drawn(pictures, 0, 48));
        Files.writeString(pictures.resolve("held.csv"), drawn(pictures, 48, 64));
        Files.writeString(folder.resolve("third-party.json"), """
                {
                  "name": "third-party", "seed": 5,
                  "data": {"type": "acme:csv", "train": "pictures/train.csv", "validation": "pictures/held.csv"},
                  "input": [24, 24, 3],
                  "augment": {
                    "train": [{"type": "random-crop", "size": 24}, {"type": "subtract-mean", "mean": 128, "std": 64},
                              {"type": "acme:cutout", "size": 8}],
                    "evaluate": [{"type": "center-crop", "size": 24}, {"type": "subtract-mean", "mean": 128, "std": 64}]
                  },
                  "layers": [
                    {"name": "conv1", "type": "conv", "filters": 8, "kernelShape": 5, "strides": 2, "weights": "he"},
                    {"name": "norm1", "type": "acme:batch-norm", "momentum": 0.7},
                    {"name": "act1", "type": "acme:swish"},
                    {"name": "fc2", "type": "dense", "units": 16, "weights": "xavier"},
                    {"name": "norm2", "type": "acme:batch-norm", "momentum": 0.7},
                    {"name": "act2", "type": "acme:swish", "beta": 2},
                    {"name": "fc3", "type": "dense", "units": 2, "weights": "xavier"}
                  ],
                  "optimizer": {"type": "acme:adam", "weightDecay": 0.001},
                  "schedule": {"type": "acme:triangular", "least": 0.002, "most": 0.01, "epochs": 1},
                  "train": {"batch": 16, "epochs": 4}
                }
                """);
    }

    /** Draws pictures, and gives the lines that name them: a spreadsheet's, with quotes. */
    private static String drawn(Path folder, int from, int to) throws IOException {
        StringBuilder lines = new StringBuilder("path,label\r\n");
        for (int i = from; i < to; i++) {
            String name = "number, %d.png".formatted(i);
            draw(folder.resolve(name), i);
            lines.append("\"%s\",%s\r\n".formatted(name, isDisc(i) ? "disc" : "square"));
        }
        return lines.toString();
    }

    private static boolean isDisc(int i) {
        return i % 2 == 0;
    }

    private static void draw(Path file, int i) throws IOException {
        BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(255 - i * 2, 80 + i * 2, i % 5 * 50));
        int at = 2 + i % 7;
        if (isDisc(i)) {
            graphics.fillOval(at, 9 - at, 16, 16);
        } else {
            graphics.fillRect(at, 9 - at, 16, 16);
        }
        graphics.dispose();
        ImageIO.write(image, "png", file.toFile());
    }
}
