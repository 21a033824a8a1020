package carovana.upstream.fdr;

import java.util.Iterator;

/** A reporting flow that is read as a stream: first its header, then its lines one by one. */
public interface FdrFlow extends Iterator<FdrLine> {

    FdrHeader header();
}
