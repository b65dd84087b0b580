/** What a run measures, for TensorBoard. */
module lamina.tensorboard {
    requires transitive lamina.api;
    requires java.desktop; // writes PNG

    exports lamina.tensorboard;

    provides lamina.api.train.RunListenerProvider with
            lamina.tensorboard.TensorboardProvider;
}
