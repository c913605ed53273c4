package org.datapop.admin.content;

import java.util.List;
import org.datapop.shared.Actor;
import org.datapop.sharing.ShareLink;
import org.datapop.sharing.SharedPaths;
import org.datapop.sharing.Sharing;
import org.datapop.web.PublicAddress;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Draws what there is to see of links that were given to people without an account. */
@Component
class SharePages {

    private final Sharing sharing;
    private final Authors authors;
    private final PublicAddress address;

    SharePages(Sharing sharing, Authors authors, PublicAddress address) {
        this.sharing = sharing;
        this.authors = authors;
        this.address = address;
    }

    /**
     * A link that was given to somebody.
     *
     * @param by the name of whoever made it
     * @param isGood whether it can be used
     */
    record Row(ShareLink link, String by, boolean isGood) {}

    /**
     * @param problem what is wrong with the form; empty for nothing
     */
    void show(List<ShareLink> links, ShareForm form, String problem, Model model) {
        model.addAttribute("links", links.stream().map(this::row).toList());
        model.addAttribute("form", form);
        model.addAttribute("days", ShareForm.DAYS);
        model.addAttribute("problem", problem);
    }

    /** Shows the address of a new link, this one time. */
    void made(String token, Model model) {
        model.addAttribute("made", address.of(SharedPaths.PREFIX + token));
    }

    private Row row(ShareLink link) {
        return new Row(link, authors.name(new Actor.Account(link.madeBy())), sharing.isGood(link));
    }
}
