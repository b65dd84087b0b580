package lamina.cli;

import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lamina.api.ConfigurationException;
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

    /**
     * The folder, if Lamina runs as a module of a linked runtime.
     *
     * @throws ConfigurationException if it does not
     */
    Path linked() {
        boolean linked = Home.class.getModule().isNamed()
                && ModuleFinder.ofSystem()
                        .find(Home.class.getModule().getName())
                        .isPresent();
        return folder.filter(home -> linked)
                .orElseThrow(
                        () -> new ConfigurationException(
                                "only a linked runtime can link another one, and this Lamina runs from jars; run bin/lamina of a runtime"));
    }

    /** The models that came with the installation. */
    ModelFiles models() {
        return new ModelFiles(
                folder.map(home -> List.of(home.resolve("models"))).orElse(List.of()));
    }
}
