package lamina.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The numbers that a setting may take, ends included; for a list it holds for each element. */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Range {
    /** The smallest. */
    double min() default Double.NEGATIVE_INFINITY;

    /** The largest. */
    double max() default Double.POSITIVE_INFINITY;

    /** Whether {@link #min} itself is excluded, as for a scale that must be positive. */
    boolean above() default false;

    /** Whether {@link #max} itself is excluded, as for a dropout ratio that must stay below 1. */
    boolean below() default false;
}
