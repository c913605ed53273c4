package org.datapop.transparency;

import java.sql.Types;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The keys of the log: the operator's, or one that is made when it is first needed. */
@Component
class SigningKeys {

    private final JdbcClient jdbc;
    private final @Nullable SigningKey given;

    SigningKeys(JdbcClient jdbc, TransparencySettings settings) {
        this.jdbc = jdbc;
        this.given = settings.key() == null ? null : SigningKey.ofSetting(settings.key());
    }

    /** The key to sign with from now on. To be asked under the lock of the log. */
    SigningKey current() {
        return Optional.ofNullable(given)
                .map(key -> kept(key, null))
                .or(this::stored)
                .orElseGet(() -> {
                    var made = SigningKey.made();
                    return kept(made, made.privateKey().getEncoded());
                });
    }

    private Optional<SigningKey> stored() {
        return jdbc.sql(
                        """
                        select id, public_key, private_key from signing_key
                        where private_key is not null order by created_at desc, id limit 1\
                        """)
                .query((row, _) ->
                        SigningKey.of(
                                row.getString("id"),
                                row.getBytes("public_key"),
                                row.getBytes("private_key")))
                .optional();
    }

    private SigningKey kept(SigningKey key, byte @Nullable [] privateKey) {
        jdbc.sql(
                        """
                        insert into signing_key (id, public_key, private_key)
                        values (:id, :public, :private) on conflict do nothing\
                        """)
                .param("id", key.id())
                .param("public", key.publicKey())
                .param("private", privateKey, Types.BINARY)
                .update();
        return key;
    }
}
