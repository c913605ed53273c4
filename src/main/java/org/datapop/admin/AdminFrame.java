package org.datapop.admin;

import java.util.List;
import java.util.Map;
import org.datapop.accounts.Account;

/**
 * What stands around every screen of the admin area.
 *
 * @param types the types of content with the number of their documents, in the order of the menu
 * @param mayConfigure whether the site's settings are shown in the menu
 * @param mayAdminister whether the colleagues are, their mails and what everybody did
 */
public record AdminFrame(
        Account account,
        String siteName,
        List<Map.Entry<String, Integer>> types,
        String path,
        boolean mayConfigure,
        boolean mayAdminister) {}
