package org.datapop.admin;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.datapop.accounts.Account;
import org.datapop.accounts.Accounts;
import org.datapop.accounts.Action;
import org.datapop.accounts.EmailAddress;
import org.datapop.accounts.EmailTaken;
import org.datapop.accounts.LastAdministrator;
import org.datapop.accounts.OneTimeLinks;
import org.datapop.accounts.Purpose;
import org.datapop.accounts.Role;
import org.datapop.accounts.SecondFactor;
import org.datapop.accounts.Subject;
import org.datapop.mail.Mails;
import org.datapop.mail.Occasion;
import org.datapop.shared.TypedText;
import org.datapop.web.PublicAddress;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who works here: invites them, changes what they may do, closes their accounts. */
@Controller
class ColleaguesController {

    private static final String PATH = "/admin/colleagues";
    private static final int LONGEST_NAME = 120;

    private final Desk desk;
    private final Accounts accounts;
    private final OneTimeLinks links;
    private final PublicAddress address;
    private final Mails mails;
    private final SecondFactor secondFactor;

    ColleaguesController(
            Desk desk,
            Accounts accounts,
            OneTimeLinks links,
            PublicAddress address,
            Mails mails,
            SecondFactor secondFactor) {
        this.desk = desk;
        this.accounts = accounts;
        this.links = links;
        this.address = address;
        this.mails = mails;
        this.secondFactor = secondFactor;
    }

    /** Somebody who is to be invited, as typed. */
    record InvitationForm(String name, String email, Role role) {

        boolean isNamed() {
            return !name.isBlank() && TypedText.isLine(name, LONGEST_NAME);
        }
    }

    @GetMapping(PATH)
    String list(Model model) {
        desk.require(Action.ADMINISTER, Subject.site());
        return show(new InvitationForm("", "", Role.EDITOR), "", model);
    }

    /** The link is mailed; without a mail server it is shown once, to be handed over. */
    @Confirmed
    @PostMapping(PATH)
    String invite(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "EDITOR") Role role,
            HttpServletResponse response,
            Model model) {
        desk.require(Action.ADMINISTER, Subject.site());
        var form = new InvitationForm(name.strip(), email.strip(), role);
        if (!form.isNamed() || !EmailAddress.isAddress(form.email())) {
            return refuse(form.isNamed() ? "email" : "name", form, response, model);
        }
        var me = desk.account();
        try {
            var account =
                    accounts.invite(
                            new EmailAddress(form.email()),
                            form.name(),
                            role,
                            me.language(),
                            me.timeZone(),
                            me.actor());
            return mails.areSent()
                    ? showMailed(account, model)
                    : showLink(account, Purpose.INVITATION, model);
        } catch (EmailTaken _) {
            return refuse("taken", form, response, model);
        }
    }

    /** A link by which somebody chooses a new password. */
    @Confirmed
    @PostMapping(PATH + "/{id}/link")
    String link(@PathVariable UUID id, Model model) {
        desk.require(Action.ADMINISTER, Subject.site());
        var account = accounts.offerPassword(id, desk.account().actor());
        if (mails.areSent()) {
            mails.write(Occasion.RESET, new EmailAddress(account.email()));
            return showMailed(account, model);
        }
        return showLink(account, Purpose.RESET, model);
    }

    @Confirmed
    @PostMapping(PATH + "/{id}/role")
    String role(
            @PathVariable UUID id,
            @RequestParam Role role,
            HttpServletResponse response,
            Model model) {
        desk.require(Action.ADMINISTER, Subject.site());
        return unlessLast(
                () -> accounts.changeRole(id, role, desk.account().actor()), response, model);
    }

    @Confirmed
    @PostMapping(PATH + "/{id}/closed")
    String close(@PathVariable UUID id, HttpServletResponse response, Model model) {
        desk.require(Action.ADMINISTER, Subject.site());
        return unlessLast(() -> accounts.disable(id, desk.account().actor()), response, model);
    }

    @Confirmed
    @PostMapping(PATH + "/{id}/opened")
    String open(@PathVariable UUID id) {
        desk.require(Action.ADMINISTER, Subject.site());
        accounts.enable(id, desk.account().actor());
        return "redirect:" + PATH;
    }

    /** For whoever lost their telephone, and the codes for that day too. */
    @Confirmed
    @PostMapping(PATH + "/{id}/second-factor/removed")
    String removeSecondFactor(@PathVariable UUID id) {
        desk.require(Action.ADMINISTER, Subject.site());
        secondFactor.turnOff(id, desk.account().actor());
        return "redirect:" + PATH;
    }

    @ModelAttribute("roles")
    List<Role> roles() {
        return List.of(Role.values());
    }

    private String unlessLast(Runnable change, HttpServletResponse response, Model model) {
        try {
            change.run();
            return "redirect:" + PATH;
        } catch (LastAdministrator _) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return show(new InvitationForm("", "", Role.EDITOR), "last", model);
        }
    }

    private String showMailed(Account account, Model model) {
        model.addAttribute("mailed", account);
        return show(new InvitationForm("", "", Role.EDITOR), "", model);
    }

    private String showLink(Account account, Purpose purpose, Model model) {
        var path = purpose == Purpose.INVITATION ? "/admin/invitation/" : "/admin/reset/";
        model.addAttribute("invited", account);
        model.addAttribute("link", address.of(path + links.issue(purpose, account.id())));
        return show(new InvitationForm("", "", Role.EDITOR), "", model);
    }

    private String refuse(
            String problem, InvitationForm form, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(form, problem, model);
    }

    private String show(InvitationForm form, String problem, Model model) {
        model.addAttribute("colleagues", accounts.all());
        model.addAttribute(
                "withSecondFactor",
                accounts.all().stream().map(Account::id).filter(secondFactor::isOn).toList());
        model.addAttribute("form", form);
        model.addAttribute("problem", problem);
        return "admin/colleagues";
    }
}
