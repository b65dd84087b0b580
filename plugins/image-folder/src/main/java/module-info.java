/** Images in one folder for each class. */
module lamina.imagefolder {
    requires lamina.api;
    requires lamina.ops;
}
