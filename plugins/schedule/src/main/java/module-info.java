/** Learning-rate schedules. */
module lamina.schedule {
    requires transitive lamina.api;

    exports lamina.schedule;

    provides lamina.api.train.ScheduleProvider with
            lamina.schedule.ConstantProvider,
            lamina.schedule.CosineProvider,
            lamina.schedule.MultiStepProvider,
            lamina.schedule.PlateauProvider,
            lamina.schedule.PolynomialProvider,
            lamina.schedule.StepProvider,
            lamina.schedule.TableProvider,
            lamina.schedule.WarmUpProvider;
}
