package dev.aiperf.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatorOptionsTest {

    @Test
    void everyOptionHasAHelpOfOneLineAndADefaultThatItAccepts() {
        assertThat(SimulatorOptions.catalogue()).hasSizeGreaterThan(25).allSatisfy(option -> {
            assertThat(option.help()).isNotBlank().doesNotContain("\n");
            assertThat(option.name()).matches("[a-z]+(-[a-z]+)*");
            assertThat(option.parse(option.defaultText())).isNotNull();
        });
    }

    @Test
    void optionsAreTheDefaultsButForThoseGiven() {
        SimulatorOptions options = SimulatorOptions.of(Map.of("max-batch", "7", "decode-base", "2s"));

        assertThat(options.count(OptionCatalogue.MAX_BATCH)).isEqualTo(7);
        assertThat(options.whole(OptionCatalogue.DECODE_BASE)).isEqualTo(2_000_000_000L);
        assertThat(options.count(OptionCatalogue.KV_TOKENS)).isEqualTo(200_000);
        assertThat(options.whole(OptionCatalogue.DECODE_PER_SEQUENCE)).isEqualTo(200_000);
    }

    @Test
    void oneOptionMoreLeavesTheFirstOptionsAlone() {
        SimulatorOptions first = SimulatorOptions.defaults();
        SimulatorOptions second = first.with("jitter", "0.25").with("prefix-cache", "false");

        assertThat(second.number(OptionCatalogue.JITTER)).isEqualTo(0.25);
        assertThat(second.flag(OptionCatalogue.PREFIX_CACHE)).isFalse();
        assertThat(first.number(OptionCatalogue.JITTER)).isZero();
        assertThat(first.flag(OptionCatalogue.PREFIX_CACHE)).isTrue();
    }

    @Test
    void allProblemsAreToldAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimulatorOptions.of(
                        Map.of("max-batch", "many", "decode-bas", "8ms", "dialect", "german", "fault", "explode")))
                .withMessageContaining("option 'max-batch': 'many' is not accepted; give a whole number from 1")
                .withMessageContaining("there is no option 'decode-bas'; did you mean 'decode-base'?")
                .withMessageContaining("option 'dialect': 'german' is not accepted; give one of openai, vllm, sglang")
                .withMessageContaining("option 'fault': fault 'explode': no such fault; accepted are status=CODE");
    }

    @ParameterizedTest
    @CsvSource({
        "port,65536",
        "port,-1",
        "max-batch,0",
        "jitter,1",
        "jitter,-0.1",
        "prefill-rate,0",
        "prefill-rate,NaN",
        "decode-base,8",
        "prefix-cache,yes",
        "seed,x",
        "truth-limit,0",
        "reasoning-tokens,-1"
    })
    void aValueOutOfRangeIsRefused(String name, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimulatorOptions.defaults().with(name, value))
                .withMessageContaining("option '" + name + "'")
                .withMessageContaining("'" + value + "'");
    }
}
