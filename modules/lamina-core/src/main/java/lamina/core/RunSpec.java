package lamina.core;

import java.util.List;
import java.util.Optional;
import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.backend.Backend;
import lamina.api.data.Augmentation;
import lamina.api.data.Dataset;
import lamina.api.data.Decoder;
import lamina.api.layer.Loss;
import lamina.api.train.Optimizer;
import lamina.api.train.Schedule;

/** A whole run, every plugin product already made. */
@Doc("A run: what is learned, from what, how.")
public record RunSpec(
        @Doc("The name of the model, used for its run folder") @Default("run")
        String name,

        @Doc("What the run is, in a sentence or more") @Default("")
        String doc,

        @Doc("Everything random follows from it") @Default("1")
        long seed,

        @Doc("Where the pictures come from") Dataset data,

        @Doc("What decodes them; left out: every decoder that is installed")
        Optional<List<Decoder>> decoders,

        @Doc("Height, width and channels of the picture that the network sees")
        List<Integer> input,

        @Doc("What happens to a picture between the decoder and the network") @Default("{}")
        Augment augment,

        @Doc("The network, in order") List<LayerSpec> layers,

        @Doc("What training makes small") @Default("softmax-loss")
        Loss loss,

        @Doc("How parameters follow their gradients") @Default("sgd")
        Optimizer optimizer,

        @Doc("The learning rate over the run") @Default("constant")
        Schedule schedule,

        @Doc("How long and in what portions") @Default("{}") TrainSpec train,
        @Doc("What computes") @Default("cpu") Backend backend) {

    /** The augmentations of the two uses of a picture. */
    @Doc("What happens to a picture between the decoder and the network")
    public record Augment(
            @Doc("In training, in order") @Default("[]") List<Augmentation> train,

            @Doc("In validation, test and prediction, in order") @Default("[]")
            List<Augmentation> evaluate) {}
}
