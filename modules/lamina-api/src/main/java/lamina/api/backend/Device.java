package lamina.api.backend;

/**
 * A device as {@code lamina devices} lists it.
 *
 * @param name how configuration picks it
 * @param description processor or card, cores, instruction sets, memory
 * @param usable whether it can be used now
 * @param remark how it is used, or why it cannot be and what to do
 */
public record Device(String name, String description, boolean usable, String remark) {}
