package org.datapop.catalog.site;

import static org.datapop.content.spi.Field.group;
import static org.datapop.content.spi.Field.language;
import static org.datapop.content.spi.Field.line;

import org.datapop.content.spi.Address;
import org.datapop.content.spi.ContentType;
import org.datapop.content.spi.Draft;
import org.datapop.content.spi.FormSpec;
import org.springframework.stereotype.Component;

/** Describes the site's own words to the kernel: shown around every page, at no address. */
@Component
final class SiteType implements ContentType<Site> {

    @Override
    public String key() {
        return "site";
    }

    @Override
    public Address address(Draft draft) {
        return Address.none();
    }

    @Override
    public FormSpec form() {
        return FormSpec.of(
                line("name").max(80).title().translatable(),
                line("motto").max(120).translatable(),
                line("tagline").required().max(200).summary().translatable(),
                MenuItem.field("menu"),
                MenuItem.field("footer"),
                group("languages", language("tag").required(), line("name").required().max(60)));
    }

    @Override
    public boolean single() {
        return true;
    }
}
