package lamina.tensorboard;

import java.lang.foreign.ValueLayout;

/** The messages of {@code event.proto} and {@code summary.proto}, by the numbers of their fields. */
final class Events {
    private static final int WALL_TIME = 1; // of Event; seconds since 1970
    private static final int STEP = 2;
    private static final int FILE_VERSION = 3;
    private static final int SUMMARY = 5;
    private static final int SESSION_LOG = 7;
    private static final int STATUS = 1; // of SessionLog
    private static final int START = 1;
    private static final int VALUE = 1; // of Summary, repeated
    private static final int TAG = 1; // of Summary.Value
    private static final int SIMPLE_VALUE = 2;
    private static final int IMAGE = 4;
    private static final int HISTOGRAM = 5;

    private Events() {}

    /** What a file begins with. */
    static Message version() {
        return event(0).text(FILE_VERSION, "brain.Event:2");
    }

    /** That steps from this one on are measured again. */
    static Message again(long step) {
        return event(step).message(SESSION_LOG, new Message().integer(STATUS, START));
    }

    static Message of(long step, Summary summary) {
        return event(step).message(SUMMARY, summary.message);
    }

    private static Message event(long step) {
        return new Message().number(WALL_TIME, System.currentTimeMillis() / 1e3).integer(STEP, step);
    }

    static long step(Fields event) {
        return event.integer(STEP).orElse(0);
    }

    /** The first tag; empty unless the event has a summary. */
    static String tag(Fields event) {
        return event.message(SUMMARY)
                .flatMap(summary -> summary.message(VALUE))
                .flatMap(value -> value.message(TAG))
                .map(Fields::text)
                .orElse("");
    }

    /** Values with their tags. */
    static final class Summary {
        private final Message message = new Message();

        Summary scalar(String tag, double value) {
            return value(new Message().text(TAG, tag).number(SIMPLE_VALUE, (float) value));
        }

        /** A picture of {@code height}, {@code width}, {@code colorspace} (which is the number of channels), and its PNG. */
        Summary image(String tag, Filters.Picture picture) {
            Message image = new Message()
                    .integer(1, picture.height())
                    .integer(2, picture.width())
                    .integer(3, picture.channels())
                    .content(4, picture.png().toArray(ValueLayout.JAVA_BYTE));
            return value(new Message().text(TAG, tag).message(IMAGE, image));
        }

        /** {@code min}, {@code max}, {@code num}, {@code sum}, {@code sum_squares}, and by {@code bucket_limit} how many are below. */
        Summary histogram(String tag, Histogram histogram) {
            Message content = new Message()
                    .number(1, histogram.min())
                    .number(2, histogram.max())
                    .number(3, histogram.count())
                    .number(4, histogram.sum())
                    .number(5, histogram.squares())
                    .numbers(6, histogram.limits())
                    .numbers(7, histogram.buckets());
            return value(new Message().text(TAG, tag).message(HISTOGRAM, content));
        }

        private Summary value(Message value) {
            message.message(VALUE, value);
            return this;
        }
    }
}
