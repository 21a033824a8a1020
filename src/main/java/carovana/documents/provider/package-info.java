/** What the room of documents asks of whoever delivers them, in its own words: an upstream implements it. */
package carovana.documents.provider;
