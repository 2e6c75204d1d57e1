/** What is left when a Drover dies. */
package dev.drover.crash;
