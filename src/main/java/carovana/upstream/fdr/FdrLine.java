package carovana.upstream.fdr;

import java.time.LocalDate;

/**
 * A datiSingoliPagamenti of a reporting flow.
 *
 * @param number from 1
 * @param iuv up to 35 characters
 * @param iur up to 35 characters
 * @param index of the transfer; 1 when the flow does not say
 * @param amount euro cents
 * @param outcome codiceEsitoSingoloPagamento, whatever it is
 * @param day dataEsitoSingoloPagamento
 */
public record FdrLine(int number, String iuv, String iur, int index, long amount, String outcome, LocalDate day) {}
