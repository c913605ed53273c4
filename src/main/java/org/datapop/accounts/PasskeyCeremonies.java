package org.datapop.accounts;

import com.webauthn4j.util.exception.WebAuthnException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.datapop.web.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.webauthn.api.AttestationConveyancePreference;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialDescriptor;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The two conversations of WebAuthn, in JSON as browsers speak it. Whoever has a passkey must be
 * recognized by what keeps it, so that it stands for two factors: to have it, and to know or be
 * something.
 */
@Component
class PasskeyCeremonies {

    private static final Logger log = LoggerFactory.getLogger(PasskeyCeremonies.class);

    /** Far more than any authenticator says. */
    private static final int LONGEST = 20_000;

    private static final TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>
            ATTESTATION = new TypeReference<>() {};
    private static final TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>
            ASSERTION = new TypeReference<>() {};

    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();
    private final PasskeyOwners owners;
    private final PasskeyRows rows;
    private final PasskeyChallenges challenges;
    private final PublicAddress address;

    PasskeyCeremonies(
            PasskeyOwners owners,
            PasskeyRows rows,
            PasskeyChallenges challenges,
            PublicAddress address) {
        this.owners = owners;
        this.rows = rows;
        this.challenges = challenges;
        this.address = address;
    }

    /** By what a browser makes a passkey. */
    String creation(Account account) {
        return json.writeValueAsString(creation(account, challenges.issue(account.id())));
    }

    /** Takes in what a browser made; false when it isn't what was asked for, or too late. */
    boolean create(Account account, String name, String made) {
        return read(made, ATTESTATION)
                .flatMap(credential ->
                        accept(
                                credential,
                                account.id(),
                                (passkey, challenge) ->
                                        operations()
                                                .registerCredential(
                                                        new ImmutableRelyingPartyRegistrationRequest(
                                                                creation(account, challenge),
                                                                new RelyingPartyPublicKey(
                                                                        passkey, name)))))
                .isPresent();
    }

    /** By what a browser asks for a passkey, whoever's it may be. */
    String request() {
        return json.writeValueAsString(request(challenges.issue(null)));
    }

    /** Whose passkey signed what was asked for; empty when none of ours did, or too late. */
    Optional<UUID> owner(String signed) {
        return read(signed, ASSERTION).flatMap(credential -> accept(credential, null, this::owner));
    }

    /** One that names another owner than it has is refused before its signature counts. */
    private @Nullable UUID owner(
            PublicKeyCredential<AuthenticatorAssertionResponse> passkey, Bytes challenge) {
        var known = rows.findByCredentialId(passkey.getRawId());
        if (known == null
                || !known.getUserEntityUserId().equals(passkey.getResponse().getUserHandle())) {
            return null;
        }
        operations()
                .authenticate(new RelyingPartyAuthenticationRequest(request(challenge), passkey));
        return owners.account(known.getUserEntityUserId());
    }

    private PublicKeyCredentialCreationOptions creation(Account account, Bytes challenge) {
        var owner = owners.of(account);
        return PublicKeyCredentialCreationOptions.builder()
                .rp(relyingParty())
                .user(owner)
                .challenge(challenge)
                .pubKeyCredParams(
                        PublicKeyCredentialParameters.EdDSA,
                        PublicKeyCredentialParameters.ES256,
                        PublicKeyCredentialParameters.RS256)
                .authenticatorSelection(
                        AuthenticatorSelectionCriteria.builder()
                                .residentKey(ResidentKeyRequirement.REQUIRED)
                                .userVerification(UserVerificationRequirement.REQUIRED)
                                .build())
                .attestation(AttestationConveyancePreference.NONE)
                .excludeCredentials(
                        rows.findByUserId(owner.getId()).stream()
                                .map(PasskeyCeremonies::descriptor)
                                .toList())
                .timeout(PasskeyChallenges.LIFE)
                .build();
    }

    private PublicKeyCredentialRequestOptions request(Bytes challenge) {
        return PublicKeyCredentialRequestOptions.builder()
                .rpId(address.host())
                .challenge(challenge)
                .userVerification(UserVerificationRequirement.REQUIRED)
                .timeout(PasskeyChallenges.LIFE)
                .build();
    }

    private static PublicKeyCredentialDescriptor descriptor(CredentialRecord known) {
        return PublicKeyCredentialDescriptor.builder()
                .id(known.getCredentialId())
                .transports(known.getTransports())
                .build();
    }

    /** Anew each time: the port of the address isn't known before the server listens. */
    private WebAuthnRelyingPartyOperations operations() {
        return new Webauthn4JRelyingPartyOperations(
                owners, rows, relyingParty(), Set.of(address.origin()));
    }

    private PublicKeyCredentialRpEntity relyingParty() {
        return PublicKeyCredentialRpEntity.builder()
                .id(address.host())
                .name(address.host())
                .build();
    }

    private <R extends AuthenticatorResponse> Optional<PublicKeyCredential<R>> read(
            String typed, TypeReference<PublicKeyCredential<R>> type) {
        try {
            return typed.length() > LONGEST
                    ? Optional.empty()
                    : Optional.ofNullable(json.readValue(typed, type));
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Verifies what was signed with a challenge of ours, which is used up by trying.
     *
     * @param account that the challenge was issued for; null for signing in
     */
    private <R extends AuthenticatorResponse, T> Optional<T> accept(
            PublicKeyCredential<R> credential,
            @Nullable UUID account,
            BiFunction<PublicKeyCredential<R>, Bytes, @Nullable T> verification) {
        try {
            var said = json.readTree(credential.getResponse().getClientDataJSON().getBytes());
            var challenge = Bytes.fromBase64(said.path("challenge").asString());
            return challenges.redeem(challenge, account)
                    ? Optional.ofNullable(verification.apply(credential, challenge))
                    : Optional.empty();
        } catch (JacksonException
                | WebAuthnException
                | IllegalArgumentException
                | NullPointerException e) { // a part is missing
            log.debug("A passkey was refused", e);
            return Optional.empty();
        }
    }
}
