package dev.aiperf.maven;

import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.aether.SessionData;

/**
 * Lets modules that are built at the same time profile one after the other: each would be in the other's figures.
 *
 * <p>The lock is the session's, as two modules may have plugins of different class loaders.
 */
final class ProfileTurn implements AutoCloseable {

    private static final String KEY = "dev.aiperf.profile-turn";

    private final ReentrantLock lock;

    private ProfileTurn(ReentrantLock lock) {
        this.lock = lock;
    }

    /**
     * Waits for the turn; it lasts until it is closed, by the same thread.
     *
     * @param data what all plugins of a build share
     */
    static ProfileTurn await(SessionData data) {
        data.set(KEY, null, new ReentrantLock());
        ReentrantLock lock = (ReentrantLock) data.get(KEY);
        lock.lock();
        return new ProfileTurn(lock);
    }

    @Override
    public void close() {
        lock.unlock();
    }
}
