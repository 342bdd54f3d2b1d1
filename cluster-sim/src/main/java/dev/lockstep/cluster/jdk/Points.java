package dev.lockstep.cluster.jdk;

import dev.lockstep.cluster.stack.Kernel;
import dev.lockstep.hooks.PointKind;
import dev.lockstep.hooks.Site;
import dev.lockstep.hooks.SiteTable;

/** The scheduling points of the stack: one before each call that other tasks or hosts can notice. */
final class Points {
    static final int CONNECT = site("connect", true);
    static final int ACCEPT = site("accept", true);
    static final int READ = site("read", true);
    static final int WRITE = site("write", true);
    static final int SHUTDOWN = site("shutdown", true);
    static final int CLOSE = site("close", true);
    static final int BIND = site("bind", true);
    static final int SELECT = site("select", true);
    static final int WAKEUP = site("wakeup", true);
    static final int LOOKUP = site("lookup", false);
    static final int MEMBERSHIP = site("membership", true);

    private Points() {}

    private static int site(String call, boolean write) {
        return Site.pack(SiteTable.add("(network) " + call), PointKind.IO, write);
    }

    /** Reaches a point before a call on {@code resource}. */
    static void before(Object resource, int site) {
        Kernel.get().devices().point(resource, site);
    }
}
