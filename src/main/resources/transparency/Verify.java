import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Proves, without the site and without the network, that its log of publications is whole, and that
 * a saved page has every line that was published, or that tells why it was withdrawn.
 *
 * <pre>
 *   java Verify.java entries.txt keys.txt
 *   java Verify.java entries.txt keys.txt proof.txt page.html
 * </pre>
 *
 * The first needs what the site has at /log/entries and /log/keys; the second also what it has at
 * /proof/ followed by the path of the page, and the page. It ends with 0 when all is proven, with 1
 * and a sentence when something isn't, and with 2 when it was called in another way.
 *
 * <p>It does not prove that a page shows nothing else, or shows all of it to the eye: menus, labels
 * and lists of other pages are no part of a publication, and it tells what stands there besides, and which
 * lines stand only in elements that are hidden by themselves. It does not prove that the
 * log is the newest: whoever shows you a shorter one that was genuine once is found out when you
 * compare it with a checkpoint that you kept. And a log is worth as much as its keys: compare their
 * fingerprints with those from a place that you trust.
 */
public final class Verify {

    private static final String WHEN = "(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z)";
    private static final String ID = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";
    private static final String HASH = "([0-9a-f]{64})";
    private static final String KEY = "([0-9a-f]{16})";
    private static final String SIGNATURE = "([0-9a-f]{128})";

    private static final Pattern ENTRY =
            Pattern.compile(
                    String.join(
                            " ",
                            "([1-9]\\d{0,17})",
                            WHEN,
                            WHEN,
                            "(published|withdrawn|ended)",
                            ID,
                            "(-|" + ID + ")",
                            HASH,
                            HASH,
                            KEY,
                            SIGNATURE));
    private static final Pattern CHECKPOINT =
            Pattern.compile(
                    String.join(" ", "checkpoint", "(0|[1-9]\\d{0,17})", HASH, WHEN, KEY, SIGNATURE));
    private static final Pattern KEY_LINE =
            Pattern.compile("key " + KEY + " " + WHEN + " ([A-Za-z0-9+/]{1,200}={0,2})");
    private static final Pattern PROOF = Pattern.compile("entry ([1-9]\\d{0,17}) (\\d{1,9})");

    /** How an .mhtml begins: lines as of a mail, in which long words are broken off. */
    private static final Pattern ARCHIVE = Pattern.compile("\\s*(?:From|MIME-Version|Content-Type):");

    private static final String ZEROS = "0".repeat(64);
    private static final int LONGEST_LINE = 1_000;

    private final PrintStream out;
    private final Map<String, PublicKey> keys = new HashMap<>();

    /** What is asked for of the chain: the entries of a proof, by number and by document. */
    private final Map<Long, Entry> wanted = new HashMap<>();

    private Verify(PrintStream out) {
        this.out = out;
    }

    /** An entry of the log, as far as a page needs it. */
    private static final class Entry {
        private String kind = "";
        private String at = "";
        private String document = "";
        private String commitment = "";
        private String until = "";
    }

    /** Something that isn't proven, as a sentence. */
    private static final class Unproven extends Exception {
        private static final long serialVersionUID = 1;

        Unproven(String sentence) {
            super(sentence);
        }
    }

    public static void main(String[] files) {
        System.exit(run(System.out, files));
    }

    /** The same within another program: 0, 1 or 2. */
    public static int run(PrintStream out, String... files) {
        if (files.length != 2 && files.length != 4) {
            out.println("Usage: java Verify.java entries.txt keys.txt [proof.txt page.html]");
            return 2;
        }
        try {
            var paths = new ArrayList<Path>();
            for (var file : files) {
                paths.add(Path.of(file));
            }
            new Verify(out).prove(paths);
            return 0;
        } catch (Unproven e) {
            out.println("NOT PROVEN: " + e.getMessage());
            return 1;
        } catch (CharacterCodingException e) {
            out.println("NOT PROVEN: A file isn't text in UTF-8.");
            return 1;
        } catch (IOException | InvalidPathException e) {
            out.println("A file can't be read: " + e.getMessage());
            return 2;
        } catch (GeneralSecurityException e) {
            out.println("This Java can't check signatures of Ed25519: " + e.getMessage());
            return 2;
        }
    }

