package lamina.cli;

import java.nio.file.InvalidPathException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import lamina.api.AssemblyException;
import lamina.api.BackendException;
import lamina.api.ConfigurationException;
import lamina.api.DataException;
import lamina.api.LaminaException;
import lamina.api.PluginException;
import picocli.CommandLine.ParameterException;

/** How a command may end. The only list of exit codes: help prints it, the README repeats it. */
enum ExitCode {
    OK(0, "done"),
    BUG(1, "an error of Lamina itself: run again with --stacktrace and report it"),
    CONFIGURATION(2, "the command line or the configuration is wrong"),
    DATA(3, "a dataset, a picture or a weights file cannot be read"),
    PLUGIN(4, "a plugin is missing or cannot be used"),
    BACKEND(5, "the device cannot run the network, too little memory for instance"),
    ASSEMBLY(6, "the layers do not fit together"),
    INTERRUPTED(130, "stopped by Ctrl-C; a training has left a checkpoint to go on from");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /** What the process returns. */
    int number() {
        return number;
    }

    /** The code for an error. */
    static ExitCode of(Throwable error) {
        return switch (error) {
            case LaminaException known -> of(known);
            case ParameterException _, InvalidPathException _ -> CONFIGURATION;
            case OutOfMemoryError _ -> BACKEND;
            case InterruptedException _ -> INTERRUPTED;
            case CancellationException _ -> INTERRUPTED;
            default -> BUG;
        };
    }

    private static ExitCode of(LaminaException error) {
        return switch (error) {
            case ConfigurationException _ -> CONFIGURATION;
            case DataException _ -> DATA;
            case PluginException _ -> PLUGIN;
            case BackendException _ -> BACKEND;
            case AssemblyException _ -> ASSEMBLY;
        };
    }

    /** Number and meaning, as help lists them. */
    static Map<String, String> list() {
        Map<String, String> list = new LinkedHashMap<>();
        Arrays.stream(values()).forEach(code -> list.put(String.valueOf(code.number), code.meaning));
        return list;
    }
}
