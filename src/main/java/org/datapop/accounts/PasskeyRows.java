package org.datapop.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.datapop.shared.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;

/** The passkeys as they are stored. */
@Component
class PasskeyRows implements UserCredentialRepository {

    private static final String SELECT =
            "select credential, attestation, transports, signatures, name, handle"
                    + " from passkey join passkey_owner using (account_id) where ";

    private final JdbcClient jdbc;

    PasskeyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Passkey> of(UUID account) {
        return jdbc.sql(
                        "select id, name, created_at, last_used_at from passkey where account_id = :account order by id")
                .param("account", account)
                .query((row, _) -> passkey(row))
                .list();
    }

    void rename(UUID passkey, String name) {
        jdbc.sql("update passkey set name = :name where id = :passkey")
                .param("name", name)
                .param("passkey", passkey)
                .update();
    }

    boolean remove(UUID passkey) {
        return jdbc.sql("delete from passkey where id = :passkey")
                        .param("passkey", passkey)
                        .update()
                == 1;
    }

    /** One that is new, or that was used just now. */
    @Override
    public void save(CredentialRecord record) {
        if (findByCredentialId(record.getCredentialId()) == null) {
            insert(record);
        } else {
            countUse(record);
        }
    }

    private void insert(CredentialRecord record) {
        jdbc.sql(
                        """
                        insert into passkey (id, account_id, name, credential, attestation, transports, signatures)
                        select :id, account_id, :name, :credential, :attestation, :transports, :signatures
                        from passkey_owner where handle = :handle\
                        """)
                .param("id", Ids.next())
                .param("handle", record.getUserEntityUserId().getBytes())
                .param("name", record.getLabel())
                .param("credential", record.getCredentialId().getBytes())
                .param("attestation", bytes(record.getAttestationObject()))
                .param(
                        "transports",
                        record.getTransports().stream()
                                .map(AuthenticatorTransport::getValue)
                                .toArray(String[]::new))
                .param("signatures", record.getSignatureCount())
                .update();
    }

    /**
     * Where an authenticator counts its signatures, each has a higher number than the one before:
     * else there are two of it, and one is a copy that somebody stole.
     */
    private void countUse(CredentialRecord record) {
        var counted =
                jdbc.sql(
                                """
                                update passkey set signatures = :signatures, last_used_at = clock_timestamp()
                                where credential = :credential
                                  and (signatures < :signatures or (signatures = 0 and :signatures = 0))\
                                """)
                        .param("credential", record.getCredentialId().getBytes())
                        .param("signatures", record.getSignatureCount())
                        .update();
        if (counted != 1) {
            throw new IllegalArgumentException("A passkey signed with a number that it had before");
        }
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
        return jdbc.sql(SELECT + "credential = :credential")
                .param("credential", credential.getBytes())
                .query((row, _) -> record(row))
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return jdbc.sql(SELECT + "handle = :handle order by passkey.id")
                .param("handle", handle.getBytes())
                .query((row, _) -> record(row))
                .list();
    }

    @Override
    public void delete(Bytes credential) {
        jdbc.sql("delete from passkey where credential = :credential")
                .param("credential", credential.getBytes())
                .update();
    }

    private static byte[] bytes(@Nullable Bytes of) {
        return Optional.ofNullable(of).orElseThrow().getBytes();
    }

    private static Passkey passkey(ResultSet row) throws SQLException {
        var lastUsed = row.getTimestamp("last_used_at");
        return new Passkey(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getTimestamp("created_at").toInstant(),
                lastUsed == null ? null : lastUsed.toInstant());
    }

    private static CredentialRecord record(ResultSet row) throws SQLException {
        var transports = (String[]) row.getArray("transports").getArray();
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("credential")))
                .userEntityUserId(new Bytes(row.getBytes("handle")))
                .attestationObject(new Bytes(row.getBytes("attestation")))
                .publicKey(new ImmutablePublicKeyCose(new byte[0])) // read out of the attestation
                .transports(
                        Arrays.stream(transports)
                                .map(AuthenticatorTransport::valueOf)
                                .collect(Collectors.toSet()))
                .signatureCount(row.getLong("signatures"))
                .label(row.getString("name"))
                .build();
    }
}
