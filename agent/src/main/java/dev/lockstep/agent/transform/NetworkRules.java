package dev.lockstep.agent.transform;

/**
 * How the JDK's network code comes to the simulated stack, beside {@link NativeRules}: Java methods around natives,
 * which get a question in front, and private natives, whose callers are redirected. One row a method.
 */
final class NetworkRules {
    /** Takes rows for {@link PrologueRules}. */
    interface Prologues {
        /**
         * The question is {@code condition}, about argument number {@code argument}, counting the receiver; -1 for
         * none.
         */
        void add(String key, String condition, String type, int argument, String owner, String hook, String descriptor);
    }

    /** Takes rows for {@link CallRules}. */
    interface Calls {
        /** A call becomes a call of the static {@code hook}. */
        void add(String owner, String name, String descriptor, String hookOwner, String hook, String hookDescriptor);
    }

    private static final String JDK = "dev/lockstep/cluster/jdk/";
    private static final String CH = "sun/nio/ch/";
    private static final String FD = "Ljava/io/FileDescriptor;";
    private static final String FAMILY = "Ljava/net/ProtocolFamily;";
    private static final String ADDRESS = "Ljava/net/InetAddress;";
    private static final String OBJECT = "Ljava/lang/Object;";
    private static final String BUFFER = "Ljava/nio/ByteBuffer;";
    private static final String[] DISPATCHERS = {
        "SocketDispatcher", "DatagramDispatcher", "FileDispatcherImpl", "UnixFileDispatcherImpl", "UnixDispatcher"
    };

    private NetworkRules() {}

    static void addPrologues(Prologues rules) {
        sockets(rules);
        multicast(rules);
        dispatchers(rules);
        buffers(rules);
        unix(rules);
        pollers(rules);
    }

    private static void managed(Prologues rules, String method, String hookOwner, String descriptor) {
        String key = CH + method + descriptor;
        String hook = method.substring(method.indexOf('.') + 1);
        rules.add(key, "isManaged", null, -1, JDK + hookOwner, hook, descriptor);
    }

    private static void ofDescriptor(
            Prologues rules, String method, int argument, String hookOwner, String descriptor) {
        String key = CH + method + descriptor;
        String hook = method.substring(method.indexOf('.') + 1);
        rules.add(key, "isSimulated", FD, argument, JDK + hookOwner, hook, descriptor);
    }

    private static void sockets(Prologues rules) {
        managed(rules, "Net.isIPv6Available", "NetCalls", "()Z");
        managed(rules, "Net.socket", "NetCalls", "(" + FAMILY + "Z)" + FD);
        managed(rules, "Net.serverSocket", "NetCalls", "(" + FAMILY + ")" + FD);
        managed(rules, "Net.serverSocket", "NetCalls", "(" + FAMILY + "Z)" + FD); // before JDK 21
        ofDescriptor(rules, "Net.bind", 1, "NetCalls", "(" + FAMILY + FD + ADDRESS + "I)V");
        ofDescriptor(rules, "Net.connect", 1, "NetCalls", "(" + FAMILY + FD + ADDRESS + "I)I");
        ofDescriptor(rules, "Net.localAddress", 0, "NetCalls", "(" + FD + ")Ljava/net/InetSocketAddress;");
        ofDescriptor(rules, "Net.remoteAddress", 0, "NetCalls", "(" + FD + ")Ljava/net/InetSocketAddress;");
        String option = "(" + FD + FAMILY + "Ljava/net/SocketOption;";
        ofDescriptor(rules, "Net.setSocketOption", 0, "OptionCalls", option + OBJECT + ")V");
        ofDescriptor(rules, "Net.getSocketOption", 0, "OptionCalls", option + ")" + OBJECT);
    }

