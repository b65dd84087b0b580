package lamina.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import lamina.testkit.ImagenetArchives;

/** A run on the organisers' archives in small: {@code imagenet.json}, whose archives are in {@code archives}. */
final class ImagenetRun {
    private ImagenetRun() {}

    /** Writes archives with so many training pictures of each of the four classes. */
    static void write(Path folder, int each) throws IOException {
        new ImagenetArchives(2012, each, 16, Map.of()).write(folder.resolve("archives"));
        Files.writeString(folder.resolve("imagenet.json"), """
                {
                  "name": "imagenet-tiny",
                  "seed": 3,
                  "data": {"type": "imagenet", "root": "archives", "order": "devkit"},
                  "input": [24, 24, 3],
                  "augment": {
                    "train": [
                      {"type": "resize-short-side", "size": 32},
                      {"type": "center-crop", "size": 32},
                      {"type": "random-crop", "size": 24},
                      "flip-horizontal",
                      "pca-color",
                      {"type": "subtract-mean", "mean": [128, 128, 128]}
                    ],
                    "evaluate": [
                      {"type": "resize-short-side", "size": 32},
                      {"type": "center-crop", "size": 32},
                      {"type": "ten-crop", "size": 24},
                      {"type": "subtract-mean", "mean": [128, 128, 128]}
                    ]
                  },
                  "layers": [
                    {"name": "conv1", "type": "conv", "filters": 4, "kernelShape": 5, "strides": 4},
                    {"name": "relu1", "type": "relu"},
                    {"name": "fc2", "type": "dense", "units": 4}
                  ],
                  "schedule": {"type": "constant", "rate": 0.0005},
                  "train": {"epochs": 8, "batch": 12}
                }
                """);
    }
}
