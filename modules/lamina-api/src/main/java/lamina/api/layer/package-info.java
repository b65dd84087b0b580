/** Layers and losses: what adds ops to a graph at assembly time, and knows no device. */
package lamina.api.layer;