    private void prove(List<Path> files)
            throws IOException, Unproven, GeneralSecurityException {
        readKeys(files.get(1));
        if (files.size() == 2) {
            chain(files.get(0));
            return;
        }
        var statements = statements(Files.readAllBytes(files.get(2)));
        statements.keySet().forEach(number -> wanted.put(number, new Entry()));
        chain(files.get(0));
        page(statements, text(Files.readAllBytes(files.get(3))));
    }

    // ── Keys ────────────────────────────────────────────────────────────────────────────────────

    private void readKeys(Path file) throws IOException, Unproven, GeneralSecurityException {
        try (var lines = Files.newBufferedReader(file)) {
            for (var line = line(lines); line != null; line = line(lines)) {
                var key = KEY_LINE.matcher(line);
                if (!key.matches()) {
                    throw new Unproven("The keys have a line that is none: " + line);
                }
                var encoded = decoded(key.group(3));
                var fingerprint = sha256(encoded);
                if (!fingerprint.startsWith(key.group(1))) {
                    throw new Unproven("Key " + key.group(1) + " has another fingerprint.");
                }
                keys.put(key.group(1), publicKey(encoded, key.group(1)));
                out.println("Key " + key.group(1) + " has the fingerprint " + fingerprint + ".");
            }
        }
        if (keys.isEmpty()) {
            throw new Unproven("There are no keys.");
        }
    }

