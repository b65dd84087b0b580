/** Schedules of the learning rate. */
module lamina.schedule {
    requires lamina.api;
    requires lamina.ops;
}
