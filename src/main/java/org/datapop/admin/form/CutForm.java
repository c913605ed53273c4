package org.datapop.admin.form;

/** A form arrived without its end, so nothing of it counts. */
public final class CutForm extends RuntimeException {

    CutForm() {
        super("A part of the form was lost on the way");
    }
}
