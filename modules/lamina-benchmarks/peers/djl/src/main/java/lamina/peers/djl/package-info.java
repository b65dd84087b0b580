/** PyTorch's official libtorch 2.7.1, with MKL and oneDNN inside, by DJL. */
package lamina.peers.djl;
