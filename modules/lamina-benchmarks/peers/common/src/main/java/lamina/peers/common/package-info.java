/** What every peer shares: the network's shapes, the stopwatch, the line of JSON. */
package lamina.peers.common;
