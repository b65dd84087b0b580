package lamina.core.data;

/**
 * A damaged picture that training passed over.
 *
 * @param index of the example in the training split
 * @param name what messages call it
 * @param reason what is wrong with it
 */
public record Skipped(int index, String name, String reason) {

    static Skipped of(BadPicture picture) {
        return new Skipped(picture.index(), picture.name(), picture.getMessage());
    }
}
