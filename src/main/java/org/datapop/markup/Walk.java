package org.datapop.markup;

import java.util.function.Consumer;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/** Goes through a tree in the order of the text without recursion, so that no depth is too deep. */
final class Walk {

    private Walk() {}

    static void through(Node root, Consumer<Node> enter, Consumer<Node> leave) {
        Node node = root;
        while (node != null) {
            enter.accept(node);
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
            } else {
                node = leaveUpTo(root, node, leave);
            }
        }
    }

    private static @Nullable Node leaveUpTo(Node root, Node from, Consumer<Node> leave) {
        var node = from;
        leave.accept(node);
        while (node != root && node.getNext() == null) {
            node = node.getParent();
            leave.accept(node);
        }
        return node == root ? null : node.getNext();
    }
}
