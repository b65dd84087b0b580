package lamina.imagenet;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import lamina.api.DataException;

/**
 * Labels where the classes are known before the pictures.
 *
 * @param classes what labels mean
 * @param truth tells the classes of pictures that lie in no class's folder
 */
record KnownLabels(Classes classes, Optional<GroundTruth> truth) implements Labels {

    @Override
    public void folder(String name) {
        // only its pictures matter
    }

    /** By the folder where it is called as a class, else by the picture's number. */
    @Override
    public OptionalInt label(String folder, String file, String where) {
        if (truth.isPresent() && classes.list().label(folder).isEmpty()) {
            return classes.label(truth.get().of(file), truth.get().where());
        }
        if (folder.isEmpty()) {
            throw new DataException(Labels.homeless(where));
        }
        return classes.label(folder, where);
    }

    @Override
    public List<String> names() {
        return classes.list().names();
    }
}
