package dev.lockstep.agent.statics;

/** A class loader that gives a run classes with fresh static state, and perhaps the next runs, too. */
public interface FreshLoader {
    /** True if classes are to be prepared for having their static state made new. Any thread. */
    boolean isRenewing();

    /** The VM is about to define a class for this loader, under its internal name, whoever asked for it. Any thread. */
    void defining(String name);
}
