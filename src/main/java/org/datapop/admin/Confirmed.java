package org.datapop.admin;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What only somebody may do who has shown within the last ten minutes who they are, so that a
 * screen left open can't be used for it. On the method that answers the POST; whoever must show it
 * first finds what they posted carried along, and needs to do nothing twice.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Confirmed {}
