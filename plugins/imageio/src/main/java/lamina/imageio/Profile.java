package lamina.imageio;

import java.awt.Point;
import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import lamina.api.data.Image;

/** An embedded ICC profile: what the numbers of a picture mean as colours. */
final class Profile {
    private static final int HEAD =
            14; // bytes before a part: "ICC_PROFILE", zero, its number from 1, how many there are

    private final ICC_Profile profile;

    private Profile(ICC_Profile profile) {
        this.profile = profile;
    }

    /**
     * Puts its parts together.
     *
     * @param parts the contents of the segments, in the order of the file
     */
    static Profile of(List<byte[]> parts) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (int number = 1; number <= parts.size(); number++) {
            byte[] part = part(parts, number);
            whole.write(part, HEAD, part.length - HEAD);
        }
        try {
            return new Profile(ICC_Profile.getInstance(whole.toByteArray()));
        } catch (IllegalArgumentException e) {
            throw damaged(e.getMessage());
        }
    }

    private static byte[] part(List<byte[]> parts, int number) throws IOException {
        for (byte[] part : parts) {
            if (part.length > HEAD && part[HEAD - 2] == number) {
                return part;
            }
        }
        throw damaged("its part " + number + " of " + parts.size() + " is missing");
    }

    /**
     * Brings samples to sRGB.
     *
     * @param samples [height, width, channels] of grey, of red, green, blue, or of ink (255 is all of it)
     * @param into already of that height and width, with three channels of 8 bits
     */
    void convert(byte[] samples, int channels, Image into) throws IOException {
        if (profile.getNumComponents() != channels) {
            throw damaged("it is for " + profile.getNumComponents() + " channels, the picture has " + channels);
        }
        int height = into.height();
        int width = into.width();
        ICC_Profile screen = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
        WritableRaster to = raster(into.store(height, width, 3), height, width, 3);
        try {
            new ColorConvertOp(new ICC_Profile[] {profile, screen}, null)
                    .filter(raster(samples.clone(), height, width, channels), to);
        } catch (CMMException | IllegalArgumentException e) {
            throw damaged(e.getMessage());
        }
    }

    private static WritableRaster raster(byte[] samples, int height, int width, int channels) {
        DataBuffer buffer = new DataBufferByte(samples, height * width * channels);
        int[] offsets = new int[channels];
        for (int i = 0; i < channels; i++) {
            offsets[i] = i;
        }
        return Raster.createInterleavedRaster(buffer, width, height, width * channels, channels, offsets, new Point());
    }

    private static IOException damaged(String reason) {
        return new IOException("its colour profile cannot be used: " + reason
                + "; to take the picture's numbers as they are, switch 'applyProfile' off");
    }
}
