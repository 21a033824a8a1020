package carovana.ledger.documents;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which files are kept, until when, and who read them. */
@Repository
public class DocumentFiles {

    private final JdbcClient jdbc;
    private final Clock clock;

    DocumentFiles(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A file whose time is over. */
    public record Due(long request, String name, String kind) {}

    /** @param who the name of a key, never the key */
    public record Access(String name, String caller, LocalDateTime at) {}

    /** Files that are put into storage for a request which is not taken yet. */
    public record Begun(long request, String folder, int scans) {}

    /** To be told before the first file is in storage, so that none is there that nobody knows of. */
    public void begin(Begun begun) {
        jdbc.sql("insert into document_begun (request, folder, scans, begun_at) values (?, ?, ?, ?)")
                .params(begun.request(), begun.folder(), begun.scans(), now())
                .update();
    }

    /** Whether no request was taken with them; a taking that is just being committed is waited for. */
    public boolean isBegun(long request) {
        return jdbc.sql("update document_begun set scans = scans where request = ?")
                        .param(request)
                        .update()
                > 0;
    }

    /** The request was taken, or its files are gone. */
    public void ended(long request) {
        jdbc.sql("delete from document_begun where request = ?").param(request).update();
    }

    public List<Begun> begunBefore(LocalDateTime time) {
        return jdbc.sql("select request, folder, scans from document_begun where begun_at < ? order by request")
                .param(time)
                .query(Begun.class)
                .list();
    }

    /** A file that is kept again is the same one. */
    @Transactional
    public void keep(long request, KeptFile file) {
        jdbc.sql("delete from document_file where request = ? and name = ?")
                .params(request, file.name())
                .update();
        jdbc.sql("insert into document_file (request, name, kind, size, sha256, kept_at) values (?, ?, ?, ?, ?, ?)")
                .params(request, file.name(), file.kind().name(), file.size(), file.sha256(), now())
                .update();
    }

    public List<KeptFile> of(long request) {
        return jdbc.sql("select name, kind, size, sha256, purged_at from document_file where request = ? order by name")
                .param(request)
                .query(KeptFile.class)
                .list();
    }

    public Optional<KeptFile> find(long request, String name) {
        return of(request).stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** From now on they are kept for so long. */
    public void keepFor(long request, KeptFile.Kind kind, Duration time) {
        jdbc.sql("update document_file set purge_at = ? where request = ? and kind = ? and purged_at is null")
                .params(now().plus(time), request, kind.name())
                .update();
    }

    /** They are needed again. */
    void keepOn(long request) {
        jdbc.sql("update document_file set purge_at = null where request = ? and purged_at is null")
                .param(request)
                .update();
    }

    /** Files whose time is over, in no particular order. */
    public List<Due> over(int limit) {
        return jdbc.sql("select request, name, kind from document_file where purge_at <= ? order by purge_at limit ?")
                .params(now(), limit)
                .query(Due.class)
                .list();
    }

    /** It was deleted; that it was there stays known. */
    public void purged(Due file) {
        jdbc.sql("update document_file set purged_at = ?, purge_at = null where request = ? and name = ?")
                .params(now(), file.request(), file.name())
                .update();
    }

    public void read(long request, String name, String caller) {
        jdbc.sql("insert into document_access (id, request, name, caller, at)"
                        + " values (nextval('document_access_id'), ?, ?, ?, ?)")
                .params(request, name, caller, now())
                .update();
    }

    public List<Access> readings(long request) {
        return jdbc.sql("select name, caller, at from document_access where request = ? order by id")
                .param(request)
                .query(Access.class)
                .list();
    }

    private LocalDateTime now() {
        return LocalDateTime.now(clock);
    }
}
