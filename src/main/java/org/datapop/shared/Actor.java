package org.datapop.shared;

import java.util.UUID;

/**
 * Who did something: a person's account, the system itself, or the import of the starter content.
 */
public sealed interface Actor {

    /** Work that no person asked for, such as a job. */
    Actor SYSTEM = new System();

    /** The import of the starter content into an empty site. */
    Actor STARTER = new Starter();

    /** How the actor is written down in the tables. */
    String id();

    /**
     * @throws IllegalArgumentException when the text names no actor
     */
    static Actor of(String id) {
        return switch (id) {
            case "system" -> SYSTEM;
            case "starter" -> STARTER;
            default -> {
                if (!id.startsWith("account:")) {
                    throw new IllegalArgumentException("'" + id + "' is not an actor");
                }
                yield new Account(UUID.fromString(id.substring("account:".length())));
            }
        };
    }

    record Account(UUID account) implements Actor {
        @Override
        public String id() {
            return "account:" + account;
        }
    }

    record System() implements Actor {
        @Override
        public String id() {
            return "system";
        }
    }

    record Starter() implements Actor {
        @Override
        public String id() {
            return "starter";
        }
    }
}
