/** The whole road, walked by the people who walk it. */
package dev.drover.web.journey;
