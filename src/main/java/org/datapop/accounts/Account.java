package org.datapop.accounts;

import java.time.ZoneId;
import java.util.UUID;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;

/**
 * A member of staff.
 *
 * @param email as it was given; mail goes to exactly this address
 * @param language of the admin area
 * @param timeZone in which times are shown and entered
 * @param disabled whether sign-in is refused
 * @param credentials counts the changes after which nobody stays signed in: of the password, of the
 *     second factor, of the role, of the address
 */
public record Account(
        UUID id,
        String email,
        String name,
        Role role,
        Language language,
        ZoneId timeZone,
        boolean disabled,
        int credentials) {

    /** As whom the account acts. */
    public Actor actor() {
        return new Actor.Account(id);
    }
}
