package carovana.documents.unpack;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much a delivered zip may hold ({@code carovana.documents.unpack}).
 *
 * @param entries files and folders in it
 * @param entrySize one file
 * @param size all files together, counted as they are unpacked
 * @param ratio how many times bigger than packed a file may be, where it has more than a megabyte
 */
@Validated
@ConfigurationProperties("carovana.documents.unpack")
public record UnpackSettings(
        @DefaultValue("100") @Min(1) int entries,
        @NotNull @DefaultValue("25MB") DataSize entrySize,
        @NotNull @DefaultValue("200MB") DataSize size,
        @DefaultValue("100") @Min(1) int ratio) {}
