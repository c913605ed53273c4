package org.datapop.admin;

import org.datapop.accounts.Account;
import org.datapop.admin.form.PostedForm;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Takes a form from nobody but its author: while a page stands open, somebody else may sign in in
 * the same browser.
 */
@ControllerAdvice(basePackages = "org.datapop.admin")
class WhoseForm {

    /**
     * @throws AnothersForm when whoever is signed in is not its author
     */
    @ModelAttribute
    void check(@RequestParam(name = PostedForm.AUTHOR, required = false) @Nullable String author) {
        var isAnothers =
                author != null
                        && SecurityContextHolder.getContext().getAuthentication()
                                instanceof Staff staff
                        && !isOf(staff.account(), author);
        if (isAnothers) {
            throw new AnothersForm(null);
        }
    }

    static boolean isOf(Account account, String author) {
        return account.actor().id().equals(author);
    }
}
