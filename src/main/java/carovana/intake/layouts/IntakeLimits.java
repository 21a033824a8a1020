package carovana.intake.layouts;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How big a dropped file may be ({@code carovana.intake.limits}). The defaults are the house's own; a file beyond
 * one of them is refused with a sentence that names the limit and what was met.
 *
 * @param fileSize the file as it was left
 * @param unzippedSize the content of a zip
 * @param zipRatio how many times bigger than its zip a content may be
 * @param zipEntries files in a zip; only one is ever read, so it cannot be more
 * @param columns columns of a CSV
 * @param fieldSize one value of a CSV, in bytes of UTF-8
 * @param depth objects and lists inside each other in a JSON
 * @param positionSize one position of a JSON
 * @param rows rows of a CSV, or positions of a JSON
 */
@Validated
@ConfigurationProperties("carovana.intake.limits")
public record IntakeLimits(
        @NotNull @DefaultValue("1GB") DataSize fileSize,
        @NotNull @DefaultValue("1GB") DataSize unzippedSize,
        @Min(1) @DefaultValue("200") int zipRatio,
        @Min(1) @Max(1) @DefaultValue("1") int zipEntries,
        @Min(6) @DefaultValue("200") int columns,
        @NotNull @DefaultValue("64KB") DataSize fieldSize,
        @Min(5) @DefaultValue("50") int depth,
        @NotNull @DefaultValue("1MB") DataSize positionSize,
        @Min(1) @DefaultValue("5000000") int rows) {

    /** The limits as delivered, for whoever builds a reader by hand. */
    public static IntakeLimits standard() {
        return new IntakeLimits(
                DataSize.ofGigabytes(1),
                DataSize.ofGigabytes(1),
                200,
                1,
                200,
                DataSize.ofKilobytes(64),
                50,
                DataSize.ofMegabytes(1),
                5_000_000);
    }

    /** A size for a sentence: the largest whole unit, or bytes. */
    static String told(long bytes) {
        String[] units = {"bytes", "KB", "MB", "GB"};
        int unit = 0;
        long whole = bytes;
        while (unit < 3 && whole >= 1024 && whole % 1024 == 0) {
            whole /= 1024;
            unit++;
        }
        return unit == 0 ? "%d bytes".formatted(whole) : whole + " " + units[unit];
    }
}
