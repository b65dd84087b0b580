package lamina.distribution;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A run of a few seconds: two layers on a few drawn pictures. */
final class TinyRun {
    private TinyRun() {}

    /** Writes {@code tiny.json} with an activation of this type. */
    static Path write(Path folder, String activation) throws IOException {
        String run = """
                {
                  "name": "tiny", "seed": 3,
                  "data": {"type": "synthetic", "train": 128, "validation": 64},
                  "input": [24, 24, 3],
                  "augment": {
                    "train": [{"type": "resize-short-side", "size": 28}, {"type": "random-crop", "size": 24}, "flip-horizontal",
                              {"type": "subtract-mean", "mean": 128, "std": 64}],
                    "evaluate": [{"type": "resize-short-side", "size": 28}, {"type": "center-crop", "size": 24},
                                 {"type": "subtract-mean", "mean": 128, "std": 64}]
                  },
                  "layers": [
                    {"name": "conv1", "type": "conv", "filters": 8, "kernelShape": 5, "strides": 2, "weights": "he"},
                    {"name": "act1", "type": "%s"},
                    {"name": "drop1", "type": "dropout"},
                    {"name": "fc2", "type": "dense", "units": 10}
                  ],
                  "train": {"batch": 16, "epochs": 2}
                }
                """.formatted(activation);
        return Files.writeString(folder.resolve("tiny.json"), run);
    }

    /**
     * Writes {@code heavy.json}: more weights than such small pictures need, so that a checkpoint of 13 MB is longer in writing than a step in
     * computing; with crops, flips, colour jitter, dropout, and a rate that follows the validation.
     */
    static Path heavy(Path folder, int epochs) throws IOException {
        String run = """
                {
                  "name": "heavy", "seed": 5,
                  "data": {"type": "synthetic", "train": 128, "validation": 32},
                  "input": [24, 24, 3],
                  "augment": {
                    "train": [{"type": "resize-short-side", "size": 28}, {"type": "random-crop", "size": 24}, "flip-horizontal",
                              "pca-color", {"type": "subtract-mean", "mean": 128, "std": 64}],
                    "evaluate": [{"type": "resize-short-side", "size": 28}, {"type": "center-crop", "size": 24},
                                 {"type": "subtract-mean", "mean": 128, "std": 64}]
                  },
                  "layers": [
                    {"name": "conv1", "type": "conv", "filters": 16, "kernelShape": 5, "strides": 2, "weights": "he"},
                    "relu",
                    {"name": "fc2", "type": "dense", "units": 1000, "weights": "xavier"},
                    "relu",
                    "dropout",
                    {"name": "fc3", "type": "dense", "units": 10, "weights": "xavier"}
                  ],
                  "schedule": {"type": "plateau", "rate": 0.01, "patience": 1, "threshold": 0.05},
                  "train": {"batch": 8, "epochs": %d, "checkpoint": {"steps": 1, "minutes": 0}}
                }
                """.formatted(epochs);
        return Files.writeString(folder.resolve("heavy.json"), run);
    }

    /** Writes a picture of a disc. */
    static void picture(Path file) throws IOException {
        BufferedImage image = new BufferedImage(40, 32, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.ORANGE);
        graphics.fillOval(8, 4, 24, 24);
        graphics.dispose();
        ImageIO.write(image, "png", file.toFile());
    }
}
