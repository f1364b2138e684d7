package dev.aiperf.plan;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Who is trusted, and who we are, on connections by TLS.
 *
 * @param caFile the certificates, in PEM, of those who may vouch for the server, in place of those that the JVM trusts
 * @param certificateFile our own certificate and what leads from it to its authority, in PEM; with a key file
 * @param keyFile the certificate's private key, in PEM and not encrypted
 * @param insecure whether any certificate of the server will do
 */
public record TlsPlan(Optional<Path> caFile, Optional<Path> certificateFile, Optional<Path> keyFile, boolean insecure) {

    /** What the JVM trusts, and no certificate of our own. */
    public static final TlsPlan DEFAULT = new TlsPlan(Optional.empty(), Optional.empty(), Optional.empty(), false);
}
