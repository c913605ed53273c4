package org.datapop.web;

/** A setting that can't be meant; the message is the one sentence the operator reads. */
public final class WrongSetting extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    WrongSetting(String sentence) {
        super(sentence);
    }

    public WrongSetting(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
