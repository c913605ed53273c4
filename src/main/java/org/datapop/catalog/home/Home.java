package org.datapop.catalog.home;

import java.util.List;
import org.datapop.content.spi.Body;
import org.datapop.content.spi.Reference;

/**
 * What the first page says around the pillars, the challenges and the founders, which it shows by
 * itself.
 *
 * @param title the page's name in lists; visitors see the headline
 */
public record Home(
        String title,
        String summary,
        String eyebrow,
        String headline,
        String lede,
        String pillarsTitle,
        String challengesTitle,
        String challengesIntro,
        String foundersTitle,
        String foundersIntro,
        List<Reference> organizations,
        List<Reference> people,
        String interviewsTitle,
        List<Reference> interviews)
        implements Body {}
