package conformance;

import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a selector itself promises: waiting, waking, keys and sets. */
final class Selectors implements Topic {
    @Override
    public void cases(Suite suite) {
        waiting(suite);
        waking(suite);
        keySets(suite);
        cancelling(suite);
        consumers(suite);
    }

    private static SelectionKey register(Selector selector, SocketChannel channel, int operations) throws Exception {
        channel.configureBlocking(false);
        return channel.register(selector, operations);
    }

    private static void waiting(Suite suite) {
        suite.check("select-now-empty", "0", lab -> lab.open(Selector.open()).selectNow());
        suite.check("timeout", "0 true", lab -> {
            Selector selector = lab.open(Selector.open());
            long start = System.nanoTime();
            int selected = selector.select(50);
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            return Outcome.of(selected, millis >= 49 && millis < 3_000);
        });
        suite.check("timeout-with-idle-key", "0 true", lab -> {
            Selector selector = lab.open(Selector.open());
            register(selector, lab.channels().near(), SelectionKey.OP_READ);
            long start = System.nanoTime();
            int selected = selector.select(50);
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            return Outcome.of(selected, millis >= 49 && millis < 3_000);
        });
        suite.check("waits-for-data", "true 1", lab -> {
            Selector selector = lab.open(Selector.open());
            ChannelLink link = lab.channels();
            register(selector, link.near(), SelectionKey.OP_READ);
            Later<Integer> selecting = lab.startAndSettle(selector::select);
            boolean blocked = selecting.isBlocked();
            link.far().write(Lab.buffer("x"));
            return Outcome.of(blocked, selecting.outcome());
        });
        suite.check("timed-wait-for-data", "1", lab -> {
            Selector selector = lab.open(Selector.open());
            ChannelLink link = lab.channels();
            register(selector, link.near(), SelectionKey.OP_READ);
            Later<Integer> selecting = lab.startAndSettle(() -> selector.select(5_000));
            link.far().write(Lab.buffer("x"));
            return selecting.outcome();
        });
        // Linux takes changes over when a select starts, not while one waits.
        suite.check("register-while-selecting", "0 1", lab -> {
            Selector selector = lab.open(Selector.open());
            ChannelLink link = lab.channels();
            link.far().write(Lab.buffer("x"));
            Later<Integer> selecting = lab.startAndSettle(() -> selector.select(300));
            register(selector, link.near(), SelectionKey.OP_READ);
            return Outcome.of(selecting.outcome(), selector.selectNow());
        });
        suite.check("interest-change-while-selecting", "1", lab -> {
            Selector selector = lab.open(Selector.open());
            ChannelLink link = lab.channels();
            link.far().write(Lab.buffer("x"));
            SelectionKey key = register(selector, link.near(), 0);
            Later<Integer> selecting = lab.startAndSettle(() -> selector.select(5_000));
            key.interestOps(SelectionKey.OP_READ);
            // Whether a running select notices is up to the system; the next one must.
            selector.wakeup();
            selecting.outcome();
            selector.selectNow();
            return selector.selectedKeys().size();
        });
        suite.check("close-while-selecting", "0", lab -> {
            Selector selector = lab.open(Selector.open());
            Later<Integer> selecting = lab.startAndSettle(selector::select);
            selector.close();
            return selecting.outcome();
        });
    }

    private static void waking(Suite suite) {
        suite.check("wakeup", "0", lab -> {
            Selector selector = lab.open(Selector.open());
            Later<Integer> selecting = lab.startAndSettle(selector::select);
            selector.wakeup();
            return selecting.outcome();
        });
        suite.check("wakeup-first", "0", lab -> {
            Selector selector = lab.open(Selector.open());
            selector.wakeup();
            return selector.select();
        });
        suite.check("wakeups-count-once", "0 true", lab -> {
            Selector selector = lab.open(Selector.open());
            selector.wakeup().wakeup().wakeup();
            int first = selector.select();
            Later<Integer> second = lab.startAndSettle(selector::select);
            boolean blocked = second.isBlocked();
            selector.wakeup();
            second.outcome();
            return Outcome.of(first, blocked);
        });
        suite.check("select-now-uses-up-wakeup", "0 true", lab -> {
            Selector selector = lab.open(Selector.open());
            selector.wakeup();
            int now = selector.selectNow();
            Later<Integer> second = lab.startAndSettle(selector::select);
            boolean blocked = second.isBlocked();
            selector.wakeup();
            second.outcome();
            return Outcome.of(now, blocked);
        });
        suite.check("interrupt", "0 true true", lab -> {
            Selector selector = lab.open(Selector.open());
            Later<Integer> selecting = lab.startAndSettle(selector::select);
            selecting.interrupt();
            return Outcome.of(selecting.outcome(), selecting.wasInterrupted(), selector.isOpen());
        });
        suite.check("interrupt-first", "0 true", lab -> {
            Selector selector = lab.open(Selector.open());
            Later<Integer> selecting = lab.start(() -> {
                Thread.currentThread().interrupt();
                return selector.select();
            });
            return Outcome.of(selecting.outcome(), selecting.wasInterrupted());
        });
    }

