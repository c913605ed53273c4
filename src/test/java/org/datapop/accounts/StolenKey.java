package org.datapop.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/**
 * A passkey out of its authenticator: it signs whatever it is told to, which no browser would.
 *
 * @param id of the credential, in Base64 as browsers write it
 * @param owner the handle of the account, likewise
 */
record StolenKey(PrivateKey key, String id, String owner) {

    static final int PRESENT = 0x01;
    static final int VERIFIED = 0x04;

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /**
     * What somebody claims to have signed.
     *
     * @param flags of the authenticator: that somebody was there, and was recognized
     */
    record Claim(
            String type, String challenge, String origin, String site, int flags, int signatures) {

        Claim of(String otherType) {
            return new Claim(otherType, challenge, origin, site, flags, signatures);
        }

        Claim at(String otherOrigin) {
            return new Claim(type, challenge, otherOrigin, site, flags, signatures);
        }

        Claim forSite(String otherSite) {
            return new Claim(type, challenge, origin, otherSite, flags, signatures);
        }

        Claim with(int otherFlags) {
            return new Claim(type, challenge, origin, site, otherFlags, signatures);
        }

        Claim counted(int otherSignatures) {
            return new Claim(type, challenge, origin, site, flags, otherSignatures);
        }
    }

    /** As the browser's developer tools hand it out. */
    static StolenKey of(JsonObject credential) throws GeneralSecurityException {
        var key = Base64.getDecoder().decode(credential.get("privateKey").getAsString());
        return new StolenKey(
                KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(key)),
                rewritten(credential.get("credentialId").getAsString()),
                rewritten(credential.get("userHandle").getAsString()));
    }

    StolenKey ownedBy(String other) {
        return new StolenKey(key, id, other);
    }

    /** What a browser would send after signing this. */
    String sign(Claim claim) throws GeneralSecurityException {
        var said =
                """
                {"type":"%s","challenge":"%s","origin":"%s","crossOrigin":false}\
                """
                        .formatted(claim.type(), claim.challenge(), claim.origin())
                        .getBytes(UTF_8);
        var data = new ByteArrayOutputStream();
        data.writeBytes(sha256(claim.site().getBytes(UTF_8)));
        data.write(claim.flags());
        data.writeBytes(ByteBuffer.allocate(4).putInt(claim.signatures()).array());
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(key);
        signature.update(data.toByteArray());
        signature.update(sha256(said));
        return """
        {"id":"%1$s","rawId":"%1$s","type":"public-key","clientExtensionResults":{},"response":{\
        "clientDataJSON":"%2$s","authenticatorData":"%3$s","signature":"%4$s","userHandle":"%5$s"}}\
        """
                .formatted(
                        id,
                        ENCODER.encodeToString(said),
                        ENCODER.encodeToString(data.toByteArray()),
                        ENCODER.encodeToString(signature.sign()),
                        owner);
    }

    private static byte[] sha256(byte[] of) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(of);
    }

    private static String rewritten(String base64) {
        return ENCODER.encodeToString(Base64.getDecoder().decode(base64));
    }
}
