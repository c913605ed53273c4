package org.datapop.content.spi;

import org.datapop.shared.Language;
import org.datapop.shared.Slug;

/** All of a draft that may decide its address. */
public record Draft(Slug slug, Language language) {}
