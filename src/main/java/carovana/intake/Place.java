package carovana.intake;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a file lies in the inbox, and so what it is: {@code <organization>/<file>} is a file of dues,
 * {@code <organization>/rolls/<roll>/<file>} the whole of a roll, {@code …/<roll>/dry-run/<file>} only compared with it.
 *
 * @param roll null when it is none
 */
record Place(String organization, String roll, boolean dryRun) {

    static final String ROLLS = "rolls";
    static final String DRY_RUN = "dry-run";

    private static final Pattern ROLL = Pattern.compile("[A-Za-z0-9_-]{1,35}");

    /** @return nothing for a folder that means nothing */
    static Optional<Place> of(Path inbox, Path folder) {
        var path = inbox.relativize(folder);
        int depth = path.getNameCount();
        var organization = path.getName(0).toString();
        if (depth == 1) {
            return organization.isEmpty() ? Optional.empty() : Optional.of(new Place(organization, null, false));
        }
        if (!path.getName(1).toString().equals(ROLLS) || depth == 2 || depth > 4) {
            return Optional.empty();
        }
        var roll = path.getName(2).toString();
        boolean dryRun = depth == 4;
        return isRoll(roll) && (!dryRun || path.getName(3).toString().equals(DRY_RUN))
                ? Optional.of(new Place(organization, roll, dryRun))
                : Optional.empty();
    }

    /** The folder of a file that lay at this place. */
    Path in(Path inbox) {
        var folder = inbox.resolve(organization);
        if (roll == null) {
            return folder;
        }
        var rolls = folder.resolve(ROLLS).resolve(roll);
        return dryRun ? rolls.resolve(DRY_RUN) : rolls;
    }

    static boolean isRoll(String name) {
        return ROLL.matcher(name).matches();
    }
}
