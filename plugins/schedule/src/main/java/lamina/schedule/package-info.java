/** Schedules of the learning rate. */
package lamina.schedule;
