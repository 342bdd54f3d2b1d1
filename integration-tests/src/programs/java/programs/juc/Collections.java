package programs.juc;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import programs.check.Check;

/** Concurrent collections and all atomics, with several writers each. */
public final class Collections {
    private static final int WRITERS = 3;
    private static final int WRITES = 4;
    private static final VarHandle HANDLE = handle();
    private volatile int number;
    private volatile long wide;
    private volatile Integer boxed = 0;
    private int handled;

    private Collections() {}

    public static void main(String[] args) throws Exception {
        maps();
        lists();
        numbers();
        references();
        new Collections().fields();
    }

    private interface Write {
        void apply(int writer, int n);
    }

    private static void write(Write write) throws InterruptedException {
        Thread[] threads = new Thread[WRITERS];
        for (int i = 0; i < WRITERS; i++) {
            int writer = i;
            threads[i] = Check.start("writer-" + i, () -> {
                for (int n = 0; n < WRITES; n++) {
                    write.apply(writer, n);
                }
            });
        }
        Check.join(threads);
    }

    private static void maps() throws InterruptedException {
        ConcurrentHashMap<Integer, Integer> map = new ConcurrentHashMap<>();
        Map<Integer, Integer> skip = new ConcurrentSkipListMap<>();
        ConcurrentSkipListSet<Integer> set = new ConcurrentSkipListSet<>();
        write((writer, n) -> {
            map.merge(n, 1, Integer::sum);
            map.compute(-1, (key, old) -> old == null ? 1 : old + 1);
            map.computeIfAbsent(100 + writer, key -> key);
            map.computeIfPresent(100 + writer, (key, old) -> old + 1);
            skip.merge(n, writer, Integer::sum);
            set.add(n * 10 + writer);
        });
        Check.equal("computed", 12, map.get(-1));
        Check.equal("merged", 3, map.get(0));
        Check.equal("present", 106, map.get(102));
        Check.equal("skip list", "{0=3, 1=3, 2=3, 3=3}", skip);
        Check.equal("skip set", 12, set.size());
    }

    private static void lists() throws InterruptedException {
        ConcurrentLinkedQueue<Integer> queue = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedDeque<Integer> deque = new ConcurrentLinkedDeque<>();
        CopyOnWriteArrayList<Integer> list = new CopyOnWriteArrayList<>();
        CopyOnWriteArraySet<Integer> set = new CopyOnWriteArraySet<>();
        AtomicLong polled = new AtomicLong();
        write((writer, n) -> {
            queue.offer(n);
            polled.addAndGet(queue.poll());
            deque.addFirst(n);
            deque.addLast(n);
            list.addIfAbsent(n);
            set.add(n);
        });
        Check.equal("polled", 18L, polled.get());
        Check.equal("deque", 24, deque.size());
        Check.equal("list and set", "4 4", list.size() + " " + set.size());
    }

    private static void numbers() throws InterruptedException {
        AtomicLong atomic = new AtomicLong();
        AtomicIntegerArray array = new AtomicIntegerArray(2);
        LongAdder adder = new LongAdder();
        DoubleAdder doubles = new DoubleAdder();
        LongAccumulator max = new LongAccumulator(Math::max, 0);
        DoubleAccumulator low = new DoubleAccumulator(Math::min, 0);
        write((writer, n) -> {
            atomic.accumulateAndGet(n, Long::sum);
            array.getAndIncrement(writer % 2);
            adder.increment();
            doubles.add(0.5);
            max.accumulate(writer * 10L + n);
            low.accumulate(-n);
        });
        Check.equal("atomic", 18L, atomic.get());
        Check.equal("array", "[8, 4]", array);
        Check.equal("adders", "12 6.0", adder + " " + doubles);
        Check.equal("accumulators", "23 -3.0", max + " " + low);
    }

    private static void references() throws InterruptedException {
        AtomicReference<Integer> reference = new AtomicReference<>(0);
        AtomicStampedReference<Integer> stamped = new AtomicStampedReference<>(0, 0);
        AtomicMarkableReference<String> marked = new AtomicMarkableReference<>("", false);
        AtomicBoolean flag = new AtomicBoolean();
        AtomicLong winners = new AtomicLong();
        write((writer, n) -> {
            reference.updateAndGet(old -> old + 1);
            int[] stamp = new int[1];
            Integer old;
            do {
                old = stamped.get(stamp);
            } while (!stamped.compareAndSet(old, old + 1, stamp[0], stamp[0] + 1));
            if (flag.compareAndSet(false, true)) {
                winners.incrementAndGet();
            }
            marked.attemptMark("", true);
        });
        Check.equal("reference", 12, reference.get());
        Check.equal("stamp", "12 12", stamped.getReference() + " " + stamped.getStamp());
        Check.equal("winners", 1L, winners.get());
        Check.that("marked", marked.isMarked());
    }

    private void fields() throws InterruptedException {
        AtomicIntegerFieldUpdater<Collections> ints = AtomicIntegerFieldUpdater.newUpdater(Collections.class, "number");
        AtomicLongFieldUpdater<Collections> longs = AtomicLongFieldUpdater.newUpdater(Collections.class, "wide");
        AtomicReferenceFieldUpdater<Collections, Integer> refs =
                AtomicReferenceFieldUpdater.newUpdater(Collections.class, Integer.class, "boxed");
        write((writer, n) -> {
            ints.incrementAndGet(this);
            longs.addAndGet(this, 2);
            refs.updateAndGet(this, old -> old + 3);
            int old;
            do {
                old = (int) HANDLE.getVolatile(this);
            } while (!HANDLE.compareAndSet(this, old, old + 1));
        });
        Check.equal("fields", "12 24 36 12", number + " " + wide + " " + boxed + " " + handled);
    }

    private static VarHandle handle() {
        try {
            return MethodHandles.lookup().findVarHandle(Collections.class, "handled", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
