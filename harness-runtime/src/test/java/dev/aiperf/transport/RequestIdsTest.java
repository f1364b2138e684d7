package dev.aiperf.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RequestIdsTest {

    @Test
    void noTwoRequestsOfTwoRunsShareAnIdentity() {
        Set<String> ids = new HashSet<>();
        for (String run : new String[] {"run-1", "run-2"}) {
            for (PhaseKind phase : PhaseKind.values()) {
                for (long index = 0; index < 20_000; index++) {
                    ids.add(new RequestIds(run).requestId(phase, index));
                    ids.add(new RequestIds(run).correlationId(phase, index));
                }
            }
        }
        assertThat(ids).hasSize(2 * PhaseKind.values().length * 20_000 * 2);
    }

    @Test
    void identityIsAFunctionOfRunPhaseAndIndexAlone() {
        assertThat(new RequestIds("run").requestId(PhaseKind.MEASUREMENT, 7))
                .isEqualTo(new RequestIds("run").requestId(PhaseKind.MEASUREMENT, 7));
    }

    @Property
    void identityIsAUuidOfVersionEight(@ForAll String run, @ForAll @LongRange(min = 0) long index) {
        String id = new RequestIds(run).requestId(PhaseKind.WARMUP, index);
        UUID uuid = UUID.fromString(id);
        assertThat(uuid.version()).isEqualTo(8);
        assertThat(uuid.variant()).isEqualTo(2);
        assertThat(id).isEqualTo(uuid.toString());
    }
}
