package org.datapop.admin;

import org.jspecify.annotations.Nullable;

/**
 * A screen that one comes to from everywhere, as the menu and the palette show it.
 *
 * @param name in the language of whoever looks
 * @param count how many documents stand there; null where nothing is counted
 * @param current whether it is the one that is open
 */
public record Screen(String name, String address, @Nullable Integer count, boolean current) {}