    private static void keySets(Suite suite) {
        suite.check("key", "true true 1 0 attached true", lab -> {
            Selector selector = lab.open(Selector.open());
            SocketChannel near = lab.channels().near();
            near.configureBlocking(false);
            SelectionKey key = near.register(selector, SelectionKey.OP_READ, "attached");
            return Outcome.of(
                    key.channel() == near,
                    key.selector() == selector,
                    key.interestOps(),
                    key.readyOps(),
                    key.attachment(),
                    near.keyFor(selector) == key);
        });
        suite.check("register-again-same-key", "true 4 two", lab -> {
            Selector selector = lab.open(Selector.open());
            SocketChannel near = lab.channels().near();
            near.configureBlocking(false);
            SelectionKey one = near.register(selector, SelectionKey.OP_READ, "one");
            SelectionKey two = near.register(selector, SelectionKey.OP_WRITE, "two");
            return Outcome.of(one == two, one.interestOps(), one.attachment());
        });
        suite.check("selected-stays-until-removed", "1 0 1 1", lab -> {
            Selector selector = lab.open(Selector.open());
            ChannelLink link = lab.channels();
            register(selector, link.near(), SelectionKey.OP_READ);
            link.far().write(Lab.buffer("x"));
            int first = selector.select(5_000);
            int second = selector.selectNow();
            int size = selector.selectedKeys().size();
            selector.selectedKeys().clear();
            return Outcome.of(first, second, size, selector.selectNow());
        });
        suite.check("ready-operations-add-up", "1 5", lab -> {
            Selector selector = lab.open(Selector.open());
            ChannelLink link = lab.channels();
            SelectionKey key = register(selector, link.near(), SelectionKey.OP_READ);
            link.far().write(Lab.buffer("x"));
            selector.select(5_000);
            int before = key.readyOps();
            key.interestOps(SelectionKey.OP_WRITE);
            selector.selectNow();
            return Outcome.of(before, key.readyOps());
        });
        suite.check("sets-are-guarded", "UnsupportedOperationException UnsupportedOperationException", lab -> {
            Selector selector = lab.open(Selector.open());
            SelectionKey key = register(selector, lab.channels().near(), SelectionKey.OP_WRITE);
            return Outcome.of(
                    Outcome.failureType(() -> selector.keys().remove(key)),
                    Outcome.failureType(() -> selector.selectedKeys().add(key)));
        });
        suite.check("two-selectors", "1 1", lab -> {
            ChannelLink link = lab.channels();
            Selector one = lab.open(Selector.open());
            Selector two = lab.open(Selector.open());
            register(one, link.near(), SelectionKey.OP_READ);
            register(two, link.near(), SelectionKey.OP_READ);
            link.far().write(Lab.buffer("x"));
            return Outcome.of(one.select(5_000), two.select(5_000));
        });
        suite.check("interest-helpers", "1 5 5 4", lab -> {
            Selector selector = lab.open(Selector.open());
            SelectionKey key = register(selector, lab.channels().near(), SelectionKey.OP_READ);
            int before = key.interestOpsOr(SelectionKey.OP_WRITE);
            int both = key.interestOps();
            int then = key.interestOpsAnd(~SelectionKey.OP_READ);
            return Outcome.of(before, both, then, key.interestOps());
        });
    }

