/** What people and their programs see of reconciliation: doors, the daily report, what was paid. */
package carovana.reconciliation.seen;
