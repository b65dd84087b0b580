package lamina.cli;

import java.util.Map;

/** The entry of the command line. */
public final class Main {
    private Main() {}

    /** Runs a command and ends the process with its exit code; {@code --help} lists both. */
    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        Lamina lamina = new Lamina(Output.standard(), Home.standard(), new PluginFolders(environment), environment);
        System.exit(lamina.run(arguments));
    }
}
