package lamina.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import lamina.api.data.Split;
import lamina.core.survey.Fault;
import lamina.core.survey.Faults;
import lamina.core.survey.Ilsvrc;
import lamina.core.survey.PublishedFile;
import lamina.core.survey.Statistics.ClassCount;

/**
 * What is to be thought of a dataset.
 *
 * @param faults of its pictures
 * @param trained the classes that an earlier training had, in the order of its labels
 */
record DataDiagnosis(Faults faults, Optional<List<String>> trained) {
    private static final int NAMED = 10;
    private static final double UNEVEN = 2;

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ok("pictures", pictures()));
        for (Fault.Kind kind : Fault.Kind.values()) {
            faults.listed().stream()
                    .filter(fault -> fault.kind() == kind)
                    .limit(NAMED)
                    .forEach(fault -> findings.add(finding(fault)));
            int more = faults.count(kind) - NAMED;
            if (more > 0) {
                findings.add(of(kind, Numbers.grouped(more) + " more; --json lists up to " + Faults.LISTED, ""));
            }
        }
        findings.addAll(twins());
        findings.addAll(classes());
        findings.addAll(labels());
        if (Ilsvrc.plausible(names())) {
            findings.addAll(ilsvrc());
        }
        return findings;
    }

    private String pictures() {
        String splits = new TreeMap<>(faults.pictures())
                .entrySet().stream()
                        .map(split -> "%s %s"
                                .formatted(EvaluateCommand.word(split.getKey()), Numbers.grouped(split.getValue())))
                        .collect(Collectors.joining(", "));
        String formats = new TreeMap<>(faults.formats())
                .entrySet().stream()
                        .map(format -> "%s %s".formatted(format.getKey(), Numbers.grouped(format.getValue())))
                        .collect(Collectors.joining(", "));
        return splits + "; " + formats;
    }

    private static Finding finding(Fault fault) {
        String place = fault.detail().contains(fault.name()) ? "" : fault.name() + ": ";
        return of(fault.kind(), place + fault.detail(), "");
    }

    private static Finding of(Fault.Kind kind, String found, String cure) {
        return kind.problem() ? Finding.problem(kind.word(), found, cure) : Finding.note(kind.word(), found, cure);
    }

    private List<Finding> twins() {
        List<Finding> findings = new ArrayList<>();
        int both = faults.twice() + faults.same();
        if (both == 0) {
            findings.add(Finding.ok("twice", "no picture is there twice"));
            return findings;
        }
        findings.add(Finding.note(
                "twice",
                "%s byte by byte%s"
                        .formatted(
                                Numbers.count(faults.twice(), "picture"),
                                faults.same() == 0
                                        ? ""
                                        : ", and %s by what they show".formatted(Numbers.grouped(faults.same()))),
                ""));
        faults.groups().stream().limit(NAMED).forEach(group -> findings.add(twin(group)));
        return findings;
    }

    private static Finding twin(Faults.Group group) {
        String twins = group.twins().stream()
                .limit(NAMED)
                .map(twin ->
                        "%s (%s, label %d)".formatted(twin.name(), EvaluateCommand.word(twin.split()), twin.label()))
                .collect(Collectors.joining(" = "));
        if (group.labels()) {
            return Finding.note("twice", twins, "one of the labels is wrong, or both are right");
        }
        return group.splits()
                ? Finding.note("twice", twins, "what is held back is trained on as well: its score is too good")
                : Finding.note("twice", twins, "");
    }

    private List<Finding> classes() {
        List<ClassCount> classes = faults.classes();
        String text = StatsCommand.classes(classes);
        long empty = classes.stream().filter(c -> c.pictures() == 0).count();
        if (!faults.whole()) {
            return List.of(Finding.note("classes", text + ", of the pictures that were looked at", ""));
        }
        if (empty > 0) {
            return List.of(Finding.problem("classes", text, "a class without a picture is never learned"));
        }
        int least = classes.stream().mapToInt(ClassCount::pictures).min().orElse(0);
        int most = classes.stream().mapToInt(ClassCount::pictures).max().orElse(0);
        return List.of(
                most > UNEVEN * least
                        ? Finding.note(
                                "classes",
                                text
                                        + String.format(
                                                Locale.ROOT, ": uneven by a factor of %.1f", (double) most / least),
                                "")
                        : Finding.ok("classes", text));
    }

    private List<Finding> labels() {
        List<Finding> findings = new ArrayList<>();
        trained.filter(classes -> !classes.equals(names()))
                .ifPresent(
                        classes -> findings.add(
                                Finding.problem(
                                        "labels",
                                        "the classes are not those that the run was trained with, or in another order: "
                                                + differs(classes),
                                        "weights of the run will be right by chance only; put the dataset or its order of labels back")));
        if (Ilsvrc.wordnet(names())) {
            findings.add(
                    Ilsvrc.ascending(names())
                            ? Finding.ok(
                                    "labels",
                                    "in ascending order of WordNet ids, as Caffe's, torchvision's and most published weights")
                            : Finding.note(
                                    "labels",
                                    "not in ascending order of WordNet ids (the ILSVRC devkit numbers its classes in another)",
                                    "published weights mostly want the ascending order; others look 0.1 % accurate"));
        }
        return findings;
    }

    private String differs(List<String> then) {
        for (int label = 0; label < Math.min(then.size(), names().size()); label++) {
            if (!then.get(label).equals(names().get(label))) {
                return "label %d was %s and is %s".formatted(label, then.get(label), names().get(label));
            }
        }
        return "there were %d classes and are %d".formatted(then.size(), names().size());
    }

    /** Counts that differ may be meant: a part of it is a dataset too. */
    private List<Finding> ilsvrc() {
        List<Finding> findings = new ArrayList<>();
        expected(Split.TRAIN, Ilsvrc.TRAINING).ifPresent(findings::add);
        expected(Split.VALIDATION, Ilsvrc.VALIDATION).ifPresent(findings::add);
        if (faults.pictures().getOrDefault(Split.TRAIN, 0) == Ilsvrc.TRAINING) {
            findings.add(Finding.note(
                    "ILSVRC-2012",
                    "%d CMYK JPEGs of %d that are known, %d PNG named JPEG of %d (n02105855_2933.JPEG)"
                            .formatted(
                                    faults.count(Fault.Kind.CMYK),
                                    Ilsvrc.CMYK,
                                    faults.count(Fault.Kind.EXTENSION),
                                    Ilsvrc.PNG),
                    ""));
        }
        return findings;
    }

    private Optional<Finding> expected(Split split, int pictures) {
        return Optional.ofNullable(faults.pictures().get(split)).map(here -> {
            String found = "%s pictures of %s: it has %s"
                    .formatted(Numbers.grouped(here), EvaluateCommand.word(split), Numbers.grouped(pictures));
            return here == pictures ? Finding.ok("ILSVRC-2012", found) : Finding.note("ILSVRC-2012", found, "");
        });
    }

    private List<String> names() {
        return faults.classes().stream().map(ClassCount::name).toList();
    }

    /** Whether the files in a folder are what was published. */
    static List<Finding> archives(Path folder, BooleanSupplier stop) {
        List<PublishedFile> found = PublishedFile.in(folder);
        if (found.isEmpty()) {
            return List.of(Finding.note("archives", "none that is published with a checksum is in " + folder, ""));
        }
        return found.stream()
                .map(file -> archive(file, folder.resolve(file.name()), stop))
                .toList();
    }

    private static Finding archive(PublishedFile published, Path file, BooleanSupplier stop) {
        long bytes = file.toFile().length();
        String cure = "fetch it again";
        if (published.bytes().isPresent() && published.bytes().getAsLong() != bytes) {
            return Finding.problem(
                    published.name(),
                    "%s bytes, published are %s"
                            .formatted(
                                    Numbers.grouped(bytes),
                                    Numbers.grouped(published.bytes().getAsLong())),
                    cure);
        }
        String md5 = PublishedFile.md5(file, stop);
        return md5.equals(published.md5())
                ? Finding.ok(published.name(), "MD5 %s as published: %s".formatted(md5, published.content()))
                : Finding.problem(published.name(), "MD5 %s, published is %s".formatted(md5, published.md5()), cure);
    }
}
