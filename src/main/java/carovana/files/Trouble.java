package carovana.files;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.ReadOnlyFileSystemException;

/** What is wrong around a file, in a line that whoever looks after the folders can act on. */
public final class Trouble {

    private Trouble() {}

    public static String inWords(Throwable trouble) {
        for (var cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof AccessDeniedException denied) {
                return denied.getFile() + " may not be used: give Carovana's user the permission";
            }
            if (cause instanceof NoSuchFileException missing) {
                return missing.getFile() + " is not there";
            }
            if (cause instanceof FileAlreadyExistsException inTheWay) {
                return inTheWay.getFile() + " is in the way: a folder must be there, move the file elsewhere";
            }
            if (cause instanceof ReadOnlyFileSystemException) {
                return "the disk is read-only";
            }
            if (cause instanceof FileSystemException failed) {
                return failed.getReason() == null
                        ? failed.getFile() + " cannot be used"
                        : failed.getFile() + ": " + failed.getReason();
            }
        }
        var root = trouble;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
