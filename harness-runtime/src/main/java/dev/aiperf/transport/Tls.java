package dev.aiperf.transport;

import dev.aiperf.plan.TlsPlan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/** Makes what TLS connections are made with, of files in PEM. */
final class Tls {

    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]*)-----END PRIVATE KEY-----");
    private static final List<String> KEY_ALGORITHMS = List.of("RSA", "EC", "Ed25519", "Ed448");
    private static final char[] NO_PASSWORD = new char[0];

    private Tls() {}

    /**
     * Makes what TLS connections are made with, and starts it.
     *
     * @throws WordedException when a file doesn't hold what it should
     */
    static SslContextFactory.Client start(TlsPlan plan) throws Exception {
        SslContextFactory.Client tls = new SslContextFactory.Client();
        if (!plan.equals(TlsPlan.DEFAULT)) {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(ourselves(plan), trusted(plan), null);
            tls.setSslContext(context);
        }
        if (plan.insecure()) {
            tls.setEndpointIdentificationAlgorithm(null);
        }
        tls.start();
        return tls;
    }

    private static TrustManager @Nullable [] trusted(TlsPlan plan) throws Exception {
        if (plan.insecure()) {
            return SslContextFactory.TRUST_ALL_CERTS;
        }
        if (plan.caFile().isEmpty()) {
            return null;
        }
        KeyStore authorities = emptyStore();
        int number = 0;
        for (Certificate certificate : certificates(plan.caFile().get())) {
            authorities.setCertificateEntry("authority-" + number++, certificate);
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(authorities);
        return managers.getTrustManagers();
    }

    private static KeyManager @Nullable [] ourselves(TlsPlan plan) throws Exception {
        if (plan.certificateFile().isEmpty() || plan.keyFile().isEmpty()) {
            return null;
        }
        Certificate[] chain = certificates(plan.certificateFile().get()).toArray(Certificate[]::new);
        KeyStore store = emptyStore();
        store.setKeyEntry("client", privateKey(plan.keyFile().get()), NO_PASSWORD, chain);
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, NO_PASSWORD);
        return managers.getKeyManagers();
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    private static Collection<? extends Certificate> certificates(Path file) throws Exception {
        try {
            Collection<? extends Certificate> found = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)));
            if (!found.isEmpty()) {
                return found;
            }
        } catch (CertificateException e) {
            throw new WordedException(file + " holds no certificates in PEM", e);
        }
        throw new WordedException(file + " holds no certificates in PEM");
    }

    private static PrivateKey privateKey(Path file) throws Exception {
        Matcher key = PRIVATE_KEY.matcher(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        List<InvalidKeySpecException> ofOther = new ArrayList<>();
        if (key.find()) {
            PKCS8EncodedKeySpec spec =
                    new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(key.group(1)));
            for (String algorithm : KEY_ALGORITHMS) {
                try {
                    return KeyFactory.getInstance(algorithm).generatePrivate(spec);
                } catch (InvalidKeySpecException e) {
                    ofOther.add(e);
                }
            }
        }
        WordedException noKey = new WordedException(file + " holds no private key in PEM (PKCS#8, not encrypted);"
                + " convert it with: openssl pkcs8 -topk8 -nocrypt -in " + file);
        ofOther.forEach(noKey::addSuppressed);
        throw noKey;
    }
}
