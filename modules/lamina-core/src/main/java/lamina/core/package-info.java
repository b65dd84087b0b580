/** A run as values: what configuration binds, and what Java code can write down just as well. */
package lamina.core;
