package dev.aiperf.transport;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The selected keys of a selector, as an array. The JDK's are a hash set whose table never shrinks after a burst, so that
 * every later select walks through a table as large as the burst was: a tenth of the selector thread's time and more at a
 * thousand streams.
 *
 * <p>The JDK has no way to ask for it, so the set is put in place of the JDK's by reflection, as Netty does. That needs the
 * JVM's option {@code --add-opens=java.base/sun.nio.ch=ALL-UNNAMED}, which all launchers of the harness give; without it selectors are as the JDK makes them.
 *
 * <p>It does what a selector and its one selecting thread need, and no more: keys are added, walked through and cleared. It
 * holds no key twice, since a selector is asked again only once the keys of the last time are cleared.
 */
final class SelectedKeyArray extends AbstractSet<SelectionKey> {

    private static final int FIRST_KEYS = 64;
    private static final String IMPLEMENTATION = "sun.nio.ch.SelectorImpl";
    private static final String[] FIELDS = {"selectedKeys", "publicSelectedKeys"};

    private SelectionKey[] keys = new SelectionKey[FIRST_KEYS];
    private int size;

    /** Opens a selector, with such a set where the JVM allows it. */
    static Selector openSelector() throws IOException {
        Selector selector = Selector.open();
        try {
            Class<?> implementation = Class.forName(IMPLEMENTATION);
            if (implementation.isInstance(selector)) {
                SelectedKeyArray keys = new SelectedKeyArray();
                Field[] fields = new Field[FIELDS.length];
                for (int i = 0; i < fields.length; i++) {
                    fields[i] = implementation.getDeclaredField(FIELDS[i]);
                    fields[i].setAccessible(true);
                }
                for (Field field : fields) {
                    field.set(selector, keys);
                }
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            // A JVM without the option, or another one: its own set does, only slower.
            return selector;
        }
        return selector;
    }

    @Override
    public boolean add(SelectionKey key) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
        }
        keys[size++] = key;
        return true;
    }

    /** Says no: whoever asks is about to add. */
    @Override
    public boolean contains(Object key) {
        return false;
    }

    /** Does nothing: the keys of a closed channel are gone with the next {@link #clear}, and invalid until then. */
    @Override
    public boolean remove(Object key) {
        return false;
    }

    @Override
    public void clear() {
        Arrays.fill(keys, 0, size, null);
        size = 0;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Iterator<SelectionKey> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < size;
            }

            @Override
            public SelectionKey next() {
                if (next >= size) {
                    throw new NoSuchElementException();
                }
                return keys[next++];
            }
        };
    }
}
