package org.datapop.accounts;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Refuses passwords that would be guessed, and nothing else: no demand for capitals or digits,
 * which only lead to Password1!. Lists of common passwords and patterns come with zxcvbn.
 */
@Component
public class PasswordRules {

    /** In characters. */
    public static final int SHORTEST = 10;

    public static final int LONGEST = 200;

    /** Judging longer texts takes longer and tells nothing more. */
    private static final int JUDGED = 100;

    /** Of 4: not guessed by 10^8 tries. */
    private static final int STRONG = 3;

    private final Zxcvbn zxcvbn = new Zxcvbn();

    /**
     * @param personal what others know of the owner
     * @throws WeakPassword when it would be guessed
     */
    void check(String password, List<String> personal) {
        var length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            throw new WeakPassword(WeakPassword.Reason.TOO_SHORT);
        }
        if (length > LONGEST) {
            throw new WeakPassword(WeakPassword.Reason.TOO_LONG);
        }
        var known = words(personal);
        var judged = password.substring(0, Math.min(JUDGED, password.length()));
        var measured = zxcvbn.measure(judged, known);
        if (measured.getScore() >= STRONG) {
            return;
        }
        var lower = password.toLowerCase(Locale.ROOT);
        if (known.stream().anyMatch(word -> word.length() > 3 && lower.contains(word))) {
            throw new WeakPassword(WeakPassword.Reason.PERSONAL);
        }
        var common =
                measured.getSequence().stream()
                        .anyMatch(match -> "passwords".equals(match.dictionaryName));
        throw new WeakPassword(common ? WeakPassword.Reason.COMMON : WeakPassword.Reason.TOO_EASY);
    }

    private static List<String> words(List<String> personal) {
        var words = new ArrayList<String>();
        for (var text : personal) {
            var lower = text.toLowerCase(Locale.ROOT);
            words.add(lower);
            words.addAll(List.of(lower.split("[^\\p{L}\\p{N}]+")));
        }
        words.removeIf(String::isBlank);
        return words;
    }
}
