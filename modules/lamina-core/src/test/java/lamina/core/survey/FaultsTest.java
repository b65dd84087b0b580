package lamina.core.survey;

import static lamina.core.survey.Drawn.file;
import static lamina.core.survey.Drawn.picture;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lamina.api.DataException;
import lamina.api.data.Decoder;
import lamina.api.data.Encoded;
import lamina.api.data.Image;
import lamina.api.data.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultsTest {
    private static final List<Split> BOTH = List.of(Split.TRAIN, Split.VALIDATION);

    private static Faults faults(Drawn drawn, boolean pixels) {
        return drawn.survey(2).faults(BOTH, pixels, Going.ALONE).orElseThrow();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    /** Start, frame header of so many components, a scan of two bytes, and the end if wanted. */
    private static byte[] jpeg(int components, boolean end) {
        byte[] whole = bytes(
                0xFF,
                0xD8,
                0xFF,
                0xE0,
                0,
                4,
                0xFF,
                0xD9,
                0xFF,
                0xC0,
                0,
                11,
                8,
                0,
                1,
                0,
                1,
                components,
                1,
                0x11,
                0,
                0xFF,
                0xDA,
                0,
                3,
                1,
                7,
                7,
                0xFF,
                0xD9);
        return end ? whole : java.util.Arrays.copyOf(whole, whole.length - 2);
    }

    @Test
    void aSoundDatasetHasNone() {
        Faults faults = faults(
                new Drawn(
                        List.of("cat", "dog"),
                        List.of(picture("a", 0, 1, 1, 1, 2, 3), picture("b", 1, 1, 1, 1, 2, 4)),
                        List.of(picture("c", 1, 1, 1, 5, 2, 4))),
                true);
        assertEquals(List.of(), faults.listed());
        assertEquals(0, faults.twice() + faults.same());
        assertFalse(faults.problem());
        assertTrue(faults.whole());
        assertEquals(Map.of(Split.TRAIN, 2, Split.VALIDATION, 1), faults.pictures());
        assertEquals(1, faults.classes().get(0).pictures());
        assertEquals(1, faults.classes().get(1).pictures(), "those held back are not counted");
    }

    @Test
    void whatCannotBeDecodedIsDamagedOrCutOff() {
        Faults faults = faults(
                Drawn.of(
                        picture("torn", 0, 9, 9, 1),
                        file("cut.jpg", 1, jpeg(3, false)),
                        file("ink.jpg", 1, jpeg(4, true)),
                        picture("label", 2, 1, 1, 1, 2, 3)),
                false);
        List<String> found = faults.listed().stream()
                .map(fault -> fault.name() + " " + fault.kind())
                .toList();
        assertEquals(
                List.of("torn DAMAGED", "cut.jpg TRUNCATED", "ink.jpg CMYK", "ink.jpg DAMAGED", "label LABEL"), found);
        assertTrue(faults.problem());
    }

    @Test
    void aNameThatSaysAnotherFormatIsTold() {
        byte[] png = bytes(0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0);
        Drawn drawn =
                Drawn.of(file("n02105855_2933.JPEG", 0, png), file("right.png", 0, png), file("no ending", 0, png));
        Survey survey = new Survey(drawn, Split.TRAIN, List.of(new Anything()), List.of(), 9, 0, 1);
        Faults faults = survey.faults(BOTH, false, Going.ALONE).orElseThrow();
        assertEquals(1, faults.count(Fault.Kind.EXTENSION));
        assertEquals("n02105855_2933.JPEG", faults.listed().getFirst().name());
        assertEquals("it is PNG", faults.listed().getFirst().detail());
        assertEquals(Map.of("PNG", 3), faults.formats());
        assertFalse(faults.problem(), "decoders go by the bytes");
    }

    @Test
    void anEndThatIsMissingIsToldEvenIfADecoderDoesNotMind() {
        Drawn drawn = Drawn.of(file("a.jpg", 0, jpeg(3, false)), file("b.jpg", 0, jpeg(3, true)));
        Survey survey = new Survey(drawn, Split.TRAIN, List.of(new Anything()), List.of(), 9, 0, 1);
        Faults faults = survey.faults(List.of(Split.TRAIN), false, Going.ALONE).orElseThrow();
        assertEquals(Map.of(Fault.Kind.NO_END, 1), faults.counts());
        assertEquals("a.jpg", faults.listed().getFirst().name());
    }

    @Test
    void theSamePictureIsFoundAcrossSplitsAndClasses() {
        Drawn drawn = new Drawn(
                List.of("cat", "dog"),
                List.of(picture("a", 0, 1, 1, 1, 2, 3), picture("b", 0, 1, 1, 9, 9, 9), picture("c", 1, 1, 1, 1, 2, 3)),
                List.of(picture("d", 0, 1, 1, 9, 9, 9)));
        Faults faults = faults(drawn, false);
        assertEquals(2, faults.twice());
        assertEquals(
                List.of(List.of("a", "c"), List.of("b", "d")),
                faults.groups().stream()
                        .map(group ->
                                group.twins().stream().map(Faults.Twin::name).toList())
                        .toList());
        assertTrue(faults.groups().get(0).labels() && !faults.groups().get(0).splits());
        assertTrue(faults.groups().get(1).splits() && !faults.groups().get(1).labels());
    }

    /** Two files that are damaged alike are twins; two that cannot be read are nothing. */
    @Test
    void whatIsShownIsComparedIfAsked() {
        Decoder first = new Decoder() {
            @Override
            public boolean accepts(Encoded encoded) {
                return true;
            }

            @Override
            public void decode(Encoded encoded, Image into) { // passes over the last byte
                Drawn.DECODER.accepts(encoded);
                System.arraycopy(
                        encoded.bytes().toArray(java.lang.foreign.ValueLayout.JAVA_BYTE), 2, into.store(1, 1, 3), 0, 3);
            }
        };
        Drawn drawn = Drawn.of(
                picture("a", 0, 1, 1, 1, 2, 3, 7),
                picture("b", 0, 1, 1, 1, 2, 3, 8),
                picture("c", 0, 1, 1, 1, 2, 4, 8));
        Survey survey = new Survey(drawn, Split.TRAIN, List.of(first), List.of(), 9, 0, 1);
        Faults stored = survey.faults(List.of(Split.TRAIN), false, Going.ALONE).orElseThrow();
        assertEquals(0, stored.twice() + stored.same());
        Faults shown = survey.faults(List.of(Split.TRAIN), true, Going.ALONE).orElseThrow();
        assertEquals(0, shown.twice());
        assertEquals(1, shown.same());
        assertEquals(2, shown.groups().getFirst().twins().size());
    }

    @Test
    void aLimitIsNotTheWhole() {
        Drawn drawn = Drawn.of(picture("a", 0, 1, 1, 1, 2, 3), picture("b", 1, 1, 1, 1, 2, 4));
        Faults faults = drawn.survey(1)
                .limited(1)
                .faults(List.of(Split.TRAIN), false, Going.ALONE)
                .orElseThrow();
        assertFalse(faults.whole());
        assertEquals(Map.of(Split.TRAIN, 1), faults.pictures());
    }

    @Test
    void publishedFilesAreKnownByNameAndTheirSumsAreComputed(@TempDir Path folder) throws IOException {
        assertEquals(List.of(), PublishedFile.in(folder));
        Path file = Files.writeString(folder.resolve("ILSVRC2012_img_val.tar"), "abc");
        assertEquals(
                List.of("ILSVRC2012_img_val.tar"),
                PublishedFile.in(folder).stream().map(PublishedFile::name).toList());
        assertEquals("900150983cd24fb0d6963f7d28e17f72", PublishedFile.md5(file, () -> false)); // RFC 1321, A.5
        assertTrue(Stream.of(PublishedFile.all().toArray(PublishedFile[]::new))
                .allMatch(f -> f.md5().matches("[0-9a-f]{32}")));
    }

    @Test
    void anOrderOfLabelsIsTold() {
        assertTrue(Ilsvrc.wordnet(List.of("n01440764", "n01443537")));
        assertFalse(Ilsvrc.wordnet(List.of("n01440764", "tench")));
        assertTrue(Ilsvrc.ascending(List.of("n01440764", "n01443537")));
        assertFalse(Ilsvrc.ascending(List.of("n01443537", "n01440764")));
        assertFalse(Ilsvrc.plausible(List.of("n01440764")));
    }

    /** Makes the same picture of anything. */
    private record Anything() implements Decoder {
        @Override
        public boolean accepts(Encoded encoded) {
            return true;
        }

        @Override
        public void decode(Encoded encoded, Image into) throws DataException {
            into.reshape(1, 1, 3);
        }
    }
}
