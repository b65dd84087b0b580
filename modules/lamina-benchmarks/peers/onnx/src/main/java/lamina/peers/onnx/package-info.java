/** ONNX Runtime on its CPU provider. */
package lamina.peers.onnx;
