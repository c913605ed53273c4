package org.datapop.markup;

import com.ibm.icu.text.IDNA;
import java.util.Optional;
import java.util.regex.Pattern;

/** Spells the names of hosts in ASCII, as they are sent, so that no look-alike hides in a link. */
final class HostName {

    private static final IDNA IDNA =
            com.ibm.icu.text.IDNA.getUTS46Instance(
                    com.ibm.icu.text.IDNA.CHECK_BIDI
                            | com.ibm.icu.text.IDNA.CHECK_CONTEXTJ
                            | com.ibm.icu.text.IDNA.NONTRANSITIONAL_TO_ASCII);
    private static final Pattern ASCII =
            Pattern.compile(
                    "[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*\\.?");
    private static final int MAX_LENGTH = 253;

    private HostName() {}

    static Optional<String> of(String written) {
        if (written.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        var problems = new IDNA.Info();
        var ascii = IDNA.nameToASCII(written, new StringBuilder(), problems).toString();
        var fits = !problems.hasErrors() && ASCII.matcher(ascii).matches();
        return fits ? Optional.of(ascii) : Optional.empty();
    }
}
