/** Contract tests for authors of plugins. */
package lamina.testkit;
