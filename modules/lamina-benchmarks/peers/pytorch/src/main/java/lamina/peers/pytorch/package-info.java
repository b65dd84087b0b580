/** PyTorch's eager mode on the JVM, by Bytedeco's binding of libtorch. */
package lamina.peers.pytorch;
