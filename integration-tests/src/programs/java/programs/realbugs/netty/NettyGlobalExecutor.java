package programs.realbugs.netty;

import io.netty.util.concurrent.GlobalEventExecutor;
import java.lang.reflect.Field;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/**
 * Netty's GlobalEventExecutor: a task that is submitted as the idle worker ends finds the worker
 * started, is queued for nobody and never runs.
 *
 * <p>The worker ends when its purge task, due every second, finds nothing to do. Main asks the purge
 * task for its time and submits at that very time.
 */
public final class NettyGlobalExecutor {
    private static final int ROUNDS = 2;

    private NettyGlobalExecutor() {}

    public static void main(String[] args) throws Exception {
        GlobalEventExecutor executor = GlobalEventExecutor.INSTANCE;
        Field field = GlobalEventExecutor.class.getDeclaredField("purgeTask");
        field.setAccessible(true);
        Delayed purge = (Delayed) field.get(executor);
        for (int i = 0; i < ROUNDS; i++) {
            executor.submit(() -> {}).get();
            TimeUnit.NANOSECONDS.sleep(purge.getDelay(TimeUnit.NANOSECONDS));
        }
        executor.submit(() -> {}).get();
    }
}
