package dev.aiperf.run;

import dev.aiperf.benchmark.Response;
import dev.aiperf.benchmark.RunContext;
import dev.aiperf.benchmark.Scenario.Check;
import dev.aiperf.dataset.Dataset;
import dev.aiperf.dataset.Turn;
import dev.aiperf.extension.StillRunning;
import dev.aiperf.extension.Thrown;
import dev.aiperf.plan.text.DurationText;
import dev.aiperf.record.AnswerCheck;
import dev.aiperf.record.RequestError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Has a benchmark's own methods judge the answers, one at a time however many record threads there are. */
final class CheckedAnswers implements AnswerCheck {

    /** So many failures in a row are enough. */
    private static final int MOST_FAILURES = 10;

    private final List<Check> checks;
    private final Dataset dataset;
    private final RequestContexts contexts;
    private final Duration timeout;
    private volatile @Nullable Call current;
    private int failuresInARow;

    /** One method at one answer. */
    private record Call(String name, RunContext context, Thread thread, long sinceNanos) {}

    /**
     * @param timeout how long one method may be at one answer
     */
    CheckedAnswers(List<Check> checks, Dataset dataset, RequestContexts contexts, Duration timeout) {
        this.checks = checks;
        this.dataset = dataset;
        this.contexts = contexts;
        this.timeout = timeout;
    }

    @Override
    public synchronized Optional<RequestError> errorOf(WholeAnswer answer) {
        Turn turn = dataset.conversation(answer.entry()).turns().get(answer.turn());
        Response response = new Response(
                contexts.of(answer.phase(), answer.index()),
                turn,
                answer.status(),
                answer.text(),
                answer.reasoning(),
                answer.finishReason(),
                answer.outputTokens());
        for (Check check : checks) {
            Optional<RequestError> error = errorOf(check, response);
            if (error.isPresent()) {
                return error;
            }
        }
        failuresInARow = 0;
        return Optional.empty();
    }

    @Override
    public Optional<Hang> hang() {
        Call call = current;
        if (call == null || System.nanoTime() - call.sinceNanos <= timeout.toNanos()) {
            return Optional.empty();
        }
        String sentence = call.name + " did not end within " + DurationText.format(timeout) + " for request "
                + call.context.index() + (call.context.warmup() ? " of the warm-up" : "")
                + "; setup-timeout gives it more";
        return Optional.of(new Hang(sentence, new StillRunning(call.thread)));
    }

    private Optional<RequestError> errorOf(Check check, Response response) {
        String name = ScenarioHooks.named("@Validate", check.name());
        current = new Call(name, response.context(), Thread.currentThread(), System.nanoTime());
        try {
            if (check.validator().isValid(response)) {
                return Optional.empty();
            }
            failuresInARow = 0;
            return Optional.of(RequestError.byBenchmark(RequestError.INVALID_ANSWER, name + " found the answer wrong"));
        } catch (VirtualMachineError e) {
            // The process is no longer fit to measure anything.
            throw e;
        } catch (Throwable e) {
            failuresInARow++;
            if (failuresInARow == MOST_FAILURES) {
                throw new IllegalStateException(
                        name + " threw " + MOST_FAILURES + " times in a row, the last time " + Thrown.named(e), e);
            }
            return Optional.of(RequestError.byBenchmark(RequestError.USER_CODE, name + " threw " + Thrown.named(e)));
        } finally {
            current = null;
        }
    }
}
