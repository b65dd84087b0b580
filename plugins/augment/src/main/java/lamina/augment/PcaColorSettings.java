package lamina.augment;

import java.util.List;
import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/**
 * What {@code pca-color} adds. The defaults are the principal components of ImageNet's colours that facebook/fb.resnet.torch published
 * (commit 985e569d468d) for samples in 0 to 1, times 255.
 */
@Doc(
        "Adds to all pixels of a picture the same random amount of each principal component of the colours; for samples in 0 to 255")
public record PcaColorSettings(
        @Doc("The size of each component, in 0 to 255") @Default("[55.4625, 4.794, 1.1475]") @Range(min = 0)
        List<Double> eigenvalues,

        @Doc(
                "Nine numbers, row by row: how much red, green and blue a unit of the first, second and third component has")
        @Default("[-0.5675, 0.7192, 0.4009, -0.5808, -0.0045, -0.8140, -0.5836, -0.6948, 0.4203]")
        List<Double> eigenvectors,

        @Doc("Standard deviation of the random amounts, in parts of the eigenvalue") @Default("0.1") @Range(min = 0)
        double std) {

    /** Three eigenvalues, nine numbers. */
    public PcaColorSettings {
        if (eigenvalues.size() != 3 || eigenvectors.size() != 9) {
            throw new IllegalArgumentException("takes 3 'eigenvalues' and 9 numbers of 'eigenvectors', not "
                    + eigenvalues.size() + " and " + eigenvectors.size());
        }
        eigenvalues = List.copyOf(eigenvalues);
        eigenvectors = List.copyOf(eigenvectors);
    }
}
