/**
 * Documents that are ordered for citizens: judged, ordered once, asked after, fetched, kept under lock, and forgotten in
 * time. Amounts are euro cents, moments are instants. Who delivers them stands behind {@link
 * carovana.documents.provider.DocumentProvider}.
 */
package carovana.documents;
