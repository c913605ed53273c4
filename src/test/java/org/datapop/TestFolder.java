package org.datapop;

import java.nio.file.Path;

/** Where a process of tests writes, so that of several at once none meddles with another. */
public final class TestFolder {

    private static final Path ROOT = Path.of(System.getProperty("test.folder", "target/process-1"));

    private TestFolder() {}

    public static Path of(String name) {
        return ROOT.resolve(name);
    }
}
