package lamina.augment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/** What {@code subtract-mean} subtracts and divides by. */
@Doc(
        "Subtracts the mean, of each channel or of each pixel, and divides by the standard deviation; for samples in 0 to 255")
public record SubtractMeanSettings(
        @Doc("The mean of each channel (red, green, blue) in 0 to 255, or one number for all; this or 'file'")
        Optional<List<Double>> mean,

        @Doc(
                "A file with the mean of each pixel: 32-bit little-endian floats in 0 to 255, [height, width, 3] without a header; its"
                        + " centre is used where the picture is smaller")
        Optional<Path> file,

        @Doc("Height and width of the mean in 'file'; left out: it is a square")
        Optional<List<Integer>> fileSize,

        @Doc("What to divide by afterwards, for each channel or one number for all, in the same scale")
        @Default("[1]")
        @Range(min = 0, above = true)
        List<Double> std) {

    /** Either a mean or a file; one number or three. */
    public SubtractMeanSettings {
        if (mean.isPresent() == file.isPresent()) {
            throw new IllegalArgumentException(
                    mean.isPresent()
                            ? "'mean' and 'file' exclude each other: drop one"
                            : "needs 'mean', such as [123.7, 116.8, 103.9], or 'file'");
        }
        if (fileSize.isPresent() && file.isEmpty()) {
            throw new IllegalArgumentException("'fileSize' belongs to 'file', which is not given");
        }
        mean = mean.map(numbers -> perChannel("mean", numbers));
        fileSize = fileSize.map(Extent::checked);
        std = perChannel("std", std);
    }

    private static List<Double> perChannel(String name, List<Double> numbers) {
        return switch (numbers.size()) {
            case 1 -> List.of(numbers.get(0), numbers.get(0), numbers.get(0));
            case 3 -> List.copyOf(numbers);
            default ->
                throw new IllegalArgumentException(
                        "'" + name + "' takes one number or three (red, green, blue), not " + numbers.size());
        };
    }
}
