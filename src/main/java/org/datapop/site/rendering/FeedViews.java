package org.datapop.site.rendering;

import java.util.List;
import org.datapop.shared.SitePath;
import org.datapop.web.PublicAddress;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The feeds of the site. */
@Configuration(proxyBeanMethods = false)
class FeedViews {

    /**
     * A feed of one type.
     *
     * @param name of the section; the words of the feed are {@code feed.<name>.*}
     * @param type of which there may be no documents yet
     */
    record Feed(String name, String type) {

        SitePath path() {
            return new SitePath("/" + name + "/feed.atom");
        }
    }

    private static final Feed INTERVIEWS = new Feed("interviews", "interview");
    private static final Feed NEWS = new Feed("news", "article");

    static final List<Feed> ALL = List.of(INTERVIEWS, NEWS);

    @Bean
    View interviewsFeed(Drawing drawing, PublicAddress address) {
        return new FeedView(drawing, address, INTERVIEWS);
    }

    @Bean
    View newsFeed(Drawing drawing, PublicAddress address) {
        return new FeedView(drawing, address, NEWS);
    }
}
