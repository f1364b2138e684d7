package dev.aiperf.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiperf.dataset.Conversation;
import dev.aiperf.dataset.Dataset;
import dev.aiperf.dataset.Turn;
import dev.aiperf.endpoint.ChatEndpoint;
import dev.aiperf.endpoint.RequestEncoder;
import dev.aiperf.endpoint.RequestSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InputsFileTest {

    private static final RequestEncoder ENCODER =
            turn -> ("{\"prompt\":\"" + turn.joinedText() + "\"}").getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path temp;

    @Test
    void eachUsedEntryIsThereOnceInTheOrderOfItsFirstUse() throws Exception {
        Dataset dataset = dataset(OptionalLong.of(5), index -> index % 2 == 0 ? 3 : 1);
        Path file = temp.resolve("inputs.json");
        assertThat(InputsFile.write(temp, dataset, ENCODER, 100)).isEmpty();
        assertThat(JsonMapper.shared().readTree(file.toFile()).toString())
                .isEqualTo("{\"data\":[{\"session_id\":\"s3\",\"payloads\":[{\"prompt\":\"e3\"},{\"prompt\":\"é\"}]},"
                        + "{\"session_id\":\"s1\",\"payloads\":[{\"prompt\":\"e1\"},{\"prompt\":\"é\"}]}]}");
    }

    @Test
    void entriesBeyondTenThousandAreLeftOutAndSaid() throws Exception {
        Dataset endless = dataset(OptionalLong.empty(), index -> index);
        Path file = temp.resolve("inputs.json");
        assertThat(InputsFile.write(temp, endless, ENCODER, 20_001))
                .contains("inputs.json holds the first 10,000 entries that were used.");
        JsonNode json = JsonMapper.shared().readTree(file.toFile());
        assertThat(json.get("data").size()).isEqualTo(10_000);
        assertThat(InputsFile.write(temp, endless, ENCODER, 20_000)).isEmpty();
    }

    @Test
    void requestsAreNotWalkedOnceEveryEntryWasSeen() throws Exception {
        Dataset small = dataset(OptionalLong.of(2), index -> index % 2);
        Path file = temp.resolve("inputs.json");
        assertThat(InputsFile.write(temp, small, ENCODER, Long.MAX_VALUE)).isEmpty();
        assertThat(JsonMapper.shared().readTree(file.toFile()).get("data").size())
                .isEqualTo(2);
    }

    @Test
    void folderThatIsAFileIsOneSentence() throws Exception {
        Path folder = Files.writeString(temp.resolve("file"), "");
        assertThatThrownBy(() -> InputsFile.write(folder, dataset(OptionalLong.of(1), index -> 0), ENCODER, 1))
                .isInstanceOf(ReportException.class)
                .hasMessageStartingWith("Can't write " + folder.resolve("inputs.json") + ": ");
    }

    @Test
    void anEncoderThatThrowsIsOneSentenceAndLeavesNoHalfFile() {
        RequestEncoder broken = turn -> {
            throw new IllegalStateException("not today");
        };

        assertThatThrownBy(() -> InputsFile.write(temp, dataset(OptionalLong.of(1), index -> 0), broken, 1))
                .isInstanceOf(ReportException.class)
                .hasMessageContainingAll("Can't write", "inputs.json", "not today");
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void aCredentialInAPromptsOwnMembersIsHiddenHoweverDeep() throws Exception {
        Map<String, Object> extra =
                Map.of("api_key", "sk-first", "nested", List.of(Map.of("auth_token", "sk-second")), "temperature", 0.5);
        Turn turn = new Turn(List.of("hello"), OptionalInt.empty(), OptionalInt.empty(), extra);
        RequestEncoder chat = new ChatEndpoint().encoder(new RequestSettings("m", false, false, Map.of()));
        assertThat(new String(chat.encode(turn), StandardCharsets.UTF_8)).contains("sk-first", "sk-second");
        Path file = temp.resolve("inputs.json");

        InputsFile.write(temp, dataset(OptionalLong.of(1), index -> 0, entry -> List.of(turn)), chat, 1);

        assertThat(Files.readString(file)).doesNotContain("sk-first", "sk-second");
        JsonNode payload = JsonMapper.shared().readTree(file.toFile()).at("/data/0/payloads/0");
        assertThat(payload.at("/temperature").asDouble()).isEqualTo(0.5);
        assertThat(payload.at("/nested/0/auth_token").asString()).isEqualTo("<hidden>");
    }

    private static Dataset dataset(OptionalLong entries, LongUnaryOperator entryOf) {
        return dataset(entries, entryOf, entry -> List.of(Turn.of("e" + entry), Turn.of("é")));
    }

    private static Dataset dataset(OptionalLong entries, LongUnaryOperator entryOf, LongFunction<List<Turn>> turnsOf) {
        return new Dataset() {
            @Override
            public OptionalLong entries() {
                return entries;
            }

            @Override
            public long entryOf(long index) {
                return entryOf.applyAsLong(index);
            }

            @Override
            public Conversation conversation(long entry) {
                return new Conversation("s" + entry, turnsOf.apply(entry));
            }
        };
    }
}
