package lamina.cli;

/** The entry of the command line. */
public final class Main {
    private Main() {}

    /** Runs a command and ends the process with its exit code; {@code --help} lists both. */
    public static void main(String[] arguments) {
        Lamina lamina = new Lamina(Output.standard(), Home.standard(), new PluginFolders(System.getenv()));
        System.exit(lamina.run(arguments));
    }
}
