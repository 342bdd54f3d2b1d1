package programs.deterministic;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.lang.management.OperatingSystemMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** What grows and shrinks with the work of the VM; a program that gossips such figures is what they are. */
public final class MemoryInUse {
    private MemoryInUse() {}

    public static void main(String[] args) {
        List<byte[]> held = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 20; i++) {
                held.add(new byte[100_000]);
            }
            System.gc();
            show();
        }
        System.out.println(held.size());
    }

    private static void show() {
        Runtime runtime = Runtime.getRuntime();
        LongSupplier free = runtime::freeMemory;
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        MemoryUsage other = ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage();
        System.out.println("runtime: " + runtime.totalMemory() + " " + runtime.freeMemory() + " " + free.getAsLong());
        System.out.println("heap: " + heap.getUsed() + " " + heap.getCommitted() + " " + other);
        long collections = 0;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            collections += collector.getCollectionCount() + collector.getCollectionTime();
        }
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            collections += pool.getUsage().getUsed() + pool.getPeakUsage().getUsed();
        }
        OperatingSystemMXBean machine = ManagementFactory.getOperatingSystemMXBean();
        System.out.println("collections and pools: " + collections + ", load " + machine.getSystemLoadAverage());
        if (machine instanceof com.sun.management.OperatingSystemMXBean) {
            com.sun.management.OperatingSystemMXBean more = (com.sun.management.OperatingSystemMXBean) machine;
            System.out.println("process: " + more.getProcessCpuLoad() + " " + more.getCommittedVirtualMemorySize());
        }
        System.out.println(
                "classes: " + ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount() + ", compiled "
                        + ManagementFactory.getCompilationMXBean().getTotalCompilationTime());
    }
}
