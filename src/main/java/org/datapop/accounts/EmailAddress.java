package org.datapop.accounts;

import com.ibm.icu.text.Normalizer2;
import java.util.regex.Pattern;

/**
 * An e-mail address as a name to sign in by. Compared without regard to case and to the width or
 * composition of letters, but never to accents: two addresses that only look alike are two
 * people's.
 */
public record EmailAddress(String value) {

    /**
     * One @, something on both sides, a dot in the host; whether it exists only a mail can tell.
     */
    private static final Pattern FORM =
            Pattern.compile("[^\\s@<>\"(),:;\\[\\]\\\\]{1,64}@[^\\s@<>\"(),:;\\[\\]\\\\]{1,190}");

    /**
     * @throws IllegalArgumentException when the text isn't an address
     */
    public EmailAddress {
        value = value.strip();
        if (!isAddress(value)) {
            throw new IllegalArgumentException("'" + value + "' is not an e-mail address");
        }
    }

    public static boolean isAddress(String text) {
        var host = text.substring(text.lastIndexOf('@') + 1);
        return FORM.matcher(text).matches()
                && host.contains(".")
                && !host.startsWith(".")
                && !host.endsWith(".")
                && text.codePoints().noneMatch(EmailAddress::isInvisible);
    }

    /** Such as what turns the direction of writing: it would be read as another address. */
    private static boolean isInvisible(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
    }

    public boolean isSameAs(EmailAddress other) {
        return key().equals(other.key());
    }

    /** What is equal for two spellings of one address. */
    String key() {
        return Normalizer2.getNFKCCasefoldInstance().normalize(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
