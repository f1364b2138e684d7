package dev.aiperf.report;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in words for the user why a file can't be written: the JDK's own messages are often a bare path. */
final class IoReason {

    private IoReason() {}

    static String of(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileAlreadyExistsException exists) {
            return exists.getFile() + " is in the way";
        }
        if (e instanceof NotDirectoryException file) {
            return file.getFile() + " is a file, not a folder";
        }
        if (e instanceof DirectoryNotEmptyException folder) {
            return folder.getFile() + " is not empty";
        }
        if (e instanceof NoSuchFileException missing) {
            return missing.getFile() + " is gone";
        }
        if (e instanceof FileSystemException system && system.getReason() != null) {
            return inLowerCase(system.getReason());
        }
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : inLowerCase(message);
    }

    private static String inLowerCase(String text) {
        boolean word = text.length() > 1 && Character.isLowerCase(text.charAt(1));
        return word ? Character.toLowerCase(text.charAt(0)) + text.substring(1) : text;
    }
}
