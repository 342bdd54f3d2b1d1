package dev.lockstep.controller;

import dev.lockstep.hooks.NodeRows;
import dev.lockstep.task.Node;
import java.io.PrintStream;
import java.util.Properties;

/** The JDK statics that each node has of its own: streams, system properties, default handler. */
final class NodeStatics {
    private NodeStatics() {}

    /** The node's value of a row; made from {@code original} when it is first asked for. */
    static Object get(Node node, int row, Object original) {
        if (node.isDefault()) {
            return original;
        }
        Object[] own = of(node);
        int slot = row - NodeRows.FIRST;
        if (own[slot] == null) {
            own[slot] = create(node, row, original);
        }
        return own[slot];
    }

    /** Sets the node's value; null stands for a new one. */
    static void set(Node node, int row, Object value) {
        of(node)[row - NodeRows.FIRST] = value;
    }

    private static Object[] of(Node node) {
        if (node.own == null) {
            node.own = new Object[NodeRows.COUNT];
        }
        return node.own;
    }

    private static Object create(Node node, int row, Object original) {
        switch (row) {
            case NodeRows.STANDARD_OUTPUT:
            case NodeRows.STANDARD_ERROR:
                return NodeLines.stream(node, (PrintStream) original);
            case NodeRows.PROPERTIES:
                return ((Properties) original).clone();
            default:
                return null;
        }
    }

    /** The node goes down: a line that it has not ended is shown all the same. */
    static void close(Node node) {
        if (node.own != null) {
            NodeLines.close(node.own[NodeRows.STANDARD_OUTPUT - NodeRows.FIRST]);
            NodeLines.close(node.own[NodeRows.STANDARD_ERROR - NodeRows.FIRST]);
        }
    }
}