    private static void multicast(Prologues rules) {
        ofDescriptor(rules, "Net.join4", 0, "MulticastCalls", "(" + FD + "III)I");
        ofDescriptor(rules, "Net.drop4", 0, "MulticastCalls", "(" + FD + "III)V");
        ofDescriptor(rules, "Net.block4", 0, "MulticastCalls", "(" + FD + "III)I");
        ofDescriptor(rules, "Net.unblock4", 0, "MulticastCalls", "(" + FD + "III)V");
        ofDescriptor(rules, "Net.join6", 0, "MulticastCalls", "(" + FD + "[BI[B)I");
        ofDescriptor(rules, "Net.drop6", 0, "MulticastCalls", "(" + FD + "[BI[B)V");
        ofDescriptor(rules, "Net.block6", 0, "MulticastCalls", "(" + FD + "[BI[B)I");
        ofDescriptor(rules, "Net.unblock6", 0, "MulticastCalls", "(" + FD + "[BI[B)V");
    }

    /** Instance methods around natives; the dispatcher itself comes first. */
    private static void dispatchers(Prologues rules) {
        for (String type : DISPATCHERS) {
            dispatcher(rules, type, "read", "JI)I");
            dispatcher(rules, type, "write", "JI)I");
            dispatcher(rules, type, "readv", "JI)J");
            dispatcher(rules, type, "writev", "JI)J");
            dispatcher(rules, type, "close", ")V");
            dispatcher(rules, type, "preClose", ")V"); // the caller then signals who is blocked
            dispatcher(rules, type, "preClose", "JJ)V"); // signals as well; later updates of 17, and 21
            dispatcher(rules, type, "implPreClose", "JJ)V");
            dispatcher(rules, type, "dup", FD + ")V");
        }
        String preClose = "(" + FD + "JJ)V"; // static, before JDK 21
        rules.add(
                CH + "FileDispatcherImpl.preCloseImpl" + preClose,
                "isSimulated",
                FD,
                0,
                JDK + "FileCalls",
                "preClose",
                preClose);
    }

    private static void dispatcher(Prologues rules, String type, String method, String rest) {
        String hook = method.equals("implPreClose") ? "preClose" : method;
        rules.add(
                CH + type + "." + method + "(" + FD + rest,
                "isSimulated",
                FD,
                1,
                JDK + "FileCalls",
                hook,
                "(" + OBJECT + FD + rest);
    }

    private static void buffers(Prologues rules) {
        String array = FD + "[BII)I";
        for (String method : new String[] {"tryRead", "tryWrite"}) {
            String key = CH + "NioSocketImpl." + method + "(" + array;
            rules.add(key, "isSimulated", FD, 1, JDK + "BufferCalls", method, "(" + OBJECT + array);
        }
        String buffer = "(" + FD + BUFFER + "JZZI";
        for (String method : new String[] {"read", "write"}) {
            String key = CH + "IOUtil." + method + buffer + "Lsun/nio/ch/NativeDispatcher;)I";
            rules.add(key, "isSimulated", FD, 0, JDK + "BufferCalls", method, buffer + OBJECT + ")I");
        }
        String calls = JDK + "DatagramCalls";
        String channel = CH + "DatagramChannelImpl.";
        String receive = BUFFER + "Z)I";
        rules.add(channel + "receive(" + receive, "isSimulated", OBJECT, 0, calls, "receive", "(" + OBJECT + receive);
        String send = FD + BUFFER + "Ljava/net/InetSocketAddress;)I";
        rules.add(channel + "send(" + send, "isSimulated", FD, 1, calls, "send", "(" + OBJECT + send);
        String transfer = "(" + FD + "JJ" + FD; // to a socket: the JDK then maps or copies
        String unsupported = JDK + "TransferCalls";
        for (String type : new String[] {"FileDispatcherImpl", "UnixFileDispatcherImpl"}) {
            String to = CH + type + ".transferTo" + transfer + "Z)J";
            rules.add(to, "isSimulated", FD, 4, unsupported, "unsupported", "()J");
            String from = CH + type + ".transferFrom(" + FD + FD + "JJZ)J";
            rules.add(from, "isSimulated", FD, 1, unsupported, "unsupported", "()J");
        }
        String direct = "(JILjava/nio/channels/WritableByteChannel;" + FD + ")J"; // before JDK 20
        String key = CH + "FileChannelImpl.transferToDirectlyInternal" + direct;
        rules.add(key, "isSimulated", FD, 4, unsupported, "unsupported", "()J");
    }

