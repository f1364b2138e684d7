package dev.aiperf.plan.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything a user can get wrong is one line that names the setting, the value, its origin, and what to write. */
class PlanProblemsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--request-rate 0|must be a number above 0, such as 5 or 0.5",
                "--request-rate -5|must be a number above 0, such as 5 or 0.5",
                "--request-rate abc|must be a number above 0, such as 5 or 0.5",
                "--request-rate NaN|must be a number above 0, such as 5 or 0.5",
                "--request-rate 1,2|must be one value: sweeps over settings other than --concurrency are not built in yet",
                "--concurrency 0|must be a whole number, 1 to 1000000, or several with commas between them",
                "--concurrency 1,5,x|must be a whole number, 1 to 1000000, or several with commas between them; 'x' is not",
                "--concurrency 5,5|must not name a point twice; keep one 5",
                "--concurrency-start 5|needs --concurrency-end, the last point of the sweep, beside it",
                "--concurrency-end 0|must be a whole number, 1 to 1000000",
                "--concurrency-end 100000|makes a sweep of more than 1000 points; choose a larger --concurrency-step",
                "--max-concurrency 5|needs --request-rate beside it; without a rate write --concurrency",
                "--max-concurrency x|must be a whole number, 1 to 1000000",
                "--arrival-smoothness 0.5|shapes arrivals by the clock; add --request-rate",
                "--arrival-smoothness 0|must be a number above 0, such as 5 or 0.5",
                "--arrival-pattern concurrency_burst|is what a run without a request rate does; leave the pattern away",
                "--arrival-pattern poison|must be constant, poisson, gamma or clients; did you mean poisson?",
                "--goodput foo:1|names no metric of a request: 'foo'",
                "--goodput time_to_first_tokn:1|names no metric of a request: 'time_to_first_tokn'; did you mean"
                        + " time_to_first_token?",
                "--goodput-ttft fast|must be a duration such as 500ms, 10s or 5m (a bare number means milliseconds)",
                "--request-timeout 0|must be a duration above 0, such as 500ms, 10s or 5m; a bare number means milliseconds",
                "--benchmark-duration 5x|must be a duration such as 500ms, 10s or 5m (a bare number means seconds)",
                "--benchmark-grace-period soon|must be a duration, 0 or more, or inf; a bare number means seconds",
                "--warmup-grace-period 5|needs a warm-up; add --warmup-request-count or --warmup-duration",
                "--osl-stddev 5|needs --osl, the mean, beside it",
                "--isl 0|must be a whole number, 1 to 100000000",
                "--custom-dataset-type single_turn|needs --input-file, the file of that form, beside it",
                "--input-file nowhere.jsonl|names a file that isn't there or can't be read; write the path of one that can",
                "--endpoint-type chta|must be chat, completions, embeddings or huggingface_generate; did you mean chat?",
                "--transport htp2|must be http or http2; did you mean http2?",
                "--connection-reuse-strategy sticky|must be pooled or never",
                "--connection-reuse-strategy sticky-user-sessions|names a strategy that is not built in yet; it must be"
                        + " pooled or never",
                "--tls-ca-file none.pem|names a file that isn't there or can't be read; write the path of one that can",
                "--ip-version 5|must be 4, 6 or auto; did you mean 4 or 6?",
                "--source-address host|must be an IP address of this machine such as 10.0.0.2",
                "--source-address 10.0.0.256|must be an IP address of this machine such as 10.0.0.2",
                "--source-address 10.0.0.2,::1|must be addresses of one IP version, that of --ip-version where it is given",
                "--proxy socks5://host:1|must be the URL of an HTTP proxy such as http://proxy:3128, without user, password"
                        + " and path; other kinds of proxy are not built in yet",
                "--endpoint-type rankings|must be chat, completions, embeddings or huggingface_generate",
                "--endpoint-type cohere-rankings|names an endpoint type that is not built in yet; it must be chat,"
                        + " completions, embeddings or huggingface_generate",
                "--url http://|must be a URL such as http://localhost:8000, or simulator:",
                "--url ftp://host|must start with http:// or https://, not with ftp://",
                "--url http://host:99999|must be a URL such as http://localhost:8000, or simulator:",
                "--url http://ho_st|must be a URL such as http://localhost:8000, or simulator:",
                "--url http://host/#part|must hold no fragment; leave away what follows the #",
                "--url simulator:?a=%|holds a % that two hexadecimal digits must follow; write it %25",
                "--header X-Team|must be a header such as \"X-Team: search\": a name, a colon, a value",
                "--extra-inputs ignore_eos|must be key:value pairs such as temperature:0.7, or a JSON object",
                "--extra-inputs {\"a\":}|is not JSON: expected a JSON value at character 6",
                "--export-level raw|is not built in yet; records is the fullest level so far",
                "--random-seed x|must be a whole number of 64 bits",
                "--profile-export-prefix a/b|must be the start of a file name, without a folder; the folder is"
                        + " --artifact-dir",
                "--ui fancy|must be dashboard, fireworks, none or simple"
            })
    void aWrongValueIsAnsweredInOneLine(String option, String message) {
        String[] words = option.split(" ", 2);

        assertThat(Profile.of(words[0], words[1]).problems())
                .containsExactly(option + " (on the command line) " + message);
    }

    @Test
    void whatIsAboutClientsBesideAnotherPatternIsRefused() {
        assertThat(Profile.of("--request-rate", "5", "--arrival-pattern", "gamma", "--arrival-clients", "20")
                        .problems())
                .containsExactly("--arrival-clients 20 (on the command line) is about a population of clients; write"
                        + " --arrival-pattern clients");
        assertThat(Profile.of("--arrival-client-skew", "1").problems())
                .containsExactly("--arrival-client-skew 1 (on the command line) shapes arrivals by the clock; add"
                        + " --request-rate");
    }

    @Test
    void aSmoothnessBesideAnotherPatternIsRefused() {
        assertThat(Profile.of("--request-rate", "5", "--arrival-pattern", "poisson", "--arrival-smoothness", "2")
                        .problems())
                .containsExactly("--arrival-smoothness 2 (on the command line) is the shape of gamma arrivals; write"
                        + " --arrival-pattern gamma");
    }

    @Test
    void anExtraInputThatContradictsASettingIsRefused() {
        assertThat(Profile.of("--extra-inputs", "stream:true").problems())
                .containsExactly("--extra-inputs stream:true (on the command line) asks for stream:true, against which"
                        + " answers would be read; leave it out, and write --streaming");
        assertThat(Profile.of("--extra-inputs", "model:other").problems())
                .containsExactly("--extra-inputs model:other (on the command line) asks for the model other in place of"
                        + " M; leave it out, and write it as --model");
        assertThat(Profile.of("--extra-inputs", "max_tokens:5", "--osl", "8").problems())
                .containsExactly("--extra-inputs max_tokens:5 (on the command line) asks for an output length by"
                        + " max_tokens, and so does --osl; keep one of the two");

        assertThat(Profile.of("--extra-inputs", "stream:true", "model:M", "max_tokens:5", "--streaming")
                        .plan()
                        .endpoint()
                        .extraInputs())
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--gpu-telemetry|GPU telemetry is not built in yet",
                "--convergence-mode cv|runs are added until their intervals are narrow enough: --confidence-half-width, with"
                        + " --max-runs",
                "--dataset sharegpt|public data sets are not built in yet; --input-file takes prompts of your own",
                "-b 4|several texts in one request are not built in yet"
            })
    void whatIsKnownAndNotBuiltInIsRefusedWithTheReason(String option, String reason) {
        List<String> words = List.of(option.split(" ", 2));

        assertThat(Profile.of(words.toArray(String[]::new)).problems())
                .containsExactly(words.get(0) + " (on the command line) can't be used: " + reason + "; remove it");
    }

    @Test
    void aMistypedOptionGetsTheNearestNames() {
        assertThat(Profile.of("--concurency", "5").problems())
                .containsExactly("--concurency (on the command line) is not a setting; did you mean --concurrency?");
    }

    @Test
    void aMissingModelIsAskedFor() {
        assertThat(Profile.ofAll().problems())
                .containsExactly("--model is missing; write --model and the name of the model to ask for");
        assertThat(Profile.ofAll("--model", "").problems())
                .containsExactly("--model \"\" (on the command line) must be the name of a model, not empty");
        assertThat(Profile.ofAll("--model", "a,b").problems())
                .containsExactly(
                        "--model a,b (on the command line) names several models, which one run can't ask for yet; keep one");
    }

    @Test
    void severalServersAreRefusedForNow() {
        assertThat(Profile.of("--url", "http://a:1", "http://b:2").problems())
                .containsExactly(
                        "--url http://a:1 http://b:2 (on the command line) names several servers, and sharing the"
                                + " load between them is not built in yet; keep one URL");
    }

    @Test
    void everyProblemIsReportedAtOnce() {
        assertThat(Profile.ofAll("--concurrency", "0", "--isl", "x", "--url", "ftp://a", "--nonsense", "1")
                        .problems())
                .hasSize(5);
    }

    @Test
    void anOptionThatIsGivenTwiceMustSayTheSame() {
        assertThat(Profile.of("--isl", "5", "6").problems())
                .containsExactly("--isl 5 6 (on the command line) must be one value; keep one of these");
        assertThat(Profile.of("--isl", "5", "--input-tokens-mean", "6").problems())
                .containsExactly(
                        "--input-tokens-mean 6 (on the command line) contradicts --isl 5 (on the command line);"
                                + " keep one of the two");
        assertThat(Profile.of("--isl", "5", "--input-tokens-mean", "5").plan()).isNotNull();
    }

    @Test
    void twoSweepsContradictEachOther() {
        assertThat(Profile.of("--concurrency", "1,2", "--concurrency-end", "3").problems())
                .containsExactly(
                        "--concurrency-end 3 (on the command line) contradicts --concurrency 1,2 (on the command"
                                + " line); keep one of the two");
    }

    @Test
    void aSweepBesideARateIsRefused() {
        assertThat(Profile.of("--concurrency", "1,2", "--request-rate", "5").problems())
                .containsExactly(
                        "--concurrency 1,2 (on the command line) must be one number beside a request rate, where it"
                                + " is the ceiling; remove the rate for a sweep");
    }

    @Test
    void madePromptsAndAFileInOnePlaceAreRefused() {
        assertThat(Profile.of("--input-file", "p.jsonl", "--isl", "5")
                        .fileAt("p.jsonl", "")
                        .problems())
                .containsExactly(
                        "--isl 5 (on the command line) is for made prompts, and --input-file brings its own; keep"
                                + " one of the two");
    }

    @Test
    void aStreamOfATypeThatHasNoneIsRefused() {
        assertThat(Profile.of("--streaming", "--endpoint-type", "embeddings").problems())
                .containsExactly("--streaming (on the command line) asks for a stream, which the endpoint type"
                        + " embeddings doesn't have; leave it out, or write --endpoint-type and chat, completions or"
                        + " huggingface_generate");
        assertThat(Profile.of("--no-streaming", "--endpoint-type", "embeddings")
                        .plan()
                        .endpoint()
                        .streaming())
                .isFalse();
    }

    @Test
    void aStreamBoundWithoutAStreamIsRefusedWhereStreamingCannotBeTurnedOn() {
        assertThat(Profile.of("--goodput-ttft", "500", "--no-streaming").problems())
                .containsExactly("--goodput-ttft 500 (on the command line) bounds time_to_first_token, which needs a"
                        + " streaming endpoint; add --streaming");
        assertThat(Profile.of("--goodput", "time_to_first_token:500", "--endpoint-type", "embeddings")
                        .problems())
                .containsExactly(
                        "--goodput time_to_first_token:500 (on the command line) bounds time_to_first_token, which"
                                + " needs a streaming endpoint; add --streaming");
    }
}
