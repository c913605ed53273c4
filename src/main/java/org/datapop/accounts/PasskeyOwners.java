package org.datapop.accounts;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

/** Accounts as authenticators know them: by a random handle, and by names to choose from. */
@Component
class PasskeyOwners implements PublicKeyCredentialUserEntityRepository {

    private static final String SELECT =
            "select handle, email, name from passkey_owner join account on id = account_id where ";

    private final JdbcClient jdbc;

    PasskeyOwners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The account as an authenticator is told of it, under the same handle each time. */
    PublicKeyCredentialUserEntity of(Account account) {
        save(entity(account.email(), Bytes.random(), account.name()));
        return Objects.requireNonNull(find("account_id = :key", account.id()));
    }

    UUID account(Bytes handle) {
        return jdbc.sql("select account_id from passkey_owner where handle = :handle")
                .param("handle", handle.getBytes())
                .query(UUID.class)
                .single();
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return find("handle = :key", handle.getBytes());
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String email) {
        return find("email = :key", email);
    }

    /** Whoever has a handle keeps it. */
    @Override
    public void save(PublicKeyCredentialUserEntity owner) {
        jdbc.sql(
                        """
                        insert into passkey_owner (account_id, handle)
                        select id, :handle from account where email = :email on conflict do nothing\
                        """)
                .param("handle", owner.getId().getBytes())
                .param("email", owner.getName())
                .update();
    }

    @Override
    public void delete(Bytes handle) {
        jdbc.sql("delete from passkey_owner where handle = :handle")
                .param("handle", handle.getBytes())
                .update();
    }

    private @Nullable PublicKeyCredentialUserEntity find(String which, Object key) {
        return jdbc.sql(SELECT + which)
                .param("key", key)
                .query((row, _) ->
                        entity(row.getString(2), new Bytes(row.getBytes(1)), row.getString(3)))
                .optional()
                .orElse(null);
    }

    private static PublicKeyCredentialUserEntity entity(String email, Bytes handle, String name) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .name(email)
                .id(handle)
                .displayName(name)
                .build();
    }
}
