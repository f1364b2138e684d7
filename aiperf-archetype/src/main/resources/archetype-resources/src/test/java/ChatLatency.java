#set($dollar = '$')
package ${package};

import dev.aiperf.annotations.Benchmark;
import dev.aiperf.annotations.Concurrency;
import dev.aiperf.annotations.Endpoint;
import dev.aiperf.annotations.Fork;
import dev.aiperf.annotations.Goodput;
import dev.aiperf.annotations.Measurement;
import dev.aiperf.annotations.SyntheticDataset;
import dev.aiperf.annotations.Warmup;

/**
 * Four users at a time. {@code mvn verify} fails when fewer than 95 % of their requests are served well.
 *
 * <p>It runs against the built-in simulator, until AIPERF_URL and AIPERF_MODEL name a server of yours.
 */
@Endpoint(url = "${dollar}{AIPERF_URL:simulator:}", model = "${dollar}{AIPERF_MODEL:simulated-model}", streaming = true)
@SyntheticDataset(inputTokensMean = 256, inputTokensStddev = 64, outputTokensMean = 64)
@Warmup(requests = 4)
@Fork(3)
public class ChatLatency {

    @Benchmark
    @Concurrency(4)
    @Measurement(duration = "10s")
    @Goodput(ttft = "500ms", itl = "100ms", minimum = 0.95)
    public void chat() {}
}
