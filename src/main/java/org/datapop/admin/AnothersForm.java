package org.datapop.admin;

/** A form arrived that somebody else filled in: nobody does anything in another's name. */
final class AnothersForm extends RuntimeException {

    AnothersForm() {
        super("The form was filled in by another account than the one that is signed in");
    }
}
