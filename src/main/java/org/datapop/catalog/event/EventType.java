package org.datapop.catalog.event;

import static org.datapop.content.spi.Field.date;
import static org.datapop.content.spi.Field.line;
import static org.datapop.content.spi.Field.markdown;
import static org.datapop.content.spi.Field.number;
import static org.datapop.content.spi.Field.references;
import static org.datapop.content.spi.Field.url;

import org.datapop.content.spi.Address;
import org.datapop.content.spi.ContentType;
import org.datapop.content.spi.Draft;
import org.datapop.content.spi.FormSpec;
import org.springframework.stereotype.Component;

/** Describes events to the kernel: all of them are told on the timeline of the founders' page. */
@Component
final class EventType implements ContentType<Event> {

    @Override
    public String key() {
        return "event";
    }

    @Override
    public Address address(Draft draft) {
        return Address.part("/founders", draft.slug());
    }

    @Override
    public FormSpec form() {
        return FormSpec.of(
                line("name").max(120).title().translatable(),
                markdown("text").translatable(),
                date("from"),
                date("until"),
                date("on"),
                number("position").sorting(),
                references("people", "person"),
                references("organizations", "organization"),
                line("source").max(300).translatable(),
                url("sourceUrl"));
    }
}
