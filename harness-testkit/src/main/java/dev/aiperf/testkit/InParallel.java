package dev.aiperf.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Does one thing on several threads that begin together. */
final class InParallel {

    static final int THREADS = 8;
    private static final int MOST_SECONDS = 60;

    private InParallel() {}

    /**
     * Returns what the threads gave, in no order.
     *
     * @throws AssertionError when one of them failed or didn't end
     */
    static <T> List<T> all(Callable<T> task) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        CountDownLatch ready = new CountDownLatch(THREADS);
        try {
            List<Future<T>> begun = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                begun.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return task.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> each : begun) {
                results.add(each.get(MOST_SECONDS, TimeUnit.SECONDS));
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError("one of " + THREADS + " threads failed: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("threads that share it don't end", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
