package lamina.report;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import lamina.api.DataException;
import lamina.api.graph.Shape;
import lamina.core.train.Values;
import lamina.core.train.Weights;

/**
 * The filters of a convolution that sees the picture itself, side by side as in figure 3 of the paper. Weight 0 is the middle grey, so that
 * a filter's colours are those that it looks for.
 *
 * @param name of the tensor
 * @param shape [filters, channels, height, width]
 * @param largest by size, of all weights
 * @param alike on one scale for all filters, where a weak filter looks weak
 * @param each every filter on a scale of its own, as the field shows them
 */
record FilterSheet(String name, Shape shape, float largest, Thumbnail alike, Thumbnail each) {
    private static final int LARGEST_KERNEL = 64; // pixels: beyond it, it is no filter but a whole picture
    private static final int MOST = 1024; // filters: more cannot be told apart

    /**
     * Those of a weights file: of the first convolution, and of others as large that see the picture too.
     *
     * @throws DataException if there is none, or the file is damaged
     */
    static List<FilterSheet> of(Path weights) {
        List<Values> convolutions = Weights.read(weights, (_, shape) -> looksAtPixels(shape));
        if (convolutions.isEmpty()) {
            throw new DataException("no layer of this network has filters over pixels of 1 or 3 channels");
        }
        Shape first = convolutions.getFirst().shape();
        return convolutions.stream()
                .filter(values -> kernel(values.shape()).equals(kernel(first)))
                .map(FilterSheet::of)
                .toList();
    }

    private static boolean looksAtPixels(Shape shape) {
        return shape.rank() == 4
                && (shape.dim(1) == 1 || shape.dim(1) == 3)
                && shape.dim(2) <= LARGEST_KERNEL
                && shape.dim(3) <= LARGEST_KERNEL;
    }

    private static List<Integer> kernel(Shape shape) {
        return shape.dimensions().subList(1, 4);
    }

    private static FilterSheet of(Values values) {
        int filters = Math.min(values.shape().dim(0), MOST);
        float[] sizes = new float[filters];
        for (int filter = 0; filter < filters; filter++) {
            sizes[filter] = size(values, filter);
        }
        float largest = max(sizes);
        float[] same = new float[filters];
        Arrays.fill(same, largest);
        return new FilterSheet(values.name(), values.shape(), largest, draw(values, same), draw(values, sizes));
    }

    /** The largest weight of a filter; what is no number does not count. */
    private static float size(Values values, int filter) {
        int count = values.shape().itemSize();
        return (float) IntStream.range(0, count)
                .mapToDouble(i -> Math.abs(values.get((long) filter * count + i)))
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    private static float max(float[] sizes) {
        float largest = 0;
        for (float size : sizes) {
            largest = Math.max(largest, size);
        }
        return largest;
    }

    private static Thumbnail draw(Values values, float[] scales) {
        Shape shape = values.shape();
        int columns = columns(scales.length);
        int rows = (scales.length + columns - 1) / columns;
        int tall = shape.dim(2) + 1; // a line between filters
        int wide = shape.dim(3) + 1;
        BufferedImage sheet = new BufferedImage(columns * wide - 1, rows * tall - 1, BufferedImage.TYPE_INT_ARGB);
        for (int filter = 0; filter < scales.length; filter++) {
            int top = filter / columns * tall;
            int left = filter % columns * wide;
            for (int y = 0; y < shape.dim(2); y++) {
                for (int x = 0; x < shape.dim(3); x++) {
                    sheet.setRGB(left + x, top + y, colour(values, filter, y, x, scales[filter]));
                }
            }
        }
        return Thumbnail.of(sheet, "png");
    }

    private static int colour(Values values, int filter, int y, int x, float scale) {
        Shape shape = values.shape();
        int argb = 0xFF;
        for (int c = 0; c < 3; c++) {
            int channel = Math.min(c, shape.dim(1) - 1);
            long at = (((long) filter * shape.dim(1) + channel) * shape.dim(2) + y) * shape.dim(3) + x;
            double share = scale == 0 ? 0 : values.get(at) / scale; // -1 to 1
            long sample = Math.round(127.5 + 127.5 * share); // NaN becomes black
            argb = argb << 8 | Math.clamp(sample, 0, 255);
        }
        return argb;
    }

    /** About twice as wide as high, and full rows where that can be: 16 for the paper's 96. */
    static int columns(int filters) {
        double wished = Math.sqrt(1.8 * filters);
        return IntStream.rangeClosed((int) Math.ceil(wished), (int) (2 * wished))
                .filter(columns -> filters % columns == 0)
                .findFirst()
                .orElse(Math.min(filters, (int) Math.ceil(wished)));
    }
}
