package org.datapop.accounts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key that somebody's telephone, computer or password manager keeps, and that lets them in
 * without a password.
 *
 * @param name as its owner calls it
 * @param lastUsed null until it is used
 */
public record Passkey(UUID id, String name, Instant created, @Nullable Instant lastUsed) {}
