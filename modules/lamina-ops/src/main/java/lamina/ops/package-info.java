/** The vocabulary of ops that layers emit and backends recognise, with portable kernels. */
package lamina.ops;
