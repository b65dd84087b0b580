/** Softmax with cross entropy as the loss of a classifier. */
module lamina.softmaxloss {
    requires lamina.api;
    requires lamina.ops;
}
