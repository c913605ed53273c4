package org.datapop.transparency;

/** An entry with its signature, and what it commits to. */
record Sealed(Entry entry, Statement statement, byte[] signature) {}
