package dev.aiperf.transport;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.util.thread.Scheduler;

/** Opens connections whose reads are timed, on selectors that walk through no more keys than are selected. */
final class ReadTimedConnector extends ClientConnector {

    @Override
    protected SelectorManager newSelectorManager() {
        return new KeyArraySelectorManager(getExecutor(), getScheduler(), getSelectors());
    }

    @Override
    protected EndPoint newEndPoint(SelectableChannel channel, ManagedSelector selector, SelectionKey key) {
        return new ReadTimedEndPoint((SocketChannel) channel, selector, key, getScheduler());
    }

    @Override
    protected Connection newConnection(EndPoint endPoint, Map<String, Object> context) throws IOException {
        if (context.get(Opening.CONTEXT_KEY) instanceof Opening opening) {
            ReadTimedEndPoint.of(endPoint).openedBy(opening);
        }
        return super.newConnection(endPoint, context);
    }

    private final class KeyArraySelectorManager extends ClientSelectorManager {

        KeyArraySelectorManager(Executor executor, Scheduler scheduler, int selectors) {
            super(executor, scheduler, selectors);
        }

        @Override
        protected Selector newSelector() throws IOException {
            return SelectedKeyArray.openSelector();
        }
    }
}
