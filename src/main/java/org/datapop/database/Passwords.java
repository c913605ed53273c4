package org.datapop.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;

/** Generated passwords of the embedded server's users, readable by the person who runs the site. */
record Passwords(Path folder) {

    private static final SecureRandom RANDOM = new SecureRandom();

    Login login(String user) throws IOException {
        var file = file(user);
        if (!Files.exists(file)) {
            Files.createDirectories(folder);
            // Temporary files belong to their owner alone (0600) from the moment they exist.
            var part = Files.createTempFile(folder, user, ".part");
            Files.writeString(part, generated());
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return new Login(user, Files.readString(file).strip());
    }

    Path file(String user) {
        return folder.resolve(user);
    }

    private static String generated() {
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
