package dev.aiperf.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SelectedKeyArrayTest {

    private static final int PIPES = 200;

    private final List<Pipe> pipes = new ArrayList<>();
    private Selector selector;

    @BeforeEach
    void open() throws IOException {
        selector = SelectedKeyArray.openSelector();
        for (int i = 0; i < PIPES; i++) {
            Pipe pipe = Pipe.open();
            pipe.source().configureBlocking(false);
            pipe.source().register(selector, SelectionKey.OP_READ, i);
            pipes.add(pipe);
        }
    }

    @AfterEach
    void close() throws IOException {
        for (Pipe pipe : pipes) {
            pipe.sink().close();
            pipe.source().close();
        }
        selector.close();
    }

    private void write(int pipe) throws IOException {
        pipes.get(pipe).sink().write(ByteBuffer.wrap(new byte[] {1}));
    }

    private List<Object> selected() {
        return selector.selectedKeys().stream().map(SelectionKey::attachment).toList();
    }

    @Test
    void givesTheReadyKeysOfABurstAndOfWhatFollows() throws IOException {
        for (int i = 0; i < PIPES; i++) {
            write(i);
        }

        assertThat(selector.selectedKeys()).isInstanceOf(SelectedKeyArray.class);
        assertThat(selector.select()).isEqualTo(PIPES);
        assertThat(selected()).hasSize(PIPES).doesNotHaveDuplicates();

        for (SelectionKey key : selector.selectedKeys()) {
            assertThat(key.isReadable()).isTrue();
            pipes.get((int) key.attachment()).source().read(ByteBuffer.allocate(1));
        }
        selector.selectedKeys().clear();
        assertThat(selector.selectNow()).isZero();
        assertThat(selector.selectedKeys()).isEmpty();

        write(7);
        assertThat(selector.select(10_000)).isEqualTo(1);
        assertThat(selected()).containsExactly(7);
    }

    @Test
    void aKeyWhoseInterestIsGoneIsNotSelected() throws IOException {
        write(3);
        SelectionKey key = selector.keys().stream()
                .filter(each -> each.attachment().equals(3))
                .findFirst()
                .orElseThrow();
        key.interestOps(0);

        assertThat(selector.selectNow()).isZero();

        key.interestOps(SelectionKey.OP_READ);
        assertThat(selector.selectNow()).isEqualTo(1);
    }

    @Test
    void aClosedChannelLeavesNoKeyBehind() throws IOException {
        pipes.get(0).source().close();
        selector.selectNow();

        assertThat(selector.keys()).hasSize(PIPES - 1);
        assertThat(pipes.get(0).source().isRegistered()).isFalse();
    }

    @Test
    void wakesUpFromAnotherThread() throws IOException {
        selector.wakeup();

        assertThat(selector.select()).isZero();
    }

    @Test
    void closesTheKeysOfItsChannels() throws IOException {
        SelectionKey key = selector.keys().iterator().next();

        selector.close();

        assertThat(selector.isOpen()).isFalse();
        assertThat(key.isValid()).isFalse();
    }
}
