package dev.aiperf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.simulator.Simulator;
import dev.aiperf.simulator.SimulatorOptions;
import dev.aiperf.transport.TransportProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A client that isn't up to its load, for reasons that a test can make: what it says of itself. */
@Timeout(120)
class ClientHealthTest {

    private static final String STRICT =
            "profile --model simulated-model --tokenizer builtin --strict --no-self-check --ui none --artifact-dir ";

    @TempDir
    Path folder;

    private ResultFiles files() {
        return new ResultFiles(folder.resolve("result"));
    }

    @Test
    void aThreadForConnectionsThatStoodStillIsSaidMarksItsRequestsAndWithStrictIsAnError() throws Exception {
        List<String> arguments = Call.words(STRICT + files().folder()
                + " --request-rate 100 --arrival-pattern constant --request-count 300"
                + " --url simulator:?decode-base=1ms&output-tokens=4&prefill-rate=2000000&independent-streams=true");
        try (ChildProcess child = ChildProcess.startWithServices(stallingHttp(), folder, arguments)) {
            assertThat(child.exitCode()).as(child.errText()).isEqualTo(5);
            assertThat(child.errText())
                    .containsPattern("aiperf: the client was not up to the load \\(.*a thread of the client was"
                            + " held up for .*\\), and --strict makes that an error\n$");
        }

        JsonNode client = files().summary().path("client");
        assertThat(client.path("verdict").asString()).isEqualTo("invalid");
        List<JsonNode> records = files().records();
        assertThat(records).hasSize(300);
        long marked = records.stream()
                .filter(record -> record.path("metadata").has("client_pause_ms"))
                .count();
        assertThat(marked).isGreaterThan(10);
        assertThat(client.at("/long_pauses/overlapped_requests").asLong()).isEqualTo(marked);
        assertThat(files().console().replaceAll("\\s+", " "))
                .contains(marked + " of 300 requests overlapped a pause of the client of 20 ms or more.");

        JsonNode stall = client.at("/long_pauses/longest")
                .valueStream()
                .filter(pause -> pause.path("cause").asString().equals("event_loop")
                        && pause.path("length_ms").asDouble() > 500)
                .findFirst()
                .orElseThrow();
        long begin = stall.path("start_ns").asLong();
        long end = begin + (long) (stall.path("length_ms").asDouble() * 1e6);
        assertThat(records)
                .filteredOn(record -> record.at("/metadata/credit_issued_ns").asLong() < end
                        && record.at("/metadata/request_end_ns").asLong() > begin)
                .as("all that overlap it")
                .hasSizeGreaterThan(10)
                .allMatch(record -> record.at("/metadata/client_pause_ms").asDouble() > 500);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aProcessThatWasStoppedIsNotHealthyAndMarksItsRequests() throws Exception {
        List<String> arguments = Call.words(STRICT + files().folder()
                + " --request-rate 50 --arrival-pattern constant --request-count 400"
                + " --url simulator:?decode-base=1ms&output-tokens=4&prefill-rate=2000000&independent-streams=true");
        try (ChildProcess child = ChildProcess.start(folder, arguments)) {
            Path lines = files().folder().resolve("profile_export.jsonl");
            for (int look = 0; look < 1200 && (!Files.exists(lines) || Files.size(lines) < 20_000); look++) {
                Thread.sleep(25);
            }
            child.kill("STOP");
            Thread.sleep(1500);
            child.kill("CONT");
            assertThat(child.exitCode()).as(child.errText()).isEqualTo(5);
        }

        JsonNode client = files().summary().path("client");
        assertThat(client.path("verdict").asString()).isEqualTo("invalid");
        assertThat(client.at("/long_pauses/longest").valueStream())
                .anyMatch(pause -> pause.path("cause").asString().equals("no_processor")
                        && pause.path("length_ms").asDouble() > 1000);
        assertThat(files().records())
                .filteredOn(record -> record.at("/metadata/client_pause_ms").asDouble(0) > 1000)
                .hasSizeGreaterThan(10);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aClientThatRunsOutOfOpenFilesIsInvalidAndSaysSo() throws Exception {
        // Short answers come before the files run out, so that the server isn't taken for gone.
        SimulatorOptions slow = SimulatorOptions.defaults()
                .with("independent-streams", "true")
                .with("prefill-rate", "2000000")
                .with("decode-base", "50ms");
        // The server is in this process, whose own limit is larger.
        try (Simulator simulator = Simulator.start(slow);
                ChildProcess child = ChildProcess.startWithOpenFiles(
                        500,
                        folder,
                        Call.words(STRICT + files().folder() + " --url " + simulator.uri()
                                + " --isl 16 --osl 20 --osl-stddev 16 --request-rate 500 --request-count 1500"))) {
            int code = child.exitCode();
            assertThat(child.errText())
                    .containsPattern(
                            "aiperf: the client was not up to the load \\(.*4\\d\\d of the 500 files and sockets that"
                                    + " the client may have open were open.*\\), and --strict makes that an error\n$");
            assertThat(code).isEqualTo(5);
        }
        JsonNode client = files().summary().path("client");
        assertThat(client.path("verdict").asString()).isEqualTo("invalid");
        assertThat(client.at("/open_files/peak").asInt()).isBetween(421, 500);
        assertThat(client.at("/open_files/limit").asInt()).isEqualTo(500);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theLocalPortsOfItsConnectionsAreCounted() throws Exception {
        ProfileRun run = ProfileRun.of(
                        ProfileRun.quick(),
                        folder,
                        "--model M --tokenizer builtin --url U --concurrency 20 --request-count 60")
                .succeeded();

        JsonNode ports = run.files().summary().at("/client/ports");
        assertThat(ports.path("peak").asLong()).isBetween(20L, 40L);
        assertThat(ports.path("limit").asLong()).isGreaterThan(1000);
    }

    /** Returns a folder for the class path with another HTTP. */
    private Path stallingHttp() throws Exception {
        Path services = Files.createDirectories(folder.resolve("services"));
        Path names = Files.createDirectories(services.resolve("META-INF").resolve("services"));
        Files.writeString(names.resolve(TransportProvider.class.getName()), StallingTransports.class.getName());
        return services;
    }
}
