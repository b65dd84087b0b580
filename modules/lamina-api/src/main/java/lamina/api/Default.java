package lamina.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a setting is when configuration leaves it out, written as configuration would write it. A setting without one is required. */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Default {
    /** The value as YAML (of which JSON is a part): {@code 0.01}, {@code gaussian}, {@code [0, 0]}, {@code {type: constant, value: 1}}. */
    String value();
}
