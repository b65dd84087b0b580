/** Images in one folder for each class. */
package lamina.imagefolder;
