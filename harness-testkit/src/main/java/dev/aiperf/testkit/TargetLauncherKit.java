package dev.aiperf.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiperf.run.LaunchedTarget;
import dev.aiperf.run.RunException;
import dev.aiperf.run.TargetLauncher;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link TargetLauncher} promises: a server that answers as soon as it is launched, of its own for each launch,
 * gone with its process once it is closed; and for options that can't be, a sentence instead of a server.
 *
 * <p>The author of a launcher says which, and what it takes:
 *
 * <pre>{@code
 * class MyLauncherTest extends TargetLauncherKit {
 *     protected TargetLauncher launcher() { return new MyLauncher(); }
 *     protected List<Map<String, String>> badOptions() { return List.of(Map.of("workers", "many")); }
 * }
 * }</pre>
 */
@Timeout(120)
public abstract class TargetLauncherKit {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Returns the launcher to be tested. */
    protected abstract TargetLauncher launcher();

    /** Returns options that can't be, each to be refused; one or more. An option that doesn't exist is tried anyway. */
    protected abstract List<Map<String, String>> badOptions();

    /** Returns the options of a small server that starts quickly. */
    protected Map<String, String> goodOptions() {
        return Map.of();
    }

    @Test
    public final void theNameIsAScheme() {
        assertThat(launcher().name()).matches("[a-z][a-z0-9+.-]*").isNotIn("http", "https");
    }

    @Test
    public final void whatIsLaunchedAnswersUntilItIsClosedAndIsGoneThen() throws Exception {
        Set<ProcessHandle> before = children();
        URI url;
        try (LaunchedTarget target = launcher().launch(goodOptions())) {
            url = target.url();
            assertThat(url.getScheme()).isIn("http", "https");
            assertThat(url.getHost()).isNotNull();
            assertThat(status(url)).isBetween(200, 499);
        }

        assertThat(isListening(url)).as("%s still listens after the close", url).isFalse();
        Set<ProcessHandle> left = children();
        left.removeAll(before);
        assertThat(left).as("processes left behind").isEmpty();
    }

    @Test
    public final void closingTwiceIsHarmless() throws Exception {
        LaunchedTarget target = launcher().launch(goodOptions());
        target.close();
        target.close();

        assertThat(isListening(target.url())).isFalse();
    }

    @Test
    public final void eachLaunchIsAServerOfItsOwn() throws Exception {
        try (LaunchedTarget one = launcher().launch(goodOptions());
                LaunchedTarget other = launcher().launch(goodOptions())) {
            assertThat(one.url()).isNotEqualTo(other.url());
            one.close();

            assertThat(status(other.url())).isBetween(200, 499);
        }
    }

    @Test
    public final void optionsThatCantBeAreWrongUseInWordsAndLeaveNothingBehind() {
        assertThat(badOptions()).isNotEmpty();
        Set<ProcessHandle> before = children();
        badOptions().forEach(this::requireRefused);
        requireRefused(Map.of("no-such-option-of-anything", "1"));

        Set<ProcessHandle> left = children();
        left.removeAll(before);
        assertThat(left).as("processes left behind").isEmpty();
    }

    private void requireRefused(Map<String, String> options) {
        assertThatThrownBy(() -> launcher().launch(options).close())
                .as("launching with %s", options)
                .isInstanceOfSatisfying(RunException.class, e -> {
                    assertThat(e.kind()).isEqualTo(RunException.Kind.WRONG_USE);
                    assertThat(e.getMessage())
                            .contains(options.keySet().iterator().next())
                            .doesNotContain("\tat ", "Exception")
                            .satisfies(message -> assertThat(message.lines()).hasSizeLessThanOrEqualTo(5));
                });
    }

    private static int status(URI url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url).timeout(PATIENCE).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static boolean isListening(URI url) {
        int port = url.getPort() >= 0 ? url.getPort() : url.getScheme().equals("https") ? 443 : 80;
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(url.getHost(), port), (int) PATIENCE.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Set<ProcessHandle> children() {
        return ProcessHandle.current().descendants().collect(Collectors.toSet());
    }
}
