/** Deeplearning4j 1.0.0-M2.1 on nd4j-native, which has oneDNN. */
package lamina.peers.dl4j;
