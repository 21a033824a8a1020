package carovana.upstream.fdr;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * The head of a reporting flow.
 *
 * @param flowId identificativoFlusso, up to 35 characters
 * @param flowAt dataOraFlusso, Italian time to the second
 * @param regulation identificativoUnivocoRegolamento, up to 35 characters
 * @param regulationDay dataRegolamento
 * @param senderType G, A or B
 * @param sender codiceIdentificativoUnivoco of istitutoMittente: a fiscal code, an ABI or a BIC
 * @param senderName may be null
 * @param pouringBank codiceBicBancaDiRiversamento; may be null
 * @param receiver codiceIdentificativoUnivoco of istitutoRicevente
 * @param count numeroTotalePagamenti
 * @param total importoTotalePagamenti, euro cents
 */
public record FdrHeader(
        String flowId,
        LocalDateTime flowAt,
        String regulation,
        LocalDate regulationDay,
        String senderType,
        String sender,
        String senderName,
        String pouringBank,
        String receiver,
        int count,
        long total) {}
