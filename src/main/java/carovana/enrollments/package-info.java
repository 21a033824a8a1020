/** Keeps an organization's enrollments to spontaneous payments (GPS) as it declared them. */
package carovana.enrollments;
