package org.datapop.admin;

import org.jspecify.annotations.Nullable;

/** A form arrived that somebody else filled in: nobody does anything in another's name. */
final class AnothersForm extends RuntimeException {

    private final transient @Nullable Errand errand;

    /**
     * @param errand with which the form came through the sign-in; null where it came by itself
     */
    AnothersForm(@Nullable Errand errand) {
        super("The form was filled in by another account than the one that is signed in");
        this.errand = errand;
    }

    @Nullable Errand errand() {
        return errand;
    }
}
