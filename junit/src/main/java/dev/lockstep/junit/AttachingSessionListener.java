package dev.lockstep.junit;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Attaches the agent as a JUnit session opens: before most classes of the tests are loaded. */
public final class AttachingSessionListener implements LauncherSessionListener {
    /** Called by {@code ServiceLoader}. */
    public AttachingSessionListener() {}

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Agent.attachQuietly();
    }
}
