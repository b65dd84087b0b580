package lamina.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lamina.api.graph.Shape;
import lamina.core.data.Album;
import lamina.core.graph.LayerRow;
import lamina.report.Part.There;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class ReportTest {
    private static final String EVIL = "</title></script><script>alert(1)</script><img src=x onerror='alert(2)'>\"&";

    @TempDir
    private Path folder;

    private static Judged judged(int classes, int pictures, Noise noise) {
        Examination examination = new Examination(classes, 1);
        Random random = new Random(1);
        float[] probabilities = new float[classes];
        for (int i = 0; i < pictures; i++) {
            for (int c = 0; c < classes; c++) {
                probabilities[c] = random.nextFloat() / classes;
            }
            int label = i % classes;
            probabilities[label] += random.nextBoolean() ? 0.5f : 0;
            examination.judged(i, label, probabilities, -Math.log(probabilities[label]));
        }
        examination.evaluated(pictures, pictures);
        try (Album album = noise.album()) {
            return Judged.of(examination.verdict().orElseThrow(), album, pictures + " pictures held back");
        }
    }

    private Report whole(int classes, int pictures) {
        return Report.of(folder)
                .withLayers(new There<>(
                        List.of(new LayerRow("conv1", "conv", Shape.of(55, 55, 96), 34_944, 105_415_200, 1))))
                .withJudged(new There<>(judged(classes, pictures, new Noise(pictures, 20, 30, -1))));
    }

    @Test
    void hasTheNumbersThatWereMeasured() throws Exception {
        Run run = Run.in(folder, 5, 40).configuration("alex", "a network").weights(96);
        Html page = Html.of(whole(10, 200).html());
        for (int epoch = 1; epoch <= 5; epoch++) {
            List<String> row = List.of(
                    "" + epoch,
                    "" + epoch * 40,
                    String.format(Locale.ROOT, "%.4f", run.loss(epoch * 40L)),
                    String.format(Locale.ROOT, "%.4f", run.validationLoss(epoch)),
                    Say.percent(1 - run.top1(epoch)),
                    "1:05");
            assertTrue(page.cells().containsAll(row), () -> row + " are not all among " + page.cells());
        }
        assertTrue(
                page.section("summary")
                        .contains("top-1 error" + Say.percent(0.18) + "best: " + Say.percent(0.18) + ", epoch 5"),
                page.section("summary"));
        assertTrue(
                page.section("summary").contains("images/s256while training; " + Say.percent(0.25)),
                page.section("summary"));
        assertTrue(page.text().contains("finished, after step 200"));
        assertTrue(page.section("network").contains("34,944"));
        assertTrue(page.section("configuration").contains("\"doc\": \"a network\""));
        assertEquals(
                List.of(),
                page.all("p")
                        .filter(p -> p.getAttribute("class").equals("missing")
                                && !p.getTextContent().contains("checkpoint"))
                        .map(Element::getTextContent)
                        .toList());
    }

    @Test
    void asksForNothingAndLetsNothingRunThatIsNotItsOwn() throws Exception {
        Run.in(folder, 2, 40).configuration("alex", "a network").weights(8);
        Html page = Html.of(whole(60, 600).html());
        Stream.of("img", "a", "link", "script", "iframe", "object")
                .flatMap(page::all)
                .forEach(element -> {
                    for (String attribute : List.of("src", "href")) {
                        String target = element.getAttribute(attribute);
                        assertTrue(target.isEmpty() || target.startsWith("data:") || target.startsWith("#"), target);
                    }
                });
        String policy = page.all("meta")
                .filter(meta -> meta.getAttribute("http-equiv").equals("Content-Security-Policy"))
                .map(meta -> meta.getAttribute("content"))
                .findFirst()
                .orElseThrow();
        assertTrue(policy.startsWith("default-src 'none'; img-src data:; style-src 'sha256-"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        for (String allowed : List.of("style", "script")) {
            String html = whole(60, 600).html();
            String content = html.split("<" + allowed + ">")[1].split("</" + allowed + ">")[0];
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            assertTrue(policy.contains("'sha256-" + Base64.getEncoder().encodeToString(sum) + "'"), allowed);
        }
        Stream.of("*").flatMap(page::all).forEach(element -> {
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                String name = element.getAttributes().item(i).getNodeName();
                assertFalse(name.startsWith("on") || name.equals("style"), name); // the policy would refuse them
            }
        });
        page.all("img").forEach(image -> assertFalse(image.getAttribute("alt").isBlank()));
    }

    @Test
    void namesCannotBecomeMarkup() throws Exception {
        Run run = Run.in(folder, 1, 20)
                .classes(IntStream.range(0, 10).mapToObj(i -> EVIL + i).toList());
        run.configuration(EVIL.replace("\"", "\\\""), EVIL.replace("\"", "\\\""));
        Html page = Html.of(Report.of(folder)
                .withLayers(new There<>(List.of(new LayerRow(EVIL, EVIL, Shape.of(1), 1, 1, 1))))
                .withJudged(new There<>(judged(10, 100, new Noise(100, 8, 8, 3))))
                .html());
        assertEquals(1, page.all("script").count());
        assertTrue(page.all("img").allMatch(image -> image.getAttribute("src").startsWith("data:")));
        assertTrue(page.text().contains(EVIL));
        assertTrue(page.section("network").contains(EVIL));
        assertTrue(page.section("classes").contains(EVIL + "0"));
    }

    @Test
    void aPartThatCannotBeMadeSaysWhyAndTheRestIsThere() throws Exception {
        Run.in(folder, 2, 40);
        Html page = Html.of(Report.of(folder).html());
        assertTrue(page.section("confusion").contains("Not here: no pictures were judged"), page.section("confusion"));
        assertTrue(page.section("filters").contains("there is no weights file"), page.section("filters"));
        assertTrue(page.section("configuration").contains("the configuration cannot be read"));
        assertTrue(page.section("provenance").contains("there is no checkpoint"));
        assertTrue(page.section("network").contains("the network was not assembled"));
        assertTrue(page.section("curves").contains("All epochs in numbers"));

        Html without = Html.of(Report.of(folder.resolve("nowhere")).html());
        assertTrue(without.section("curves").contains("what was measured cannot be read"), without.section("curves"));
    }

    @Test
    void aPictureThatCannotBeDecodedIsMissedAlone() throws Exception {
        Run.in(folder, 1, 20);
        Judged judged = judged(4, 8, new Noise(8, 16, 16, 5));
        Html page = Html.of(Report.of(folder).withJudged(new There<>(judged)).html());
        assertTrue(page.section("samples").contains("picture-5.jpg is <damaged>"), page.section("samples"));
        assertEquals(
                7,
                page.all("img")
                        .map(image -> image.getAttribute("src"))
                        .distinct()
                        .count());
    }

    @Test
    void aTrainingWithoutPicturesHeldBackHasCurves() throws Exception {
        Files.writeString(folder.resolve("metrics.jsonl"), """
            {"kind":"start","batch":4,"stepsPerEpoch":2,"epochs":1}
            {"kind":"step","step":1,"epoch":1,"rate":0.1,"pictures":4,"loss":2.5,"top1":0.25,"top5":1.0,"seconds":0.5,"waiting":0.0}
            {"kind":"epoch","epoch":1,"step":2,"rate":0.1,"loss":2.25,"validation":{"pictures":0},"seconds":1.0}
            {"kind":"resume","step":2,"epoch":2,"changes":["train.epochs: then 1, now 2"]}
            """);
        Html page = Html.of(Report.of(folder).html());
        assertTrue(page.section("summary").contains("training loss2.25"), page.section("summary"));
        assertFalse(page.section("curves").contains("validation loss\u2013top"));
        assertTrue(page.section("provenance").contains("train.epochs: then 1, now 2"));
        assertTrue(page.text().contains("not at its end when this page was made"));
    }

    /** As AlexNet's: 90 epochs of 10,009 steps, 1,000 classes of ImageNet's kind of names, 50,000 pictures, 16 layers that were watched. */
    @Test
    void ninetyEpochsOfAThousandClassesStayBelowFiveMegabytes() throws Exception {
        Run.in(folder, 90, 10_009)
                .statistics(16, 100)
                .weights(96)
                .configuration("alexnet", "x".repeat(2_000))
                .classes(IntStream.range(0, 1000)
                        .mapToObj(i -> "sulphur-crested cockatoo, Kakatoe galerita, Cacatua galerita " + i)
                        .toList());
        String html = Report.of(folder)
                .withJudged(new There<>(judged(1000, 50_000, new Noise(50_000, 256, 256, -1))))
                .html();
        int bytes = html.getBytes(StandardCharsets.UTF_8).length;
        System.out.printf(Locale.ROOT, "report of 90 epochs and 1,000 classes: %,d bytes%n", bytes);
        assertTrue(bytes < 5_000_000, () -> bytes + " bytes");
        Html page = Html.of(html);
        assertTrue(page.section("confusion").contains("A matrix of 1,000 classes cannot be read"));
        assertEquals(
                1000 + 20,
                page.all("tr")
                        .filter(row -> row.getTextContent().contains("cockatoo")
                                && section(row).equals("classes"))
                        .count());
        assertEquals(32 + 2, page.all("img").count());
        assertTrue(page.section("statistics").contains("layer15"));
    }

    private static String section(Element element) {
        org.w3c.dom.Node node = element;
        while (!node.getNodeName().equals("section")) {
            node = node.getParentNode();
        }
        return ((Element) node).getAttribute("id");
    }
}
