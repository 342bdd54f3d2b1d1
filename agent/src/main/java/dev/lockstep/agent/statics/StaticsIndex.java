package dev.lockstep.agent.statics;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Judges classes of the application by their initialisers. A <em>self-contained</em> one does nothing that another
 * class, thread or moment could tell: no scheduling point stands before it, and it can be run again at any time. A
 * <em>renewable</em> one may in addition use self-contained classes.
 *
 * <p>Thread-safe: classes are added by whoever loads them.
 */
public final class StaticsIndex {
    private static final int MAX_METHODS = 200;
    private final Map<String, byte[]> files = new HashMap<>();
    private final Map<String, ClassStatics> read = new HashMap<>();
    private final Map<String, String> selfContained = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();

    /** Adds a class of the application, by its internal name, before it is rewritten. */
    public synchronized void add(String name, byte[] bytes) {
        byte[] earlier = files.put(name, bytes);
        if (earlier != null && earlier != bytes && !Arrays.equals(earlier, bytes)) {
            ambiguous.add(name); // two class paths have different ones
        }
    }

    /** What is known of a class; null if it was never added or cannot be told from another of that name. */
    public synchronized ClassStatics of(String name) {
        byte[] bytes = files.get(name);
        if (bytes == null || ambiguous.contains(name)) {
            return null;
        }
        ClassStatics known = read.get(name);
        if (known == null) {
            known = new ClassStatics(bytes);
            read.put(name, known);
        }
        return known;
    }

    /** True if initialising the class, and its supertypes, is nobody else's affair. */
    public synchronized boolean isSelfContained(String name) {
        if (!selfContained.containsKey(name)) {
            selfContained.put(name, troubleWith(name, true));
        }
        return selfContained.get(name) == null;
    }

    /** Why the class cannot be made as new between two runs; null if it can. */
    public synchronized String whyNotRenewable(String name) {
        return troubleWith(name, false);
    }

    /** True if the class may turn out to be renewable and has something to renew. */
    public synchronized boolean hasRenewal(String name) {
        ClassStatics type = of(name);
        if (type == null || type.trouble() != null || !type.hasRenewedFields()) {
            return false;
        }
        Effects initializer = type.effects(ClassStatics.INITIALIZER);
        return initializer == null || initializer.trouble == null;
    }

    /** True for enums, whose constants the JDK keeps for itself, too. */
    public synchronized boolean isEnum(String name) {
        return of(name).isEnum();
    }

    private String troubleWith(String name, boolean alone) {
        ClassStatics type = of(name);
        if (type == null) {
            return "its class file is not known, or there are two of that name";
        }
        if (type.trouble() != null) {
            return type.trouble();
        }
        if (!PlainCalls.isJdk(type.superName()) && !isSelfContained(type.superName())) {
            return "its superclass " + type.superName().replace('/', '.') + " is not self-contained";
        }
        for (String parent : type.interfaces()) {
            if (!PlainCalls.isJdk(parent) && !isSelfContained(parent)) {
                return "its interface " + parent.replace('/', '.') + " is not self-contained";
            }
        }
        return type.hasInitializer() ? troubleWithInitializer(type, alone) : null;
    }

    /** Follows the initialiser into every method that it calls. */
    private String troubleWithInitializer(ClassStatics root, boolean alone) {
        Deque<String[]> open = new ArrayDeque<>();
        Set<String> seen = new HashSet<>();
        open.add(new String[] {root.name(), ClassStatics.INITIALIZER});
        while (!open.isEmpty()) {
            String[] next = open.remove();
            if (seen.size() > MAX_METHODS) {
                return "its initialiser calls too much";
            }
            if (!seen.add(next[0] + "." + next[1])) {
                continue;
            }
            ClassStatics owner = of(next[0]);
            Effects effects = owner == null ? null : owner.effects(next[1]);
            if (effects == null) {
                if (owner != null && owner.isEnum() && isOfEveryEnum(next[1])) {
                    continue;
                }
                return "its initialiser calls " + next[0].replace('/', '.') + "." + next[1] + ", not declared there";
            }
            String trouble = effects.trouble != null ? "has " + effects.trouble : foreign(root, effects, alone);
            if (trouble != null) {
                return "its initialiser " + trouble;
            }
            if (!owner.isExact(next[1])) {
                return "its initialiser calls " + next[1] + ", which can be overridden";
            }
            for (String call : effects.calls) {
                int dot = call.indexOf('.');
                String target = call.substring(0, dot);
                if (alone && !isSame(root, target)) {
                    return "its initialiser calls " + call.replace('/', '.');
                }
                open.add(new String[] {target, call.substring(dot + 1)});
            }
        }
        return null;
    }

    /** True for the class itself and its superclasses. */
    private boolean isSame(ClassStatics root, String name) {
        for (ClassStatics type = root; type != null; type = of(type.superName())) {
            if (type.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfEveryEnum(String method) {
        int open = method.indexOf('(');
        return PlainCalls.ofEveryEnum(method.substring(0, open), method.substring(open));
    }

    /** What a method does to other classes than {@code root}. */
    private String foreign(ClassStatics root, Effects effects, boolean alone) {
        for (String needed : effects.needs) {
            if (!needed.equals(root.name()) && (alone || !isSelfContained(needed))) {
                return "needs class " + needed.replace('/', '.');
            }
        }
        for (String field : effects.writes) {
            if (!field.startsWith(root.name() + ".")) {
                return "writes " + field.replace('/', '.');
            }
        }
        for (String field : effects.reads) {
            int dot = field.indexOf('.');
            String owner = field.substring(0, dot);
            if (!owner.equals(root.name()) && !of(owner).isConstant(field.substring(dot + 1))) {
                return "reads " + field.replace('/', '.') + ", which can change";
            }
        }
        return null;
    }
}
