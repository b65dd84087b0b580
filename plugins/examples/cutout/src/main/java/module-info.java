/** Cutout, an augmentation that blanks a square of each picture. */
module acme.cutout {
    requires lamina.api;

    exports acme.cutout;

    provides lamina.api.data.AugmentationProvider with
            acme.cutout.CutoutProvider;
}
