package org.datapop.admin;

import java.util.List;
import org.datapop.accounts.Account;

/**
 * What stands around every screen of the admin area.
 *
 * @param menu the screens that one comes to from here
 * @param creatable the types of which a document may be begun
 * @param mayAdminister whether what everybody did is shown
 */
public record AdminFrame(
        Account account,
        String siteName,
        List<Screens.Group> menu,
        List<String> creatable,
        boolean mayAdminister) {}
