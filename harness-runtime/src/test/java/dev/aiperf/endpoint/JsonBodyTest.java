package dev.aiperf.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aiperf.dataset.Turn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class JsonBodyTest {

    @Test
    void theTurnsMembersWinOverTheRunsAndTheseOverTheApis() {
        RequestEncoder encoder = JsonBody.encoder(settings(Map.of("b", "run", "c", "run")), turn -> Map.of("a", "api"));
        Turn turn = new Turn(List.of("x"), OptionalInt.empty(), OptionalInt.empty(), Map.of("c", "turn"));

        assertThat(text(encoder, turn)).contains("\"a\":\"api\"", "\"b\":\"run\"", "\"c\":\"turn\"");
        assertThat(text(encoder, Turn.of("x"))).contains("\"c\":\"run\"");
    }

    @Test
    void halfASurrogatePairIsEscaped() {
        RequestEncoder encoder = JsonBody.encoder(settings(Map.of()), turn -> Map.of("beginning", turn.texts()));

        assertThat(text(encoder, Turn.of("a\ud83d"))).isEqualTo("{\"beginning\":[\"a\\ud83d\"]}");
        assertThat(text(encoder, Turn.of("é\ud83d\ude00"))).isEqualTo("{\"beginning\":[\"é\ud83d\ude00\"]}");
    }

    @Test
    void aValueThatHasNoFormInJsonIsRefused() {
        RequestEncoder encoder = JsonBody.encoder(settings(Map.of()), turn -> Map.of("x", Double.NaN));

        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> encoder.encode(Turn.of("x")));
    }

    private static RequestSettings settings(Map<String, Object> extraInputs) {
        return new RequestSettings("m", false, false, extraInputs);
    }

    private static String text(RequestEncoder encoder, Turn turn) {
        return new String(encoder.encode(turn), StandardCharsets.UTF_8);
    }
}
