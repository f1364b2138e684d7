package dev.aiperf.run.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForkOptionsTest {

    private static final long GIGABYTE = 1L << 30;

    @Test
    void theCollectorIsTheOneWithTheShortestPausesThatTheJvmHas() {
        assertThat(options(17, 16)).contains("-XX:+UseG1GC", "-XX:MaxGCPauseMillis=20");
        assertThat(options(21, 16)).contains("-XX:+UseZGC", "-XX:+ZGenerational");
        assertThat(options(24, 16)).contains("-XX:+UseZGC").doesNotContain("-XX:+ZGenerational");
        assertThat(options(25, 3)).contains("-XX:+UseG1GC").doesNotContain("-XX:+UseZGC");
    }

    @Test
    void anOptionIsGivenOnlyToAJvmThatKnowsIt() {
        assertThat(options(21, 2)).doesNotContain("--enable-native-access=ALL-UNNAMED");
        assertThat(options(22, 2)).contains("--enable-native-access=ALL-UNNAMED");
    }

    @Test
    void theHeapIsAQuarterOfTheMachineButNoMoreThanTwoGigabytes() {
        assertThat(options(17, 2)).contains("-Xmx2048m", "-Xms512m");
        assertThat(new ForkOptions(17, 2, GIGABYTE / 2, List.of(), List.of()).list())
                .contains("-Xmx128m", "-Xms128m");
    }

    @Test
    void theUsersOptionsComeLastAndTakeThePlaceOfTheHarnesss() {
        for (String collector : List.of("-XX:+UseParallelGC", "-XX:+UseZGC", "-XX:+UseSerialGC")) {
            assertThat(options(25, 16, collector))
                    .filteredOn(each -> each.endsWith("GC"))
                    .containsExactly(collector);
        }
        for (String heap : List.of("-Xmx64m", "-Xms4g", "-XX:MaxRAMPercentage=50", "-XX:InitialHeapSize=4g")) {
            assertThat(options(17, 2, heap))
                    .filteredOn(each -> each.startsWith("-Xm"))
                    .hasSizeLessThan(2);
        }
        assertThat(options(17, 2, "-Dx=y", "-ea")).endsWith("-Dx=y", "-ea").contains("-Xmx2048m");
    }

    @Test
    void optionsOfTheEnvironmentTakeTheHarnesssPlaceButAreNotGivenTwice() {
        List<String> inherited = ForkOptions.in(Map.of(
                "JAVA_TOOL_OPTIONS", " -XX:+UseParallelGC  -Dx=y", "_JAVA_OPTIONS", "-Xmx128m", "JAVA_HOME", "-Xss1m"));

        assertThat(inherited).containsExactlyInAnyOrder("-XX:+UseParallelGC", "-Dx=y", "-Xmx128m");
        assertThat(new ForkOptions(17, 2, GIGABYTE, List.of(), inherited).list())
                .containsExactly(
                        "-XX:+AlwaysPreTouch",
                        "-Xshare:auto",
                        "-Dslf4j.internal.verbosity=ERROR",
                        "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED");
        assertThat(ForkOptions.in(Map.of())).isEmpty();
    }

    private static List<String> options(int version, int processors, String... users) {
        return new ForkOptions(version, processors, 64 * GIGABYTE, List.of(users), List.of()).list();
    }
}
