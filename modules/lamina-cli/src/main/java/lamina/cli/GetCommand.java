package lamina.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lamina.api.ConfigurationException;
import lamina.core.fetch.Fetch;
import lamina.core.fetch.PublicDataset;
import lamina.core.plugin.Nearest;
import lamina.core.survey.Going;
import lamina.core.survey.PublishedFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fetches a dataset. */
@Command(
        name = "get",
        customSynopsis = "lamina data get NAME [--out DIR] [--from URL]",
        description = {
            "Fetches a dataset that is free to take: cifar10 or mnist.",
            "From where its makers publish it, with its checksum; what has come of a file when it ends is kept, and the next"
                    + " time it goes on behind that."
        })
final class GetCommand implements Callable<Integer> {
    private static final Path DATA = Path.of("data");

    private final Lamina lamina;

    @Parameters(index = "0", paramLabel = "NAME", description = "cifar10 or mnist")
    private String name = "";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "where it goes; otherwise data/NAME, where the dataset of that type looks")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--from", paramLabel = "URL", description = "another folder that has the same files, a mirror")
    private Optional<URI> from = Optional.empty();

    GetCommand(Lamina lamina) {
        this.lamina = lamina;
    }

    @Override
    public Integer call() {
        List<String> known =
                Arrays.stream(PublicDataset.values()).map(PublicDataset::type).toList();
        PublicDataset dataset = PublicDataset.of(name)
                .orElseThrow(() -> new ConfigurationException("\"%s\" is no dataset that can be fetched, but %s are%s"
                        .formatted(name, String.join(" and ", known), Nearest.hint(name, known))));
        Path folder = out.orElseGet(() -> DATA.resolve(dataset.type()));
        Fetch fetch = new Fetch(from.map(GetCommand::folder).map(List::of).orElseGet(dataset::places), folder);
        Output output = lamina.output();
        for (PublishedFile file : dataset.files()) {
            if (!fetch(fetch, file)) {
                output.note("stopped; what has come is kept");
                return ExitCode.INTERRUPTED.number();
            }
            output.result("%s  MD5 as published: %s".formatted(folder.resolve(file.name()), file.content()));
        }
        fetch.unpack(dataset)
                .forEach(unpacked -> output.result(folder.resolve(unpacked).toString()));
        output.result("to use    {\"type\": \"%s\", \"root\": \"%s\"}".formatted(dataset.type(), folder));
        return ExitCode.OK.number();
    }

    /** With a stroke at its end, without which its last part would be taken for a file. */
    private static URI folder(URI written) {
        if (!List.of("http", "https").contains(String.valueOf(written.getScheme()))) {
            throw new ConfigurationException(
                    "--from wants an address that begins with http:// or https://, found " + written);
        }
        return written.toString().endsWith("/") ? written : URI.create(written + "/");
    }

    private boolean fetch(Fetch fetch, PublishedFile file) {
        FetchLine line = new FetchLine(lamina.output(), file.name());
        try (Interruption interruption = new Interruption(line::note, "stopping; what has come is kept")) {
            return fetch.file(file, new Going(line, interruption));
        } finally {
            line.close();
        }
    }
}
