/**
 * Pictures that a CSV file (RFC 4180) names: a line for each, with its path and its label. The first line names the columns.
 *
 * <pre>{@code
 * path,label
 * cats/tom.jpg,cat
 * "dogs/rex, asleep.jpg",dog
 * }</pre>
 *
 * <p>The file is read by FastCSV, which lies in the plugin's folder. Lines that are wrong are told all at once, with file and line.
 */
package acme.csv;
