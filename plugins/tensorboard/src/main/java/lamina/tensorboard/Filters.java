package lamina.tensorboard;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;

/**
 * Filters as one picture, as in the paper's figure 3: sixteen in a row, all on one scale from the smallest weight, black, to the largest.
 * Those that see three channels are in colours; of others each channel is a tile of its own.
 *
 * @param weights [out, in, height, width]
 */
record Filters(Shape weights) {
    private static final int IN_A_ROW = 16;
    private static final int GAP = 1; // in pixels of a filter
    private static final int READABLE = 32; // pixels that a tile should have at least
    private static final int RGB = 3;

    /** The parameters to draw: the weights of the first convolution, and of others that see as many channels through as large a window. */
    static List<Tensor> of(List<Tensor> parameters) {
        List<Tensor> convolutions = parameters.stream()
                .filter(parameter -> parameter.shape().rank() == 4)
                .toList();
        Optional<Shape> first = convolutions.stream().map(Tensor::shape).findFirst();
        return convolutions.stream()
                .filter(weights -> window(weights.shape())
                        .equals(first.map(Filters::window).orElseThrow()))
                .toList();
    }

    private static List<Integer> window(Shape weights) {
        return weights.dimensions().subList(1, 4);
    }

    /**
     * A picture.
     *
     * @param channels 1 for grey, 3 for red, green, blue
     */
    record Picture(int height, int width, int channels, MemorySegment png) {}

    /** Draws them. */
    Picture picture(MemorySegment content) {
        boolean colours = weights.dim(1) == RGB;
        int tiles = weights.dim(0) * (colours ? 1 : weights.dim(1));
        int columns = Math.min(IN_A_ROW, tiles);
        int rows = (tiles + columns - 1) / columns;
        int zoom = Math.max(1, READABLE / Math.max(weights.dim(2), weights.dim(3)));
        BufferedImage image = new BufferedImage(
                (columns * (weights.dim(3) + GAP) + GAP) * zoom,
                (rows * (weights.dim(2) + GAP) + GAP) * zoom,
                colours ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_BYTE_GRAY);
        Scale scale = Scale.of(content);
        for (int tile = 0; tile < tiles; tile++) {
            int top = (tile / columns) * (weights.dim(2) + GAP) + GAP;
            int left = (tile % columns) * (weights.dim(3) + GAP) + GAP;
            draw(image, content, scale, tile, colours, top, left, zoom);
        }
        return new Picture(image.getHeight(), image.getWidth(), colours ? RGB : 1, png(image));
    }

    private void draw(
            BufferedImage image,
            MemorySegment content,
            Scale scale,
            int tile,
            boolean colours,
            int top,
            int left,
            int zoom) {
        int area = weights.dim(2) * weights.dim(3);
        for (int place = 0; place < area; place++) {
            int y = (top + place / weights.dim(3)) * zoom;
            int x = (left + place % weights.dim(3)) * zoom;
            int[] samples = new int[colours ? RGB : 1];
            for (int c = 0; c < samples.length; c++) {
                samples[c] = scale.level(content, ((long) tile * samples.length + c) * area + place);
            }
            for (int pixel = 0; pixel < zoom * zoom; pixel++) {
                image.getRaster().setPixel(x + pixel % zoom, y + pixel / zoom, samples);
            }
        }
    }

    /** From the smallest weight to the largest. */
    private record Scale(float min, float max) {
        static Scale of(MemorySegment content) {
            float min = Float.POSITIVE_INFINITY;
            float max = Float.NEGATIVE_INFINITY;
            for (long i = 0; i < content.byteSize() / Float.BYTES; i++) {
                float value = content.getAtIndex(ValueLayout.JAVA_FLOAT, i);
                if (Float.isFinite(value)) {
                    min = Math.min(min, value);
                    max = Math.max(max, value);
                }
            }
            return new Scale(min, max);
        }

        /** From 0 to 255; what is no number is black. */
        int level(MemorySegment content, long i) {
            float value = content.getAtIndex(ValueLayout.JAVA_FLOAT, i);
            return max > min ? Math.clamp(Math.round(255.0 * (value - min) / ((double) max - min)), 0, 255) : 127;
        }
    }

    private static MemorySegment png(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) { // no temporary file
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory is not written to in vain
        }
        return MemorySegment.ofArray(bytes.toByteArray());
    }
}
