package org.datapop.catalog.home;

import static org.datapop.content.spi.Field.line;
import static org.datapop.content.spi.Field.references;

import org.datapop.content.spi.Address;
import org.datapop.content.spi.ContentType;
import org.datapop.content.spi.Draft;
import org.datapop.content.spi.FormSpec;
import org.springframework.stereotype.Component;

/** Describes the home page to the kernel. */
@Component
final class HomeType implements ContentType<Home> {

    @Override
    public String key() {
        return "home";
    }

    @Override
    public Address address(Draft draft) {
        return Address.fixed("/");
    }

    @Override
    public FormSpec form() {
        return FormSpec.of(
                line("title").max(120).title().translatable(),
                line("summary").required().max(300).summary().translatable(),
                line("eyebrow").max(80).translatable(),
                line("headline").required().max(80).translatable(),
                line("lede").required().max(300).translatable(),
                line("pillarsTitle").required().max(80).translatable(),
                line("challengesTitle").required().max(80).translatable(),
                line("challengesIntro").max(300).translatable(),
                line("foundersTitle").required().max(80).translatable(),
                line("foundersIntro").max(300).translatable(),
                references("organizations", "organization"),
                references("people", "person"),
                line("interviewsTitle").max(80).translatable(),
                references("interviews", "interview"));
    }

    @Override
    public boolean single() {
        return true;
    }
}
