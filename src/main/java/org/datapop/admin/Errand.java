package org.datapop.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.datapop.accounts.Account;
import org.datapop.admin.form.PostedForm;
import org.springframework.ui.Model;

/**
 * What somebody came for who must sign in first: to open a page, or to send a form. The fields of a
 * form travel through every step of signing in, so that a session that ended costs no word.
 *
 * @param fields of the form
 */
record Errand(Destination to, boolean isForm, List<Carried> fields) {

    /** To open the front page. */
    static final Errand VISIT = new Errand(Destination.FRONT, false, List.of());

    /** What a step of signing in was posted with. */
    static Errand of(HttpServletRequest request) {
        var isForm = request.getParameter("again") != null;
        return new Errand(
                Destination.of(request.getParameter("to")),
                isForm,
                isForm ? Carried.within(request) : List.of());
    }

    /** A form that came from somebody who isn't signed in. */
    static Errand form(String action, HttpServletRequest request) {
        return new Errand(Destination.of(action), true, Carried.of(request));
    }

    /**
     * Whatever follows when they are signed in. A form is sent by hand, and by nobody but whoever
     * filled it in, where it says who that was.
     *
     * @throws AnothersForm when that was somebody else
     */
    String goOn(Account account, Model model) {
        if (!isForm) {
            return "redirect:" + to.path();
        }
        if (isOfAnotherThan(account)) {
            throw new AnothersForm(this);
        }
        carry(model);
        return "admin/signed-in";
    }

    private boolean isOfAnotherThan(Account account) {
        return fields.stream()
                .filter(field -> field.name().equals(PostedForm.AUTHOR))
                .anyMatch(field -> !WhoseForm.isOf(account, field.value()));
    }

    /** Tells the templates of signing in what to carry. */
    void carry(Model model) {
        model.addAttribute("errand", this);
    }
}
