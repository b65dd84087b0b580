/** What happens to a picture between the decoder and the network: crops, reflection, resizing, mean and colours. */
module lamina.augment {
    requires transitive lamina.api;

    exports lamina.augment;

    provides lamina.api.data.AugmentationProvider with
            lamina.augment.CenterCropProvider,
            lamina.augment.FlipHorizontalProvider,
            lamina.augment.PcaColorProvider,
            lamina.augment.RandomCropProvider,
            lamina.augment.ResizeProvider,
            lamina.augment.ResizeShortSideProvider,
            lamina.augment.SubtractMeanProvider,
            lamina.augment.TenCropProvider,
            lamina.augment.UntilProvider;
}
