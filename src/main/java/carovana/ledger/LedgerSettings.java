package carovana.ledger;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the ledger ({@code carovana.ledger}).
 *
 * @param firstIuvBase the first 13-digit base of allocated IUVs: set it apart from other systems that share the
 *     organization's segregation code, before the first allocation
 * @param pageRows rows taken in one transaction; 500 to 1,000 is where batching stops paying
 */
@Validated
@ConfigurationProperties("carovana.ledger")
public record LedgerSettings(
        @DefaultValue("1") @Min(0) @Max(Iuvs.LAST_BASE) long firstIuvBase,
        @DefaultValue("500") @Min(1) @Max(10_000) int pageRows) {}
