package dev.lockstep.agent.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Every row names a method of this JDK, or of another that the row's comment in the rules names; every hook exists. */
class NetworkRulesTest {
    private static final Set<String> OTHERS = Set.of(
            "sun/nio/ch/FileChannelImpl.transferToDirectlyInternal"
                    + "(JILjava/nio/channels/WritableByteChannel;Ljava/io/FileDescriptor;)J",
            "sun/nio/ch/FileDispatcherImpl.preCloseImpl(Ljava/io/FileDescriptor;JJ)V",
            "sun/nio/ch/Net.serverSocket(Ljava/net/ProtocolFamily;Z)Ljava/io/FileDescriptor;",
            "sun/nio/ch/Net.serverSocket(Ljava/net/ProtocolFamily;)Ljava/io/FileDescriptor;");
    private static final List<String> DISPATCHERS = List.of(
            "sun/nio/ch/SocketDispatcher.",
            "sun/nio/ch/DatagramDispatcher.",
            "sun/nio/ch/FileDispatcherImpl.",
            "sun/nio/ch/UnixFileDispatcherImpl.",
            "sun/nio/ch/UnixDispatcher.",
            "sun/nio/ch/Poller.");

    private final Map<String, ClassNode> classes = new TreeMap<>();

    private ClassNode read(String name) throws IOException {
        ClassNode known = classes.get(name);
        if (known == null) {
            known = new ClassNode();
            try (InputStream in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
                if (in != null) {
                    new ClassReader(in).accept(known, ClassReader.SKIP_CODE);
                }
            }
            classes.put(name, known);
        }
        return known;
    }

    private MethodNode find(String key) throws IOException {
        String owner = key.substring(0, key.indexOf('.', key.lastIndexOf('/', key.indexOf('('))));
        String method = key.substring(owner.length() + 1);
        for (MethodNode candidate : read(owner).methods) {
            if ((candidate.name + candidate.desc).equals(method)) {
                return candidate;
            }
        }
        return null;
    }

    @Test
    void rowsNameMethodsOfTheJdk() throws IOException {
        List<String> missing = new ArrayList<>();
        Set<String> dispatched = new HashSet<>();
        List<String> keys = new ArrayList<>();
        NetworkRules.addPrologues((key, condition, type, argument, owner, hook, descriptor) -> keys.add(key));
        for (String key : keys) {
            MethodNode method = find(key);
            if (method != null) {
                assertEquals(0, method.access & Opcodes.ACC_NATIVE, () -> key + " is native: a question has no place");
                dispatched.add(key.substring(key.indexOf('.')));
            } else if (!OTHERS.contains(key) && DISPATCHERS.stream().noneMatch(key::startsWith)) {
                missing.add(key);
            }
        }
        assertEquals(List.of(), missing);
        for (String call : List.of("read", "write", "readv", "writev", "close")) {
            assertTrue(dispatched.stream().anyMatch(key -> key.startsWith("." + call + "(Ljava/io/File")), call);
        }
    }

    /** Updates of one JDK version differ in how a dispatcher closes; another way must not pass unseen. */
    @Test
    void dispatchersOfThisJdkCloseByWayOfRows() throws IOException {
        Set<String> keys = new HashSet<>();
        NetworkRules.addPrologues((key, condition, type, argument, owner, hook, descriptor) -> keys.add(key));
        List<String> missing = new ArrayList<>();
        for (String type : List.of("SocketDispatcher", "DatagramDispatcher", "UnixDispatcher")) {
            ClassNode dispatcher = read("sun/nio/ch/" + type);
            for (MethodNode method : dispatcher.methods) {
                String key = dispatcher.name + "." + method.name + method.desc;
                boolean calledByChannels = (method.access & (Opcodes.ACC_NATIVE | Opcodes.ACC_STATIC)) == 0;
                if (calledByChannels && method.name.toLowerCase(Locale.ROOT).endsWith("close") && !keys.contains(key)) {
                    missing.add(key);
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void redirectedCallsAreOfMethodsOfTheJdk() throws IOException {
        List<String> keys = new ArrayList<>();
        NetworkRules.addCalls((owner, name, descriptor, hookOwner, hook, hookDescriptor) ->
                keys.add(owner + "." + name + descriptor));
        for (String key : keys) {
            assertTrue(find(key) != null, key);
        }
    }

    @Test
    void hooksExist() throws IOException {
        List<String> hooks = new ArrayList<>();
        NetworkRules.addPrologues((key, condition, type, argument, owner, hook, descriptor) ->
                hooks.add(owner + "." + hook + descriptor));
        NetworkRules.addCalls((owner, name, descriptor, hookOwner, hook, hookDescriptor) ->
                hooks.add(hookOwner + "." + hook + hookDescriptor));
        for (NativeRules.Rule rule : NativeRules.rules()) {
            hooks.add(rule.hookOwner + "." + rule.answer + rule.hookDescriptor);
        }
        for (String hook : hooks) {
            MethodNode method = find(hook);
            assertTrue(method != null, hook);
            assertTrue((method.access & Opcodes.ACC_PUBLIC) != 0 && (method.access & Opcodes.ACC_STATIC) != 0, hook);
        }
    }

    @Test
    void forwardedMethodsAreNotPrivate() throws IOException {
        for (NativeRules.Rule rule : NativeRules.rules()) {
            MethodNode method = find(rule.owner + "." + rule.name + rule.descriptor);
            if (method != null) {
                assertEquals(0, method.access & Opcodes.ACC_PRIVATE, rule.owner + "." + rule.name);
            }
        }
    }
}
