/** What happens between the gradient and the next step: optimizers, learning-rate schedules, replicas that add up; and who watches. */
package lamina.api.train;
