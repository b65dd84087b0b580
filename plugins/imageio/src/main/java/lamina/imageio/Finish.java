package lamina.imageio;

import java.io.IOException;
import java.util.Optional;
import lamina.api.data.Image;

/**
 * From stored samples to the picture: colours, profile, orientation.
 *
 * @param reading what is wanted
 * @param header what the file says
 */
record Finish(Reading reading, Header header) {

    /** Where the samples are still those of the file. */
    void apply(Samples samples, Colours colours, Image into) throws IOException {
        Optional<Profile> profile = reading.applyProfile() ? header.profile() : Optional.empty();
        if (profile.isPresent() && samples.bands() != 3) {
            into.store(samples.height(), samples.width(), 3);
            profile.get().convert(colours.device(samples.data()), samples.bands(), into);
            turn(into);
        } else {
            colours.convert(samples, into);
            apply(into);
        }
    }

    /** Where they already are red, green and blue. */
    void apply(Image into) throws IOException {
        Optional<Profile> profile = reading.applyProfile() ? header.profile() : Optional.empty();
        if (profile.isPresent()) {
            profile.get().convert(into.stored().orElseThrow(), 3, into);
        }
        turn(into);
    }

    private void turn(Image into) throws IOException {
        if (reading.applyOrientation()) {
            Orientation.apply(into, header.orientation());
        }
    }
}
