package org.datapop.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.datapop.shared.Ids;
import org.datapop.shared.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** An account with its secrets, which never leave this module. */
@Entity
@Table(name = "account")
class AccountRow implements Persistable<UUID> {

    @Id private UUID id;
    private String email;

    @Column(name = "email_key")
    private String emailKey;

    @Column(name = "email_wanted")
    private @Nullable String emailWanted;

    private String name;

    @Enumerated(EnumType.STRING)
    private Role role;

    private String language;

    @Column(name = "time_zone")
    private String timeZone;

    @Column(name = "password_hash")
    private @Nullable String passwordHash;

    private int credentials;

    @Column(name = "created_at", insertable = false, updatable = false)
    private @Nullable Instant createdAt;

    @Column(name = "disabled_at")
    private @Nullable Instant disabledAt;

    @Version
    @Column(name = "lock_version")
    private @Nullable Integer lockVersion;

    AccountRow(EmailAddress email, String name, Role role, Language language, ZoneId timeZone) {
        this.id = Ids.next();
        this.email = email.value();
        this.emailKey = email.key();
        this.name = name;
        this.role = role;
        this.language = language.tag();
        this.timeZone = timeZone.getId();
    }

    @SuppressWarnings("NullAway.Init")
    protected AccountRow() {}

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return lockVersion == null;
    }

    Account toAccount() {
        return new Account(
                id,
                email,
                name,
                role,
                new Language(language),
                ZoneId.of(timeZone),
                disabledAt != null,
                credentials);
    }

    @Nullable String passwordHash() {
        return passwordHash;
    }

    boolean canSignIn() {
        return passwordHash != null && disabledAt == null;
    }

    boolean isAdministrator() {
        return role == Role.ADMINISTRATOR && disabledAt == null;
    }

    void describe(String newName, Language newLanguage, ZoneId newTimeZone) {
        name = newName;
        language = newLanguage.tag();
        timeZone = newTimeZone.getId();
    }

    void wantEmail(EmailAddress address) {
        emailWanted = address.value();
    }

    boolean wants(EmailAddress address) {
        return address.value().equals(emailWanted);
    }

    void changeEmail(EmailAddress address) {
        email = address.value();
        emailKey = address.key();
        endSessions();
    }

    /** Whoever asked for another address may be the one who is to be kept out. */
    void endSessions() {
        credentials++;
        emailWanted = null;
    }

    /** Whoever was signed in with the old password no longer is. */
    void changePassword(String hash) {
        passwordHash = hash;
        endSessions();
    }

    void changeRole(Role newRole) {
        if (role != newRole) {
            role = newRole;
            endSessions();
        }
    }

    void disable(Instant at) {
        if (disabledAt == null) {
            disabledAt = at;
            endSessions();
        }
    }

    void enable() {
        disabledAt = null;
    }
}
