/** What organizations declared to be enrolled to, what Carovana enrolled them to, and what came of it. */
package carovana.ledger.enrollments;
