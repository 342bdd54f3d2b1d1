package dev.lockstep.agent.transform;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Methods of the JDK, most of them native, whose callers go by way of a generated forwarder: it asks whether the
 * call concerns the simulated stack, and calls the stack or the JDK. One row a method.
 *
 * <p>A forwarder lives in the package of its method, because most of these are package-private.
 */
public final class NativeRules {
    /** What decides whether a call is simulated. */
    public enum Condition {
        /** The first argument is a simulated {@code FileDescriptor}. */
        DESCRIPTOR("isSimulated", "(Ljava/io/FileDescriptor;)Z"),
        /** The first argument is the number of a simulated descriptor. */
        NUMBER("isSimulated", "(I)Z"),
        /** The first argument stands for a task. */
        TASK("isTask", "(J)Z"),
        /** The caller is managed. */
        MANAGED("isManaged", "()Z");

        /** Method of the class that knows. */
        public final String method;

        /** Its descriptor. */
        public final String descriptor;

        Condition(String method, String descriptor) {
            this.method = method;
            this.descriptor = descriptor;
        }
    }

    /** A row. */
    public static final class Rule {
        /** Class of the method. */
        public final String owner;

        /** Name of the method. */
        public final String name;

        /** Its descriptor. */
        public final String descriptor;

        /** True for a method of an interface, called on a receiver; otherwise it is static. */
        public final boolean ofInterface;

        /** When the stack answers. */
        public final Condition condition;

        /** Class that answers; its method has the name of {@link #answer}. */
        public final String hookOwner;

        /** Method that answers. */
        public final String answer;

        /** Its descriptor. */
        public final String hookDescriptor;

        Rule(
                String owner,
                String name,
                String descriptor,
                boolean ofInterface,
                Condition condition,
                String hookOwner,
                String answer,
                String hookDescriptor) {
            this.owner = owner;
            this.name = name;
            this.descriptor = descriptor;
            this.ofInterface = ofInterface;
            this.condition = condition;
            this.hookOwner = hookOwner;
            this.answer = answer;
            this.hookDescriptor = hookDescriptor;
        }

        /** Class of the forwarder. */
        public String forwarder() {
            return owner.substring(0, owner.lastIndexOf('/') + 1) + "LockstepForwarders";
        }

        /** Name of the forwarder, which tells methods of different classes apart. */
        public String forwarderName() {
            return owner.substring(owner.lastIndexOf('/') + 1) + "_" + name;
        }

        /** Descriptor of the forwarder: the receiver, if any, comes first. */
        public String forwarderDescriptor() {
            return ofInterface ? "(L" + owner + ";" + descriptor.substring(1) : descriptor;
        }
    }

    private static final String JDK = "dev/lockstep/cluster/jdk/";
    private static final String CH = "sun/nio/ch/";
    private static final String FD = "Ljava/io/FileDescriptor;";
    private static final List<Rule> RULES = new ArrayList<>();

    static {
        String net = CH + "Net";
        String calls = JDK + "NetCalls";
        ofDescriptor(net, "listen", "(" + FD + "I)V", calls);
        ofDescriptor(net, "accept", "(" + FD + FD + "[Ljava/net/InetSocketAddress;)I", calls);
        ofDescriptor(net, "shutdown", "(" + FD + "I)V", calls);
        ofDescriptor(net, "poll", "(" + FD + "IJ)I", calls);
        ofDescriptor(net, "pollConnect", "(" + FD + "J)Z", calls);
        ofDescriptor(net, "available", "(" + FD + ")I", calls);
        ofDescriptor(net, "sendOOB", "(" + FD + "B)I", calls);
        ofDescriptor(net, "discardOOB", "(" + FD + ")Z", calls);
        String multicast = JDK + "MulticastCalls";
        ofDescriptor(net, "setInterface4", "(" + FD + "I)V", multicast);
        ofDescriptor(net, "getInterface4", "(" + FD + ")I", multicast);
        ofDescriptor(net, "setInterface6", "(" + FD + "I)V", multicast);
        ofDescriptor(net, "getInterface6", "(" + FD + ")I", multicast);
        String files = JDK + "FileCalls";
        String io = CH + "IOUtil";
        ofDescriptor(io, "configureBlocking", "(" + FD + "Z)V", files);
        row(io, "makePipe", "(Z)J", Condition.MANAGED, files, "makePipe");
        row(io, "write1", "(IB)I", Condition.NUMBER, files, "write1");
        row(io, "drain", "(I)Z", Condition.NUMBER, files, "drain");
        row(io, "drain1", "(I)I", Condition.NUMBER, files, "drain1");
        row(CH + "FileDispatcherImpl", "closeIntFD", "(I)V", Condition.NUMBER, files, "closeNumber");
        String selectors = JDK + "SelectorCalls";
        row(CH + "EPoll", "create", "()I", Condition.MANAGED, selectors, "create");
        row(CH + "EPoll", "ctl", "(IIII)I", Condition.NUMBER, selectors, "ctl");
        row(CH + "EPoll", "wait", "(IJII)I", Condition.NUMBER, selectors, "wait");
        row(CH + "NativeThread", "current", "()J", Condition.MANAGED, JDK + "ThreadCalls", "current");
        row(CH + "NativeThread", "signal", "(J)V", Condition.TASK, JDK + "ThreadCalls", "signal");
        names();
    }

    private NativeRules() {}

    private static void names() {
        String object = "Ljava/lang/Object;";
        String text = "Ljava/lang/String;";
        String address = "Ljava/net/InetAddress;";
        ofResolver("getLocalHostName", "()" + text, "(" + object + ")" + text);
        ofResolver("lookupAllHostAddr", "(" + text + ")[" + address, "(" + object + text + ")[" + address);
        ofResolver(
                "lookupAllHostAddr",
                "(" + text + "Ljava/net/spi/InetAddressResolver$LookupPolicy;)[" + address,
                "(" + object + text + object + ")[" + address);
        ofResolver("getHostByAddr", "([B)" + text, "(" + object + "[B)" + text);
        String reach = address + "ILjava/net/NetworkInterface;I)Z";
        ofResolver("isReachable", "(" + reach, "(" + object + reach);
    }

    private static void ofDescriptor(String owner, String name, String descriptor, String hookOwner) {
        row(owner, name, descriptor, Condition.DESCRIPTOR, hookOwner, name);
    }

    private static void row(
            String owner, String name, String descriptor, Condition condition, String hookOwner, String answer) {
        RULES.add(new Rule(owner, name, descriptor, false, condition, hookOwner, answer, descriptor));
    }

    private static void ofResolver(String name, String descriptor, String hookDescriptor) {
        String owner = "java/net/InetAddressImpl";
        RULES.add(new Rule(owner, name, descriptor, true, Condition.MANAGED, JDK + "NameCalls", name, hookDescriptor));
    }

    /** All rows. */
    public static List<Rule> rules() {
        return Collections.unmodifiableList(RULES);
    }
}
