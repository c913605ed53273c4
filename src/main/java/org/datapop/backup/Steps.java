package org.datapop.backup;

import org.datapop.backup.Step.Deed;
import org.datapop.backup.Step.Part;

/** Counts the parts for whoever watches. */
final class Steps {

    /** Of a folder with many files a step is told after so many. */
    private static final int FILES = 500;

    private final Progress progress;
    private final Deed deed;
    private final int of;
    private int number;

    Steps(Progress progress, Deed deed, int of) {
        this.progress = progress;
        this.deed = deed;
        this.of = of;
    }

    void table(String name, long rows, long bytes) {
        number++;
        progress.passed(new Step(deed, Part.TABLE, name, rows, bytes, number, of, true));
    }

    Folder folder(String name) {
        number++;
        return new Folder(name);
    }

    /** The files of one folder, one after the other. */
    final class Folder {

        private final String name;
        private long files;
        private long bytes;

        private Folder(String name) {
            this.name = name;
        }

        void file(long size) {
            files++;
            bytes += size;
            if (files % FILES == 0) {
                tell(false);
            }
        }

        void done() {
            tell(true);
        }

        private void tell(boolean done) {
            progress.passed(new Step(deed, Part.FOLDER, name, files, bytes, number, of, done));
        }
    }
}
