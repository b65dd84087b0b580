/** What a run will take, told before it begins: memory, disk, time. */
package lamina.core.estimate;
