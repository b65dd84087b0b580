package lamina.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Not settled yet: what bears it may change or go in any version, also in one that breaks nothing else. A plugin that uses it is built for
 * one minor version of Lamina, and best says so by {@code lamina = [1.2,1.3)} in its {@code plugin.properties}. {@code CHANGELOG.md} names
 * every such change, and what has become settled. Without it semantic versions hold: what a plugin was built against stays until the next
 * major version.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Experimental {}
