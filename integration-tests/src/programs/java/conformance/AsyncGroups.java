package conformance;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Groups of asynchronous channels and the threads that call their handlers. */
final class AsyncGroups implements Topic {
    @Override
    public void cases(Suite suite) {
        threads(suite);
        ending(suite);
    }

    private static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    private static AsynchronousChannelGroup group(Lab lab) throws Exception {
        AsynchronousChannelGroup group = AsynchronousChannelGroup.withFixedThreadPool(2, named("group"));
        lab.open(group::shutdownNow);
        return group;
    }

    private static AsynchronousServerSocketChannel server(Lab lab, AsynchronousChannelGroup group) throws Exception {
        return lab.open(AsynchronousServerSocketChannel.open(group)).bind(new InetSocketAddress(Lab.LOOPBACK, 0));
    }

    /** Name of the thread that calls the handler of a read that has to wait. */
    private static String handlerThread(Lab lab, AsynchronousChannelGroup group) throws Exception {
        AsynchronousServerSocketChannel server = server(lab, group);
        Future<AsynchronousSocketChannel> accepting = server.accept();
        AsynchronousSocketChannel near = lab.open(AsynchronousSocketChannel.open(group));
        near.connect(server.getLocalAddress()).get(5, TimeUnit.SECONDS);
        AsynchronousSocketChannel far = lab.open(accepting.get(5, TimeUnit.SECONDS));
        CompletableFuture<String> name = new CompletableFuture<>();
        near.read(ByteBuffer.allocate(1), null, new java.nio.channels.CompletionHandler<Integer, Void>() {
            @Override
            public void completed(Integer result, Void attachment) {
                name.complete(Thread.currentThread().getName());
            }

            @Override
            public void failed(Throwable failure, Void attachment) {
                name.completeExceptionally(failure);
            }
        });
        lab.settle();
        far.write(Lab.buffer("x")).get(5, TimeUnit.SECONDS);
        return name.get(5, TimeUnit.SECONDS);
    }

    private static void threads(Suite suite) {
        suite.check("fixed-pool", "group", lab -> handlerThread(lab, group(lab)));
        suite.check("cached-pool", "cached", lab -> {
            ExecutorService pool = Executors.newCachedThreadPool(named("cached"));
            AsynchronousChannelGroup group = AsynchronousChannelGroup.withCachedThreadPool(pool, 1);
            lab.open(group::shutdownNow);
            return handlerThread(lab, group);
        });
        suite.check("own-pool", "own", lab -> {
            ExecutorService pool = Executors.newFixedThreadPool(3, named("own"));
            AsynchronousChannelGroup group = AsynchronousChannelGroup.withThreadPool(pool);
            lab.open(group::shutdownNow);
            return handlerThread(lab, group);
        });
        suite.check("default-group-is-daemon", "true", lab -> {
            AsyncChannels.Ends ends = AsyncChannels.ends(lab);
            CompletableFuture<Boolean> daemon = new CompletableFuture<>();
            ends.near().read(ByteBuffer.allocate(1), null, new java.nio.channels.CompletionHandler<Integer, Void>() {
                @Override
                public void completed(Integer result, Void attachment) {
                    daemon.complete(Thread.currentThread().isDaemon());
                }

                @Override
                public void failed(Throwable failure, Void attachment) {
                    daemon.completeExceptionally(failure);
                }
            });
            lab.settle();
            ends.far().write(Lab.buffer("x")).get(5, TimeUnit.SECONDS);
            return daemon.get(5, TimeUnit.SECONDS);
        });
    }

    private static void ending(Suite suite) {
        suite.check("shutdown-when-idle", "false true true true", lab -> {
            AsynchronousChannelGroup group = group(lab);
            boolean before = group.isShutdown();
            group.shutdown();
            boolean terminated = group.awaitTermination(5, TimeUnit.SECONDS);
            return Outcome.of(before, group.isShutdown(), terminated, group.isTerminated());
        });
        suite.check("shutdown-waits-for-channels", "false true", lab -> {
            AsynchronousChannelGroup group = group(lab);
            AsynchronousServerSocketChannel server = server(lab, group);
            group.shutdown();
            boolean early = group.awaitTermination(50, TimeUnit.MILLISECONDS);
            server.close();
            return Outcome.of(early, group.awaitTermination(5, TimeUnit.SECONDS));
        });
        suite.check("shutdown-now-closes-channels", "false true failed with AsynchronousCloseException", lab -> {
            AsynchronousChannelGroup group = group(lab);
            AsynchronousServerSocketChannel server = server(lab, group);
            Future<AsynchronousSocketChannel> accepting = server.accept();
            lab.settle();
            group.shutdownNow();
            boolean terminated = group.awaitTermination(5, TimeUnit.SECONDS);
            String accepted = Outcome.failure(() -> accepting.get(5, TimeUnit.SECONDS));
            return Outcome.of(server.isOpen(), terminated, accepted);
        });
        suite.check("open-after-shutdown", "ShutdownChannelGroupException", lab -> {
            AsynchronousChannelGroup group = group(lab);
            group.shutdown();
            return Outcome.failure(() -> AsynchronousSocketChannel.open(group));
        });
    }
}