    private static byte[] decoded(String base64) throws Unproven {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new Unproven("A key isn't written in base64.");
        }
    }

    private static PublicKey publicKey(byte[] encoded, String id)
            throws Unproven, GeneralSecurityException {
        var factory = KeyFactory.getInstance("Ed25519");
        try {
            return factory.generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new Unproven("Key " + id + " is none of Ed25519.");
        }
    }

    // ── The chain ───────────────────────────────────────────────────────────────────────────────

    private void chain(Path file) throws IOException, Unproven, GeneralSecurityException {
        var count = 0L;
        var previous = ZEROS;
        var sealedAt = "";
        var checkpoint = "";
        var lastOf = new HashMap<String, String>();
        var running = new HashMap<String, Entry>();
        try (var lines = Files.newBufferedReader(file)) {
            for (var line = line(lines); line != null; line = line(lines)) {
                if (!checkpoint.isEmpty()) {
                    throw new Unproven("Something follows after the checkpoint.");
                }
                if (line.startsWith("checkpoint")) {
                    checkpoint = line;
                    continue;
                }
                count++;
                var entry = ENTRY.matcher(line);
                if (!entry.matches()) {
                    throw new Unproven("Line " + count + " of the log is no entry.");
                }
                var which = "Entry " + entry.group(1);
                if (!entry.group(1).equals(Long.toString(count))) {
                    throw new Unproven(which + " stands where entry " + count + " should.");
                }
                if (!entry.group(9).equals(previous)) {
                    throw new Unproven(which + " doesn't follow from the one before.");
                }
                if (entry.group(4).equals("published") == entry.group(6).equals("-")) {
                    throw new Unproven(which + " has a revision where it shouldn't, or none.");
                }
                if (entry.group(2).compareTo(sealedAt) < 0) {
                    throw new Unproven(which + " was sealed before the one before it.");
                }
                if (entry.group(3).compareTo(entry.group(2)) > 0) {
                    throw new Unproven(which + " was sealed before it began.");
                }
                if (entry.group(3).compareTo(lastOf.getOrDefault(entry.group(5), "")) < 0) {
                    throw new Unproven(which + " began before what its document said earlier.");
                }
                var signed = line.substring(0, line.lastIndexOf(' '));
                signed(which, signed, entry.group(10), entry.group(11));
                remember(count, entry.group(4), entry.group(3), entry.group(5), entry.group(8), running);
                lastOf.put(entry.group(5), entry.group(3));
                sealedAt = entry.group(2);
                previous = sha256(signed.getBytes(StandardCharsets.UTF_8));
            }
        }
        end(checkpoint, count, previous, sealedAt);
    }

    private void remember(
            long number,
            String kind,
            String at,
            String document,
            String commitment,
            Map<String, Entry> running) {
        var before = running.remove(document);
        if (before != null) {
            before.until = at;
        }
        var entry = wanted.get(number);
        if (entry != null) {
            entry.kind = kind;
            entry.at = at;
            entry.document = document;
            entry.commitment = commitment;
            running.put(document, entry);
        }
    }

    private void end(String checkpoint, long count, String hash, String sealedAt)
            throws Unproven, GeneralSecurityException {
        if (checkpoint.isEmpty()) {
            throw new Unproven("The log has no checkpoint at its end, so something may be missing.");
        }
        var end = CHECKPOINT.matcher(checkpoint);
        if (!end.matches()) {
            throw new Unproven("The checkpoint is none.");
        }
        if (!end.group(1).equals(Long.toString(count)) || !end.group(2).equals(hash)) {
            throw new Unproven(
                    "The checkpoint speaks of " + end.group(1) + " entries, and here are others.");
        }
        if (end.group(3).compareTo(sealedAt) < 0) {
            throw new Unproven("The checkpoint is older than the last entry.");
        }
        signed(
                "The checkpoint",
                checkpoint.substring(0, checkpoint.lastIndexOf(' ')),
                end.group(4),
                end.group(5));
        out.println(
                "The log is whole: "
                        + count
                        + " entries, checkpoint of "
                        + end.group(3)
                        + " with hash "
                        + hash
                        + ".");
    }

    private void signed(String which, String line, String key, String signature)
            throws Unproven, GeneralSecurityException {
        var publicKey = keys.get(key);
        if (publicKey == null) {
            throw new Unproven(which + " is signed with key " + key + ", which isn't here.");
        }
        var verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(publicKey);
        verifier.update(line.getBytes(StandardCharsets.UTF_8));
        var fits = false;
        try {
            fits = verifier.verify(HexFormat.of().parseHex(signature));
        } catch (GeneralSecurityException e) {
            // It doesn't.
        }
        if (!fits) {
            throw new Unproven(which + " has a signature that doesn't fit.");
        }
    }

    /** One line without its end; lines end with a line feed alone, and the last one too. */
    private static String line(Reader lines) throws IOException, Unproven {
        var line = new StringBuilder();
        for (var c = lines.read(); c != '\n'; c = lines.read()) {
            if (c < 0) {
                if (line.length() == 0) {
                    return null;
                }
                throw new Unproven("The last line of a file breaks off.");
            }
            if (line.length() == LONGEST_LINE) {
                throw new Unproven("A line is longer than any entry.");
            }
            line.append((char) c);
        }
        return line.toString();
    }

    private static String sha256(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    // ── A page ──────────────────────────────────────────────────────────────────────────────────

    /** The statements of a proof by the numbers of their entries: each headed by its length. */
    private static Map<Long, byte[]> statements(byte[] proof) throws Unproven {
        var statements = new java.util.LinkedHashMap<Long, byte[]>();
        var from = 0;
        while (from < proof.length) {
            var end = from;
            while (end < proof.length && proof[end] != '\n') {
                end++;
            }
            var head = PROOF.matcher(new String(proof, from, end - from, StandardCharsets.UTF_8));
            if (!head.matches()) {
                throw new Unproven("The proof is none, or was changed when it was saved.");
            }
            var begin = end + 1;
            from = begin + Integer.parseInt(head.group(2));
            if (from > proof.length) {
                throw new Unproven("The proof breaks off.");
            }
            statements.put(Long.valueOf(head.group(1)), Arrays.copyOfRange(proof, begin, from));
        }
        if (statements.isEmpty()) {
            throw new Unproven("The proof is empty.");
        }
        return statements;
    }

    private void page(Map<Long, byte[]> statements, String html)
            throws Unproven, GeneralSecurityException {
        if (ARCHIVE.matcher(html).lookingAt()) {
            throw new Unproven(
                    "The page is an archive of several files. Save it again, as HTML alone.");
        }
        var shown = Shown.of(html);
        var missing = 0;
        for (var statement : statements.entrySet()) {
            var number = statement.getKey();
            var entry = wanted.get(number);
            if (entry.document.isEmpty()) {
                throw new Unproven("Entry " + number + " of the proof isn't in the log.");
            }
            if (!sha256(statement.getValue()).equals(entry.commitment)) {
                throw new Unproven("The statement of entry " + number + " isn't what was sealed.");
            }
            missing += statement(number, entry, statement.getValue(), shown);
        }
        if (missing > 0) {
            throw new Unproven("The page lacks " + missing + " lines of what was published.");
        }
        shown.tellTheRest(out);
        out.println(
                "PROVEN: the page has every line that was published. What stands there besides is"
                        + " listed above; it is no part of that, and isn't proven.");
    }

    private int statement(long number, Entry entry, byte[] bytes, Shown shown) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        var body = text.indexOf("\n\n") + 2;
        var lines = text.substring(body).split("\n");
        // The name of a home page is for its editors, and its summary for search engines.
        var isHome = text.substring(0, body).contains("\ntype: home\n");
        var missing = 0;
        out.println("Entry " + number + ": " + about(text, entry));
        for (var i = 0; i < lines.length; i++) {
            var isUnseen = isHome && (i == 0 || i == 1 && shown.tells(lines[i]));
            if (!shown.says(lines[i]) && !isUnseen) {
                out.println("  Not on the page: " + lines[i]);
                missing++;
            } else if (!isUnseen && !shown.saysOpenly(lines[i])) {
                out.println("  Hidden on the page: " + lines[i]);
            }
        }
        return missing;
    }

    private static String about(String text, Entry entry) {
        var address = Pattern.compile("(?m)^address: (.*)$").matcher(text);
        return entry.kind
                + (address.find() && !address.group(1).equals("-") ? " at " + address.group(1) : "")
                + (entry.kind.equals("published") ? ", public from " : " as of ")
                + entry.at
                + (!entry.until.isEmpty() ? " to " + entry.until : entry.kind.equals("published") ? " on" : "")
                + ".";
    }

    private static String text(byte[] page) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(java.nio.ByteBuffer.wrap(page))
                .toString();
    }

    /** The words of a page, as whoever reads it sees or hears them. */
    private static final class Shown {

        private static final Set<String> INLINE =
                Set.of(
                        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em",
                        "font", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span",
                        "strong", "sub", "time", "u", "var", "wbr");
        private static final Set<String> SILENT =
                Set.of("script", "style", "noscript", "template", "sup");
        private static final Set<String> RAW = Set.of("script", "style");
        private static final Pattern TAG =
                Pattern.compile(
                        "<!--.*?(?:-->|$)|<[!?][^>]*>|<(/?)([A-Za-z][^\\s/>]*)"
                                + "((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>",
                        Pattern.DOTALL);
        /** Elements without an end. */
        private static final Set<String> VOID =
                Set.of(
                        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta",
                        "source", "track", "wbr");

        private static final Pattern ATTRIBUTE =
                Pattern.compile(
                        "([^\\s\"'=/]+)(?:\\s*=\\s*(\"[^\"]*\"|'[^']*'|[^\\s\"']+))?");
        private static final Pattern NONE =
                Pattern.compile("(?i)(?:^|[;\"'])\\s*display\\s*:\\s*none\\b");
        private static final Pattern ALT =
                Pattern.compile("(?i)\\balt\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");
        private static final Pattern ENTITY =
                Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]+);");
        private static final Pattern INVISIBLE = Pattern.compile("[\\u00AD\\u200B\\u2060\\uFEFF]");
        private static final Pattern GAPS = Pattern.compile("[\\s\\u00A0\\u202F\\u2007]+");
        private static final Map<String, String> NAMED =
                Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ",
                        "shy", "");

        private static final Pattern TITLE = Pattern.compile("(?i)<title[^>]*>([^<]*)");
        private static final Pattern DESCRIPTION =
                Pattern.compile(
                        "(?i)<meta\\s[^>]*name=\"?description\"?\\s[^>]*content=\"([^\"]*)\"");

        /** The middle of the page, between menus and foot. */
        private final String text;

        /** The same without what is hidden. */
        private final String open;

        /** What search engines are told. */
        private final String head;

        private final BitSet proven;

        private Shown(String text, String open, String head) {
            this.text = text;
            this.open = open;
            this.head = head;
            this.proven = new BitSet(text.length());
        }

        static Shown of(String html) {
            var head = tidy(first(TITLE, html) + '\n' + first(DESCRIPTION, html));
            return new Shown(middle(html, true), middle(html, false), head);
        }

        private static String middle(String html, boolean withHidden) {
            var all = new StringBuilder();
            var main = new int[2];
            var silent = new ArrayDeque<String>();
            var tag = TAG.matcher(html);
            var from = 0;
            while (tag.find(from)) {
                say(all, html.substring(from, tag.start()), silent);
                from = tag.end();
                if (tag.group(2) != null) {
                    var name = tag.group(2).toLowerCase(Locale.ROOT);
                    var isEnd = !tag.group(1).isEmpty();
                    var isHidden = !withHidden && isHidden(tag.group(3));
                    hush(silent, name, isEnd, isHidden);
                    if (!isEnd && RAW.contains(name)) {
                        from = endOf(html, name, from);
                    }
                    if (!INLINE.contains(name) && !name.equals("sup")) {
                        all.append('\n');
                    }
                    if (name.equals("main")) {
                        main[isEnd ? 1 : 0] = all.length();
                    }
                    if (name.equals("img") && !isHidden) {
                        alt(all, tag.group(3), silent);
                    }
                }
            }
            say(all, html.substring(from), silent);
            return tidy(main[1] > main[0] ? all.substring(main[0], main[1]) : all.toString());
        }

        private static String first(Pattern pattern, String html) {
            var found = pattern.matcher(html);
            return found.find() ? unescaped(found.group(1)) : "";
        }

        private static int endOf(String html, String name, int from) {
            var end = Pattern.compile("(?i)</" + name).matcher(html);
            return end.find(from) ? end.start() : html.length();
        }

        /** By itself, whatever a style sheet says. */
        private static boolean isHidden(String attributes) {
            return ATTRIBUTE
                    .matcher(attributes)
                    .results()
                    .anyMatch(
                            attribute ->
                                    attribute.group(1).equalsIgnoreCase("hidden")
                                            || attribute.group(1).equalsIgnoreCase("style")
                                                    && attribute.group(2) != null
                                                    && NONE.matcher(attribute.group(2)).find());
        }

        private static void hush(
                Deque<String> silent, String name, boolean isEnd, boolean isHidden) {
            if (isEnd && name.equals(silent.peek())) {
                silent.pop();
            } else if (!isEnd
                    && !VOID.contains(name)
                    && (isHidden || SILENT.contains(name) || name.equals(silent.peek()))) {
                silent.push(name);
            }
        }

        private static void say(StringBuilder all, String words, Deque<String> silent) {
            if (silent.isEmpty()) {
                all.append(unescaped(words).replace('\n', ' '));
            }
        }

        private static void alt(StringBuilder all, String attributes, Deque<String> silent) {
            var alt = ALT.matcher(attributes);
            if (alt.find()) {
                say(all, alt.group(1) == null ? alt.group(2) : alt.group(1), silent);
                all.append(' ');
            }
        }

        private static String unescaped(String text) {
            return ENTITY.matcher(text)
                    .replaceAll(
                            found -> {
                                var name = found.group(1);
                                var value =
                                        name.startsWith("#")
                                                ? character(name.substring(1))
                                                : NAMED.getOrDefault(name, found.group());
                                return java.util.regex.Matcher.quoteReplacement(value);
                            });
        }

        private static String character(String number) {
            var code =
                    number.startsWith("x") || number.startsWith("X")
                            ? Integer.parseInt(number.substring(1), 16)
                            : Integer.parseInt(number);
            return Character.isValidCodePoint(code) ? Character.toString(code) : "\uFFFD";
        }

        /** In one spelling of gaps, with a space at either end. */
        private static String tidy(String words) {
            return " " + alike(words) + " ";
        }

        private static String alike(String line) {
            var visible = INVISIBLE.matcher(line).replaceAll("");
            var composed = Normalizer.normalize(visible, Normalizer.Form.NFC);
            return GAPS.matcher(composed).replaceAll(" ").strip();
        }

        /** Whether the line stands there word for word; and all places where it does are proven. */
        boolean says(String line) {
            return says(line, text, proven);
        }

        /** The same where nothing is hidden. */
        boolean saysOpenly(String line) {
            return says(line, open, new BitSet());
        }

        private static boolean says(String line, String text, BitSet places) {
            var words = alike(line);
            var found = words.isEmpty();
            for (var at = found ? -1 : text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
                var end = at + words.length();
                if (isEdge(text, at) && isEdge(text, end)) {
                    places.set(at, end);
                    found = true;
                }
            }
            return found;
        }

        /** Whether search engines are told so. */
        boolean tells(String line) {
            return head.contains(alike(line));
        }

        private static boolean isEdge(String text, int at) {
            return !Character.isLetterOrDigit(text.charAt(at - 1))
                    || !Character.isLetterOrDigit(text.charAt(at));
        }

        /** What stands in the middle of the page besides, such as labels and lists. */
        void tellTheRest(PrintStream out) {
            out.println("Besides, the page shows what is no part of this, such as labels and lists:");
            for (var at = proven.nextClearBit(0); at < text.length(); ) {
                var end = proven.nextSetBit(at);
                var to = end < 0 ? text.length() : end;
                var words = text.substring(at, to).strip();
                if (words.codePoints().anyMatch(Character::isLetterOrDigit)) {
                    out.println("  " + words);
                }
                at = proven.nextClearBit(to);
            }
        }
    }
}
