package dev.lockstep.agent.transform;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * Methods of {@code java.io} whose argument, or receiver, names a file for the operating system: it goes through a
 * hook first. One row a method. What {@code java.nio.file} needs is in {@link PrologueRules}.
 */
final class FileRules {
    /** A row. */
    static final class Rule {
        /** Hook of {@code FileHooks}, from the argument's type to the same. */
        final String hook;

        /** Internal name of that type. */
        final String type;

        /** Slots of the arguments. */
        final int[] slots;

        /** Whether an exception is to name the file as the program did. */
        final boolean opens;

        Rule(String hook, String type, boolean opens, int... slots) {
            this.hook = hook;
            this.type = type;
            this.opens = opens;
            this.slots = slots;
        }
    }

    private static final String TEXT = "java/lang/String";
    private static final String FILE = "java/io/File";
    private static final Map<String, Rule> RULES = new HashMap<>();

    static {
        for (String name : new String[] {
            "canRead",
            "canWrite",
            "canExecute",
            "exists",
            "isDirectory",
            "isFile",
            "isHidden",
            "createNewFile",
            "delete",
            "mkdir",
            "setReadOnly"
        }) {
            ofFile(name, "()Z");
        }
        for (String name : new String[] {"lastModified", "length", "getTotalSpace", "getFreeSpace", "getUsableSpace"}) {
            ofFile(name, "()J");
        }
        for (String name : new String[] {"setWritable", "setReadable", "setExecutable"}) {
            ofFile(name, "(ZZ)Z");
        }
        ofFile("setLastModified", "(J)Z");
        ofFile("list", "()[L" + TEXT + ";");
        ofFile("normalizedList", "()[L" + TEXT + ";");
        ofFile("deleteOnExit", "()V");
        RULES.put(FILE + ".renameTo(L" + FILE + ";)Z", new Rule("file", FILE, false, 0, 1));
        for (String name : new String[] {"getAbsolutePath", "getCanonicalPath"}) {
            RULES.put(FILE + "." + name + "()L" + TEXT + ";", new Rule("absolute", FILE, false, 0));
        }
        opens("java/io/FileInputStream", "");
        opens("java/io/FileOutputStream", "Z");
        opens("java/io/RandomAccessFile", "I");
        String redirects = "[Ljava/lang/ProcessBuilder$Redirect;";
        RULES.put(
                "java/lang/ProcessImpl.start([L" + TEXT + ";Ljava/util/Map;L" + TEXT + ";" + redirects
                        + "Z)Ljava/lang/Process;",
                new Rule("childDirectory", TEXT, false, 2));
    }

    private FileRules() {}

    private static void ofFile(String name, String descriptor) {
        RULES.put(FILE + "." + name + descriptor, new Rule("file", FILE, false, 0));
    }

    private static void opens(String owner, String rest) {
        RULES.put(owner + ".open(L" + TEXT + ";" + rest + ")V", new Rule("name", TEXT, true, 1));
    }

    /** The rule for a method; null if it has none. */
    static Rule find(String owner, String name, String descriptor) {
        return owner.startsWith("java/io/") || owner.equals("java/lang/ProcessImpl")
                ? RULES.get(owner + "." + name + descriptor)
                : null;
    }

    /** All rows, by {@code owner.name} and descriptor. */
    static Map<String, Rule> rules() {
        return Collections.unmodifiableMap(RULES);
    }
}
