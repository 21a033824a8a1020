/** pagoPA's spontaneous payments (GPS): its words, its calls, its limit. */
package carovana.upstream.gps;