    private static void cancelling(Suite suite) {
        suite.check("cancel-takes-effect-at-select", "1 0 true", lab -> {
            Selector selector = lab.open(Selector.open());
            SocketChannel near = lab.channels().near();
            SelectionKey key = register(selector, near, SelectionKey.OP_READ);
            key.cancel();
            int before = selector.keys().size();
            selector.selectNow();
            return Outcome.of(before, selector.keys().size(), near.keyFor(selector) == null);
        });
        suite.check("closing-channel-cancels", "false 0", lab -> {
            Selector selector = lab.open(Selector.open());
            SocketChannel near = lab.channels().near();
            SelectionKey key = register(selector, near, SelectionKey.OP_READ);
            near.close();
            selector.selectNow();
            return Outcome.of(key.isValid(), selector.keys().size());
        });
        suite.check("close-selector-invalidates", "false false true", lab -> {
            Selector selector = Selector.open();
            SocketChannel near = lab.channels().near();
            SelectionKey key = register(selector, near, SelectionKey.OP_READ);
            selector.close();
            return Outcome.of(key.isValid(), near.isRegistered(), near.isOpen());
        });
        suite.check("register-after-cancel-and-select", "true", lab -> {
            Selector selector = lab.open(Selector.open());
            SocketChannel near = lab.channels().near();
            SelectionKey key = register(selector, near, SelectionKey.OP_READ);
            key.cancel();
            selector.selectNow();
            return near.register(selector, SelectionKey.OP_READ) != key;
        });
        suite.check("cancelled-key-leaves-selected", "1 0", lab -> {
            Selector selector = lab.open(Selector.open());
            ChannelLink link = lab.channels();
            SelectionKey key = register(selector, link.near(), SelectionKey.OP_READ);
            link.far().write(Lab.buffer("x"));
            int selected = selector.select(5_000);
            key.cancel();
            selector.selectNow();
            return Outcome.of(selected, selector.selectedKeys().size());
        });
        suite.check("blocking-again-after-cancel", "true", lab -> {
            Selector selector = lab.open(Selector.open());
            SocketChannel near = lab.channels().near();
            register(selector, near, SelectionKey.OP_READ).cancel();
            selector.selectNow();
            near.configureBlocking(true);
            return near.isBlocking();
        });
    }

    private static void consumers(Suite suite) {
        suite.check("consumer", "2 [1, 1] 0", lab -> {
            Selector selector = lab.open(Selector.open());
            ChannelLink one = lab.channels();
            ChannelLink two = lab.channels();
            register(selector, one.near(), SelectionKey.OP_READ);
            register(selector, two.near(), SelectionKey.OP_READ);
            one.far().write(Lab.buffer("1"));
            two.far().write(Lab.buffer("2"));
            lab.settle();
            List<Integer> ready = new ArrayList<>();
            int n = selector.select(key -> ready.add(key.readyOps()), 5_000);
            return Outcome.of(n, ready.toString(), selector.selectedKeys().size());
        });
        suite.check("consumer-now", "0 0", lab -> {
            Selector selector = lab.open(Selector.open());
            List<SelectionKey> seen = new ArrayList<>();
            return Outcome.of(selector.selectNow(seen::add), seen.size());
        });
        suite.check("consumer-throws", "IllegalStateException: stop true", lab -> {
            Selector selector = lab.open(Selector.open());
            ChannelLink link = lab.channels();
            register(selector, link.near(), SelectionKey.OP_READ);
            link.far().write(Lab.buffer("x"));
            String failure = Outcome.failure(() -> selector.select(
                    key -> {
                        throw new IllegalStateException("stop");
                    },
                    5_000));
            return Outcome.of(failure, selector.isOpen());
        });
        suite.check("consumer-may-close-selector", "true", lab -> {
            Selector selector = lab.open(Selector.open());
            ChannelLink link = lab.channels();
            register(selector, link.near(), SelectionKey.OP_READ);
            link.far().write(Lab.buffer("x"));
            try {
                selector.select(
                        key -> {
                            try {
                                selector.close();
                            } catch (java.io.IOException e) {
                                throw new IllegalStateException(e);
                            }
                        },
                        5_000);
            } catch (ClosedSelectorException e) {
                return !selector.isOpen();
            }
            return !selector.isOpen();
        });
    }
}
