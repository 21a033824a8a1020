package carovana.positions;

import static carovana.positions.Findings.WHOLE;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Decides whether a new debt position may leave for pagoPA, and says everything that is wrong with it at once.
 *
 * <p>GPD takes nearly anything and the trouble comes weeks later, when a citizen cannot pay; this is the only place that
 * looks at it all. Characters that cannot be seen are looked for where a file is read ({@link PlainText}).
 */
@Component
public class PositionRules {

    private final Clock clock;
    private final DebtorRules debtorRules;
    private final OptionRules optionRules;
    private final AccountRules accountRules;

    public PositionRules(Clock clock, CheckSettings settings, Taxonomy taxonomy) {
        this.clock = clock;
        this.debtorRules = new DebtorRules(settings);
        this.optionRules = new OptionRules(settings, taxonomy);
        this.accountRules = new AccountRules(settings);
    }

    /**
     * Everything that is wrong or odd about a position to be created.
     *
     * @param position texts trimmed, codes in upper case without blanks, amounts in cents, moments in UTC
     * @param organization the creditor it belongs to
     * @return in the order of the position's data; empty when there is nothing to say
     */
    public List<Objection> judge(DebtPosition position, Organization organization) {
        return judge(position, organization, Operation.CREATE);
    }

    /**
     * Everything that is wrong or odd about a position that is asked for.
     *
     * @param operation CREATE or RESTORE as a new one; UPDATE may keep dates that have passed, as far as GPD lets it
     */
    public List<Objection> judge(DebtPosition position, Organization organization, Operation operation) {
        var findings = new Findings();
        var now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        judgeCreditor(position, organization, findings);
        debtorRules.judge(position.debtor(), organization, findings);
        boolean isNew = operation != Operation.UPDATE;
        if (isNew) {
            judgeValidity(position.validity(), now, findings);
        }
        var options = position.options();
        judgeNumberOfOptions(options.size(), findings);
        for (int i = 0; i < options.size(); i++) {
            optionRules.judge(
                    options.get(i),
                    i,
                    position.validity(),
                    organization,
                    now,
                    isNew || mustBeAhead(position),
                    findings);
        }
        if (options.size() > 1) {
            judgeDistinctIuvs(options, findings);
        }
        return findings.list();
    }

    /** GPD looks at the due dates of an update only where nothing else says when it can be paid. */
    private static boolean mustBeAhead(DebtPosition update) {
        return update.switchToExpired() || update.validity() == null;
    }

    /** What is asked by the IUPD alone. */
    public List<Objection> judgeKey(String iupd) {
        var findings = new Findings();
        judgeIupd(iupd, findings);
        return findings.list();
    }

    /** An account that shares of the organization itself are to go to. */
    public List<Objection> judgeAccount(String iban, Organization organization) {
        var findings = new Findings();
        accountRules.judge(iban, organization, findings);
        return findings.list();
    }

    private static void judgeCreditor(DebtPosition position, Organization organization, Findings findings) {
        var creditor = position.organization();
        if (PlainText.isEmpty(creditor)) {
            findings.missing(
                    "organizationFiscalCode", WHOLE, 0, creditor, "write the organization's 11-digit fiscal code");
        } else if (!creditor.equals(organization.fiscalCode())) {
            findings.fault(
                    "organizationFiscalCode",
                    WHOLE,
                    0,
                    creditor,
                    "this was sent for organization %s: send it for the right one"
                            .formatted(organization.fiscalCode()));
        }
        judgeIupd(position.iupd(), findings);
        findings.requireText(
                "companyName", WHOLE, 0, position.companyName(), Limits.TEXT, "write the organization's name");
        findings.limitText("officeName", WHOLE, 0, position.officeName(), Limits.TEXT);
    }

    /**
     * GPD creates a position under any IUPD, but reads, changes and deletes it only if the IUPD has no other characters
     * than these.
     */
    private static void judgeIupd(String iupd, Findings findings) {
        if (PlainText.isEmpty(iupd)) {
            findings.missing("iupd", WHOLE, 0, iupd, "write an identifier that no other debt of yours has");
            return;
        }
        findings.limitText("iupd", WHOLE, 0, iupd, Limits.IUPD);
        for (int i = 0; i < iupd.length(); i++) {
            char c = iupd.charAt(i);
            boolean allowed =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
            if (!allowed) {
                var character = c == ' ' ? "a blank" : new String(Character.toChars(iupd.codePointAt(i)));
                findings.fault(
                        "iupd",
                        WHOLE,
                        0,
                        iupd,
                        "character %d is %s: use only letters without accents, digits, - and _"
                                .formatted(i + 1, character));
                return;
            }
        }
    }

    private static void judgeValidity(LocalDateTime validity, LocalDateTime now, Findings findings) {
        if (validity != null && !validity.isAfter(now)) {
            findings.fault(
                    "validityDate",
                    WHOLE,
                    0,
                    Moments.told(validity),
                    "has passed: write a day that is still to come, or leave it empty to start at once");
        }
    }

    private static void judgeNumberOfOptions(int count, Findings findings) {
        if (count == 0) {
            findings.missing("options", WHOLE, 0, null, "there is nothing to pay, give at least one payment option");
        } else if (count > Limits.OPTIONS) {
            findings.fault(
                    "options",
                    WHOLE,
                    0,
                    Integer.toString(count),
                    "there are %d ways to pay, at most %d are allowed: make two positions of it"
                            .formatted(count, Limits.OPTIONS));
        }
    }

    private static void judgeDistinctIuvs(List<PaymentOption> options, Findings findings) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < options.size(); i++) {
            var iuv = options.get(i).iuv();
            if (iuv != null && !seen.add(iuv)) {
                findings.fault(
                        "iuv", i, 0, iuv, "another instalment of this position has the same IUV: give each its own");
            }
        }
    }
}
