package lamina.cli.scaffold;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import lamina.api.ConfigurationException;
import lamina.core.plugin.Nearest;

/** The kinds of plugins that a project can be begun for, each with an example that works. */
public enum ScaffoldKind {
    /** A rectifier that leaks, with its own kernel and gradient. */
    LAYER("lamina.api.layer.LayerProvider", "Settings", "", "Gradient"),
    /** The squared error of the probabilities, with its own kernel and gradient. */
    LOSS("lamina.api.layer.LossProvider", "Score", "Gradient"),
    /** Values spread like a triangle. */
    INITIALIZER("lamina.api.graph.InitializerProvider", "Settings", ""),
    /** Plain gradient descent, with its own kernel. */
    OPTIMIZER("lamina.api.train.OptimizerProvider", "Settings", "", "Update"),
    /** Inverse decay. */
    SCHEDULE("lamina.api.train.ScheduleProvider", "Settings", ""),
    /** Stripes, drawn by a formula. */
    DATASET("lamina.api.data.DatasetProvider", "Settings", "", "Pictures"),
    /** Portable pixmaps. */
    DECODER("lamina.api.data.DecoderProvider", "", "Header"),
    /** Brightness. */
    AUGMENTATION("lamina.api.data.AugmentationProvider", "Settings", ""),
    /** A table of the epochs. */
    LISTENER("lamina.api.train.RunListenerProvider", "Settings", ""),
    /** Portable kernels, one after the other. */
    BACKEND("lamina.api.backend.BackendProvider", "", "Program", "Memory"),
    /** Reshapes of little, in one copy. */
    OVERRIDE("lamina.api.backend.OverrideProvider", "", "Reshape"),
    /** Members that meet at a monitor. */
    COLLECTIVE("lamina.api.train.CollectiveProvider", "Group", "Member");

    private final String service;
    private final List<String> suffixes;

    /** @param suffixes of its classes' names, beside the provider and the test, which all have */
    ScaffoldKind(String service, String... suffixes) {
        this.service = service;
        this.suffixes =
                Stream.concat(Stream.of("Provider"), Stream.of(suffixes)).toList();
    }

    /**
     * The kind of this name.
     *
     * @throws ConfigurationException if there is none, with those that there are
     */
    public static ScaffoldKind of(String name) {
        List<String> names = Arrays.stream(values()).map(ScaffoldKind::label).toList();
        if (!names.contains(name)) {
            throw new ConfigurationException("\"%s\" is no kind of plugin to begin, but %s are%s"
                    .formatted(name, String.join(", ", names), Nearest.hint(name, names)));
        }
        return values()[names.indexOf(name)];
    }

    /** What people call it, and the folder of its templates: {@code layer}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The interface that its provider implements. */
    String service() {
        return service;
    }

    /** Modules of Lamina that the example requires beside {@code lamina.api}. */
    List<String> requires() {
        return this == OVERRIDE ? List.of("lamina.ops") : List.of(); // the ops that it makes faster
    }

    /** Modules of Lamina that its test needs beside the test kit. */
    List<String> testsWith() {
        return this == OVERRIDE ? List.of("lamina.cpu") : List.of(); // the backend that it makes faster
    }

    /** What follows {@code $Name$} in the names of the classes of the plugin. */
    List<String> suffixes() {
        return suffixes;
    }
}
