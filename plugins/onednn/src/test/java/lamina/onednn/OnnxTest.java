package lamina.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lamina.api.backend.Precision;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The conformance vectors of the ONNX project, by portable kernels and by oneDNN. They are not part of this repository: without
 * {@code onnx-node-tests} in the data folder these tests are skipped.
 *
 * <p>Left out is what Lamina's vocabulary has no word for: dilations, pooling in one dimension, integers.
 */
class OnnxTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            node,              basic_conv_with_padding
            node,              conv_with_autopad_same
            node,              conv_with_strides_no_padding
            pytorch-converted, Conv2d
            pytorch-converted, Conv2d_depthwise_padded
            pytorch-converted, Conv2d_depthwise_with_multiplier
            pytorch-converted, Conv2d_groups
            pytorch-converted, Conv2d_no_bias
            pytorch-converted, Conv2d_strided
            node,              maxpool_2d_ceil_output_size_reduce_by_one
            node,              maxpool_2d_precomputed_pads
            node,              maxpool_2d_precomputed_strides
            node,              maxpool_2d_same_upper
            node,              maxpool_with_argmax_2d_precomputed_strides
            node,              globalmaxpool
            pytorch-converted, MaxPool2d
            node,              averagepool_2d_pads_count_include_pad
            node,              averagepool_2d_precomputed_pads_count_include_pad
            node,              averagepool_2d_precomputed_strides
            node,              averagepool_2d_same_upper
            node,              globalaveragepool
            pytorch-converted, AvgPool2d
            node,              lrn
            node,              gemm_all_attributes
            node,              gemm_beta
            node,              gemm_default_no_bias
            node,              gemm_default_single_elem_vector_bias
            node,              gemm_default_zero_bias
            node,              gemm_transposeB
            pytorch-converted, Linear_no_bias
            node,              relu
            pytorch-converted, ReLU
            node,              tanh
            node,              softmax_axis_0
            node,              softmax_axis_1
            node,              softmax_axis_2
            node,              softmax_default_axis
            node,              softmax_example
            node,              softmax_large_number
            node,              softmax_negative_axis
            pytorch-converted, softmax_lastdim
            node,              dropout_default
            node,              dropout_default_mask_ratio
            node,              dropout_default_ratio
            node,              training_dropout_zero_ratio
            node,              add
            """)
    void conforms(String suite, String name) throws IOException {
        OnnxModel model = OnnxModel.read(vectors().resolve(suite).resolve("test_" + name));
        OnnxOp test = OnnxOp.of(model);
        float[] expected = test.layout().apply(model.expected()).values();
        for (String library : List.of("reference", "onednn")) {
            Bed bed = new Bed(0);
            test.contents().forEach(bed::with);
            float[] found = bed.run(library, Precision.F32, List.of(test.op()), List.of(test.result()))
                    .results()
                    .get(test.result());
            assertEquals(expected.length, found.length);
            for (int i = 0; i < expected.length; i++) {
                // The tolerance of ONNX's own runner.
                double allowed = 1e-7 + 1e-3 * Math.abs(expected[i]);
                String what = library + " at " + i + ": expected " + expected[i] + ", found " + found[i];
                assertTrue(Math.abs(expected[i] - found[i]) <= allowed, what);
            }
        }
    }

    private static Path vectors() {
        Path vectors = data().map(data -> data.resolve("onnx-node-tests")).orElse(Path.of("onnx-node-tests"));
        Assumptions.assumeTrue(
                Files.isDirectory(vectors), "no conformance vectors: name their parent folder by -Dlamina.data=FOLDER");
        return vectors;
    }

    /** The data folder that was named, or one above. */
    private static Optional<Path> data() {
        return Optional.ofNullable(System.getProperty("lamina.data"))
                .or(() -> Optional.ofNullable(System.getenv("LAMINA_DATA")))
                .map(Path::of)
                .or(() -> above(Path.of("").toAbsolutePath()));
    }

    private static Optional<Path> above(Path folder) {
        for (Path at = folder; at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("shared/data"))) {
                return Optional.of(at.resolve("shared/data"));
            }
        }
        return Optional.empty();
    }
}
