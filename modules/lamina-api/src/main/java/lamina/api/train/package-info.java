/** What happens between the gradient and the next step: optimizers and learning-rate schedules; and who watches. */
package lamina.api.train;
