package dev.aiperf.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ParamsTest {

    private final Params params = Params.of(Map.of(
            "text", " two words ",
            "small", "-3",
            "big", "5000000000",
            "part", "0.25",
            "on", "True",
            "unit", "seconds",
            "endless", "Infinity"));

    @Test
    void aValueIsOfTheTypeThatIsAskedFor() {
        assertThat(params.text("text")).isEqualTo(" two words ");
        assertThat(params.wholeNumber("small")).isEqualTo(-3);
        assertThat(params.longNumber("big")).isEqualTo(5_000_000_000L);
        assertThat(params.decimal("part")).isEqualTo(0.25);
        assertThat(params.flag("on")).isTrue();
        assertThat(params.choice("unit", TimeUnit.class)).isEqualTo(TimeUnit.SECONDS);
    }

    @Test
    void aValueOfAnotherTypeIsNamedWithWhatIsAccepted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> params.wholeNumber("big"))
                .withMessage("@Param big is '5000000000', which is not a whole number from -2147483648 to 2147483647");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> params.longNumber("part"))
                .withMessageContaining("@Param part is '0.25'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> params.decimal("endless"))
                .withMessage("@Param endless is 'Infinity', which is not a number such as 0.7");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> params.flag("unit"))
                .withMessage("@Param unit is 'seconds', which is not true or false");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> params.choice("on", Thread.State.class))
                .withMessage("@Param on is 'True', which is not one of NEW, RUNNABLE, BLOCKED, WAITING, TIMED_WAITING,"
                        + " TERMINATED");
    }

    @Test
    void aParameterThatIsMissingIsNamedWithThoseThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Params.of(Map.of("b", "1", "a", "2")).text("prompt"))
                .withMessage("there is no value for @Param prompt; there are: a, b");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Params.none().flag("prompt"))
                .withMessage("there is no value for @Param prompt; there are none at all");
    }
}
