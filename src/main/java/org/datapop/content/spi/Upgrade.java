package org.datapop.content.spi;

import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a body that was stored by an older version of its type: changes JSON of version {@code n}
 * into version {@code n + 1} in place. Stored JSON is never rewritten, so an upgrade stays for
 * ever, and must give the same answer every time.
 */
@FunctionalInterface
public interface Upgrade {

    void apply(ObjectNode body);
}
