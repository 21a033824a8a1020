/** Opens what was delivered without trusting it. */
package carovana.documents.unpack;
