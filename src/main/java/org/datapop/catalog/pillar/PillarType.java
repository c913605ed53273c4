package org.datapop.catalog.pillar;

import static org.datapop.content.spi.Field.choice;
import static org.datapop.content.spi.Field.line;
import static org.datapop.content.spi.Field.markdown;
import static org.datapop.content.spi.Field.number;
import static org.datapop.content.spi.Field.references;

import org.datapop.content.spi.Address;
import org.datapop.content.spi.ContentType;
import org.datapop.content.spi.Draft;
import org.datapop.content.spi.FormSpec;
import org.springframework.stereotype.Component;

/** Describes pillars to the kernel: each has its own page below {@code /pillars}. */
@Component
final class PillarType implements ContentType<Pillar> {

    @Override
    public String key() {
        return "pillar";
    }

    @Override
    public Address address(Draft draft) {
        return Address.page("pillars", draft.slug());
    }

    @Override
    public FormSpec form() {
        return FormSpec.of(
                number("position").required().sorting(),
                line("name").max(80).title().translatable(),
                choice("accent", "diagnose", "mobilize", "transform").required().facet(),
                line("summary").required().max(200).summary().translatable(),
                markdown("text").required().translatable(),
                references("people", "person"));
    }
}
