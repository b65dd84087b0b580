package lamina.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lamina.config.ModelFiles;

/**
 * The folder of the installation, with {@code models/} and {@code plugins/} in it. The launcher names it in the system property
 * {@code lamina.home}; without it models are found as files only.
 *
 * @param folder the folder, if it is known
 */
record Home(Optional<Path> folder) {

    /** Of this process. */
    static Home standard() {
        return new Home(Optional.ofNullable(System.getProperty("lamina.home")).map(Path::of));
    }

    /** The folder of bundled plugins, if there is one. */
    Optional<Path> plugins() {
        return folder.map(home -> home.resolve("plugins")).filter(Files::isDirectory);
    }

    /** The folder of the test kit, whether it is there or not. */
    Path verify() {
        return folder.orElse(Path.of("")).resolve("verify");
    }

    /** The models that came with the installation. */
    ModelFiles models() {
        return new ModelFiles(
                folder.map(home -> List.of(home.resolve("models"))).orElse(List.of()));
    }
}
