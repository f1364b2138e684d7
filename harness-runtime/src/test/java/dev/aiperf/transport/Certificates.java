package dev.aiperf.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An authority, and certificates that it vouches for, made by the JDK's keytool. */
final class Certificates {

    static final String PASSWORD = "changeit";

    private static final String AUTHORITY = "authority";

    private final Path folder;

    private Certificates(Path folder) {
        this.folder = folder;
    }

    /** Makes an authority. */
    static Certificates in(Path folder) throws Exception {
        Certificates made = new Certificates(folder);
        made.keytool("-genkeypair", "-alias", AUTHORITY, "-keyalg", "EC", "-dname", "CN=authority", "-ext", "bc:c");
        return made;
    }

    /** Makes a certificate of localhost, and its key. */
    void make(String name, String... more) throws Exception {
        List<String> words = new ArrayList<>(List.of("-genkeypair", "-alias", name, "-keyalg", "EC"));
        words.addAll(List.of("-dname", "CN=localhost", "-ext", "san=dns:localhost", "-signer", AUTHORITY));
        words.addAll(List.of(more));
        keytool(words.toArray(String[]::new));
    }

    /** Returns the key store with all that was made. */
    Path store() {
        return folder.resolve("keys.p12");
    }

    /** Returns the authority's certificate in PEM. */
    Path authority() throws Exception {
        return pem("CERTIFICATE", load().getCertificate(AUTHORITY).getEncoded(), "authority.pem");
    }

    /** Returns a certificate in PEM. */
    Path certificate(String name) throws Exception {
        return pem("CERTIFICATE", load().getCertificate(name).getEncoded(), name + ".pem");
    }

    /** Returns a certificate's key in PEM. */
    Path key(String name) throws Exception {
        return pem("PRIVATE KEY", load().getKey(name, PASSWORD.toCharArray()).getEncoded(), name + ".key");
    }

    /** Returns what a server shows a certificate with, which trusts the authority. */
    SSLContext serving(String name) throws Exception {
        KeyStore all = load();
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        Certificate[] chain = all.getCertificateChain(name);
        own.setKeyEntry(name, all.getKey(name, PASSWORD.toCharArray()), PASSWORD.toCharArray(), chain);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(AUTHORITY, all.getCertificate(AUTHORITY));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private Path pem(String kind, byte[] content, String file) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return Files.writeString(
                folder.resolve(file),
                "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n",
                StandardCharsets.US_ASCII);
    }

    private KeyStore load() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store())) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private void keytool(String... words) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(words));
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", store().toString(), "-storepass", PASSWORD));
        Process made = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.out").toFile())
                .start();
        assertThat(made.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(made.exitValue())
                .as(Files.readString(folder.resolve("keytool.out")))
                .isEqualTo(0);
    }
}
