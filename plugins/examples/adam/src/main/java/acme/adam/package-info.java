/**
 * Adam (Kingma and Ba, "Adam: a method for stochastic optimization", ICLR 2015, algorithm 1): m &larr; &beta;<sub>1</sub> m + (1 -
 * &beta;<sub>1</sub>) g and v &larr; &beta;<sub>2</sub> v + (1 - &beta;<sub>2</sub>) g&sup2;, both divided by 1 -
 * &beta;<sup>t</sup>, since they begin at zero; then w &larr; w - &epsilon; m&#770; / (&radic;v&#770; + &delta;).
 *
 * <p>All that it keeps from step to step is state of the graph, so a run that goes on from a checkpoint takes the same steps.
 */
package acme.adam;
