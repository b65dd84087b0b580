package lamina.schedule;

import lamina.api.train.Schedule;
import lamina.api.train.ScheduleProvider;

/** Provides {@code table}: a learning rate set by hand for each stretch of epochs. */
public final class TableProvider implements ScheduleProvider<TableSettings> {

    @Override
    public String type() {
        return "table";
    }

    @Override
    public Class<TableSettings> settings() {
        return TableSettings.class;
    }

    @Override
    public Schedule create(TableSettings settings) {
        return new Table(settings);
    }
}
