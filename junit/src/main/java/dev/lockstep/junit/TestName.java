package dev.lockstep.junit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A test's name, for directories and for commands. */
final class TestName {
    private static final Pattern INVOCATION = Pattern.compile("invocation:#(\\d+)\\]$");
    private final String type;
    private final String method;
    private final String invocation;

    TestName(ExtensionContext context) {
        type = context.getRequiredTestClass().getName();
        method = context.getRequiredTestMethod().getName();
        Matcher matcher = INVOCATION.matcher(context.getUniqueId());
        invocation = matcher.find() ? matcher.group(1) : "";
    }

    /** A directory for what the test writes, relative to where all tests write. */
    String directory() {
        return (type + "." + method + (invocation.isEmpty() ? "" : "-" + invocation)).replaceAll("[^\\w.$-]", "_");
    }

    /** How to run just this test with JVM options added. */
    String runTemplate(String options) {
        if (System.getProperty("surefire.test.class.path") != null
                || System.getProperty("surefire.real.class.path") != null) {
            String test = (type + "#" + method).replace("$", "\\$");
            return "mvn test '-Dtest=" + test + "' " + options;
        }
        return options + " (options of the test JVM; run only " + type + "#" + method + ")";
    }

    /** The same with a trace file to follow, whose place is {@code %s}. */
    String replayTemplate() {
        return runTemplate("-Dlockstep.replay=\0").replace("%", "%%").replace("\0", "%s");
    }
}
