package lamina.imaging;

import java.awt.image.BufferedImage;
import java.util.List;
import lamina.api.data.Image;

/**
 * Lays a picture over a colour.
 *
 * @param background red, green, blue in 0 to 255
 */
record Flattening(List<Integer> background) {

    void copy(BufferedImage from, Image into) {
        int width = from.getWidth();
        byte[] to = into.store(from.getHeight(), width, 3);
        int[] row = new int[width];
        for (int y = 0; y < from.getHeight(); y++) {
            from.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                put(row[x], to, into.offset(y, x));
            }
        }
    }

    private void put(int argb, byte[] to, int at) {
        int alpha = argb >>> 24;
        for (int channel = 0; channel < 3; channel++) {
            int sample = argb >> 16 - 8 * channel & 0xFF;
            to[at + channel] = (byte)
                    (alpha == 255
                            ? sample
                            : Math.round((sample * alpha + background.get(channel) * (255 - alpha)) / 255f));
        }
    }
}
