package org.datapop.transparency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.datapop.web.WrongSetting;

/**
 * A key of Ed25519 that entries are signed with.
 *
 * @param id the first 16 digits of its fingerprint
 * @param publicKey as X.509 encodes it
 */
record SigningKey(String id, byte[] publicKey, PrivateKey privateKey) {

    private static final String ED25519 = "Ed25519";
    private static final int ID = 16;

    static SigningKey made() {
        try {
            return of(KeyPairGenerator.getInstance(ED25519).generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // Every JDK of this site has it.
        }
    }

    /**
     * As operators give it.
     *
     * @throws WrongSetting when it is none
     */
    static SigningKey ofSetting(String base64) {
        try {
            var bare = base64.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s+", "");
            return of(pair(Base64.getDecoder().decode(bare)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new WrongSetting(
                    "SITE_TRANSPARENCY_KEY must be a private key of Ed25519 as PKCS #8 in base64,"
                            + " such as 'openssl genpkey -algorithm ed25519' prints.",
                    e);
        }
    }

    /** As the database keeps it. */
    static SigningKey of(String id, byte[] publicKey, byte[] privateKey) {
        try {
            return new SigningKey(id, publicKey, decoded(privateKey));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The stored key " + id + " can't be read", e);
        }
    }

    private static SigningKey of(KeyPair pair) {
        var encoded = pair.getPublic().getEncoded();
        return new SigningKey(fingerprint(encoded).substring(0, ID), encoded, pair.getPrivate());
    }

    static String fingerprint(byte[] publicKey) {
        return HexFormat.of().formatHex(Sha256.of(publicKey));
    }

    private static PrivateKey decoded(byte[] pkcs8) throws GeneralSecurityException {
        return KeyFactory.getInstance(ED25519).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    /**
     * The JDK finds no public half to a private one, but makes both of what a source of chance
     * gives. Whether they fit is tried.
     */
    private static KeyPair pair(byte[] pkcs8) throws GeneralSecurityException {
        var given = decoded(pkcs8);
        var seed = ((EdECPrivateKey) given).getBytes().orElseThrow();
        var generator = KeyPairGenerator.getInstance(ED25519);
        generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
        var pair = generator.generateKeyPair();
        var signature = Signature.getInstance(ED25519);
        signature.initVerify(pair.getPublic());
        if (!signature.verify(signed(given, new byte[0]))) {
            throw new GeneralSecurityException("The halves of the key don't fit");
        }
        return pair;
    }

    byte[] sign(String text) {
        try {
            return signed(privateKey, text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Key " + id + " can't sign", e);
        }
    }

    private static byte[] signed(PrivateKey key, byte[] bytes) throws GeneralSecurityException {
        var signature = Signature.getInstance(ED25519);
        signature.initSign(key);
        signature.update(bytes);
        return signature.sign();
    }

    /** No chance at all. */
    private static final class Given extends SecureRandom {

        private static final long serialVersionUID = 1;

        private final byte[] seed;

        Given(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }

    @Override
    public String toString() {
        return "key " + id; // Never its private half.
    }
}
