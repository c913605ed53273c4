package org.datapop.mail;

import java.nio.charset.StandardCharsets;
import org.datapop.accounts.EmailAddress;
import org.datapop.web.PublicAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Hands mails to the mail server, or to the log where none is set. */
@Component
class Post {

    private static final Logger log = LoggerFactory.getLogger(Post.class);

    private final ObjectProvider<JavaMailSender> server;
    private final PublicAddress address;
    private final String from;

    /**
     * @param from whom mails come from; SITE_MAIL_FROM; empty for no-reply at the site's host
     */
    Post(
            ObjectProvider<JavaMailSender> server,
            PublicAddress address,
            @Value("${site.mail.from:}") String from) {
        this.server = server;
        this.address = address;
        this.from = from.strip();
        if (!this.from.isEmpty() && !EmailAddress.isAddress(this.from)) {
            throw new IllegalArgumentException(
                    "SITE_MAIL_FROM must be an address such as site@example.org, but is '%s'."
                            .formatted(from));
        }
    }

    boolean hasServer() {
        return server.getIfAvailable() != null;
    }

    /**
     * @throws org.springframework.mail.MailException when the server doesn't take it
     */
    void send(String to, String subject, String text) {
        var sender = server.getIfAvailable();
        if (sender == null) {
            log.info(
                    "No mail server is set, so this is only written here. To {}: {}\n{}",
                    to,
                    subject,
                    text);
            return;
        }
        sender.send(message -> {
            var mail = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
            mail.setFrom(from.isEmpty() ? "no-reply@" + address.host() : from);
            mail.setTo(to);
            mail.setSubject(subject);
            mail.setText(text);
            message.setHeader("Auto-Submitted", "auto-generated");
        });
    }
}
