package org.datapop.web;

/** A setting that can't be meant; the message is the one sentence the operator reads. */
final class WrongSetting extends IllegalArgumentException {

    WrongSetting(String sentence) {
        super(sentence);
    }
}