    private static void unix(Prologues rules) {
        managed(rules, "UnixDomainSockets.socket", "UnixCalls", "()" + FD);
        ofDescriptor(rules, "UnixDomainSockets.bind", 0, "UnixCalls", "(" + FD + "Ljava/nio/file/Path;)V");
        ofDescriptor(rules, "UnixDomainSockets.connect", 0, "UnixCalls", "(" + FD + "Ljava/nio/file/Path;)I");
        ofDescriptor(rules, "UnixDomainSockets.accept", 0, "UnixCalls", "(" + FD + FD + "[Ljava/lang/String;)I");
        String local = "(" + FD + ")Ljava/net/UnixDomainSocketAddress;";
        ofDescriptor(rules, "UnixDomainSockets.localAddress", 0, "UnixCalls", local);
    }

    private static void pollers(Prologues rules) {
        String poller = CH + "Poller.";
        String calls = JDK + "PollerCalls";
        String poll = "(IIJLjava/util/function/BooleanSupplier;)V";
        rules.add(poller + "poll" + poll, "isSimulated", "I", 0, calls, "poll", "(IIJ" + OBJECT + ")V");
        rules.add(poller + "pollSelector(IJ)V", "isSimulated", "I", 0, calls, "pollSelector", "(IJ)V");
        rules.add(poller + "stopPoll(II)V", "isSimulated", "I", 0, calls, "stopPoll", "(II)V");
        rules.add(poller + "stopPoll(I)V", "isSimulated", "I", 0, calls, "stopPoll", "(I)V");
    }

    /** Private natives: the hook itself goes on to the JDK. */
    static void addCalls(Calls rules) {
        same(rules, CH + "EventFD", "eventfd0", "()I", "SelectorCalls");
        same(rules, CH + "EventFD", "set0", "(I)I", "SelectorCalls");
        same(rules, CH + "DatagramChannelImpl", "disconnect0", "(" + FD + "Z)V", "DatagramCalls");
        same(rules, CH + "UnixAsynchronousSocketChannelImpl", "checkConnect", "(I)V", "AsyncCalls");
        String type = "java/net/NetworkInterface";
        String one = ")L" + type + ";";
        String named = "(Ljava/lang/String;I)";
        same(rules, type, "getAll", "()[L" + type + ";", "InterfaceCalls");
        same(rules, type, "getByName0", "(Ljava/lang/String;" + one, "InterfaceCalls");
        same(rules, type, "getByIndex0", "(I" + one, "InterfaceCalls");
        same(rules, type, "boundInetAddress0", "(" + ADDRESS + ")Z", "InterfaceCalls");
        same(rules, type, "getByInetAddress0", "(" + ADDRESS + one, "InterfaceCalls");
        same(rules, type, "isUp0", named + "Z", "InterfaceCalls");
        same(rules, type, "isLoopback0", named + "Z", "InterfaceCalls");
        same(rules, type, "supportsMulticast0", named + "Z", "InterfaceCalls");
        same(rules, type, "isP2P0", named + "Z", "InterfaceCalls");
        same(rules, type, "getMacAddr0", "([BLjava/lang/String;I)[B", "InterfaceCalls");
        same(rules, type, "getMTU0", named + "I", "InterfaceCalls");
    }

    private static void same(Calls rules, String owner, String name, String descriptor, String hookOwner) {
        rules.add(owner, name, descriptor, JDK + hookOwner, name, descriptor);
    }
}
