package dev.aiperf.plan.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.Secret;
import dev.aiperf.plan.Target;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetAndKeyTest {

    @ParameterizedTest
    @CsvSource({
        "localhost:8000, http://localhost:8000",
        "inference, http://inference",
        "http://host/v1, http://host/v1",
        "HTTPS://host, HTTPS://host",
        "http://[::1]:8000, http://[::1]:8000",
        "http://host?version=1, http://host?version=1",
        "simulators:80, http://simulators:80"
    })
    void withoutASchemeHttpIsMeant(String text, URI base) {
        assertThat(Profile.of("-u", text).plan().endpoint().target()).isEqualTo(new Target.Running(text, base));
    }

    @Test
    void aLauncherIsNamedBeforeAColon() {
        Target.Launched plain = (Target.Launched)
                Profile.of("--url", "simulator:").plan().endpoint().target();
        assertThat(plain.launcher()).isEqualTo("simulator");
        assertThat(plain.options()).isEmpty();

        Target.Launched withOptions =
                (Target.Launched) Profile.of("--url", "simulator:?max-batch=8&independent-streams&name=a%20b")
                        .plan()
                        .endpoint()
                        .target();
        assertThat(withOptions.options())
                .containsExactly(entry("max-batch", "8"), entry("independent-streams", "true"), entry("name", "a b"));
    }

    @Test
    void aUserInTheUrlIsRefusedAndNotShown() {
        assertThat(Profile.of("--url", "http://joe:pw@host").problems())
                .containsExactly(
                        "--url http://<hidden>@host (on the command line) must hold no user and password; give them"
                                + " by --header or --api-key");
    }

    @Test
    void aCredentialInTheQueryIsSentAndNotShown() {
        Target.Running target = (Target.Running) Profile.of("--url", "http://host?api-key=s3cret&v=1")
                .plan()
                .endpoint()
                .target();

        assertThat(target.text()).isEqualTo("http://host?api-key=<hidden>&v=1");
        assertThat(target.base().getQuery()).isEqualTo("api-key=s3cret&v=1");
    }

    @Test
    void aKeyIsGivenItselfOrByVariableOrByFile() {
        assertThat(key(Profile.of("--api-key", "sk-1"))).isEqualTo("sk-1");
        assertThat(key(Profile.of("--api-key", "env:KEY").variable("KEY", "sk-2")))
                .isEqualTo("sk-2");
        assertThat(key(Profile.of("--api-key", "file:key.txt").fileAt("key.txt", "sk-3\n")))
                .isEqualTo("sk-3");
    }

    @Test
    void aKeyThatIsNotThereIsAProblemThatDoesNotShowIt() {
        assertThat(Profile.of("--api-key", "env:KEY").problems())
                .containsExactly(
                        "--api-key env:KEY (on the command line) names an environment variable that is not set;"
                                + " export KEY first");
        assertThat(Profile.of("--api-key", "file:key.txt").problems())
                .containsExactly("--api-key file:key.txt (on the command line) names a file that can't be read; write"
                        + " file:PATH of one that can");
        assertThat(Profile.of("--api-key", "file:key.txt")
                        .fileAt("key.txt", " \n")
                        .problems())
                .containsExactly(
                        "--api-key file:key.txt (on the command line) names a file that is empty; it must hold the"
                                + " key");
        assertThat(Profile.of("--api-key", "sk\u00e91").problems())
                .containsExactly(
                        "--api-key <hidden> (on the command line) must be a key on one line, in printable ASCII");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://api.openai.com", "https://eu.api.openai.com/v1", "https://API.OpenAI.com"})
    void theKeyOfTheEnvironmentGoesToItsOwnHost(String url) {
        ProfilePlan plan =
                Profile.of("--url", url).variable("OPENAI_API_KEY", "sk-4").plan();

        assertThat(plan.endpoint().apiKey()).map(Secret::reveal).contains("sk-4");
        assertThat(plan.notes()).contains("The API key is that of OPENAI_API_KEY in the environment.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.openai.com",
                "https://openai.com.evil.org",
                "https://notopenai.com",
                "http://localhost:8000",
                "simulator:"
            })
    void theKeyOfTheEnvironmentGoesNowhereElse(String url) {
        assertThat(Profile.of("--url", url)
                        .variable("OPENAI_API_KEY", "sk-4")
                        .plan()
                        .endpoint()
                        .apiKey())
                .isEmpty();
    }

    @Test
    void aHeaderThatAuthorizesKeepsTheKeyOfTheEnvironmentOut() {
        assertThat(Profile.of("--url", "https://api.openai.com", "-H", "authorization: Basic x")
                        .variable("OPENAI_API_KEY", "sk-4")
                        .plan()
                        .endpoint()
                        .apiKey())
                .isEmpty();
        assertThat(Profile.of("-H", "authorization: Basic x", "--api-key", "sk").problems())
                .containsExactly(
                        "--api-key <hidden> (on the command line) fills the header Authorization, which --header"
                                + " gives, too; keep one of the two");
    }

    private static String key(Profile profile) {
        return profile.plan().endpoint().apiKey().orElseThrow().reveal();
    }
}
