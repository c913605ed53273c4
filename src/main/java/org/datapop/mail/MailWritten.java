package org.datapop.mail;

/** Something is in the outbox. */
record MailWritten() {}
