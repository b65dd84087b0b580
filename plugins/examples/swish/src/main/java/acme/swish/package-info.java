/** Swish: y = x · sigmoid(βx) (Ramachandran, Zoph, Le, "Searching for activation functions", 2017). */
package acme.swish;
