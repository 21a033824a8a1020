/** Documents under lock: AES-256-GCM, with a key that is kept apart from them. */
package carovana.documents.vault;
