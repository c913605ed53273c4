package org.datapop.catalog.challenge;

import static org.datapop.content.spi.Field.line;
import static org.datapop.content.spi.Field.markdown;
import static org.datapop.content.spi.Field.number;

import org.datapop.content.spi.Address;
import org.datapop.content.spi.ContentType;
import org.datapop.content.spi.Draft;
import org.datapop.content.spi.FormSpec;
import org.springframework.stereotype.Component;

/** Describes challenges to the kernel: all of them are told on one page. */
@Component
final class ChallengeType implements ContentType<Challenge> {

    @Override
    public String key() {
        return "challenge";
    }

    @Override
    public Address address(Draft draft) {
        return Address.part("/challenges", draft.slug());
    }

    @Override
    public FormSpec form() {
        return FormSpec.of(
                number("position").required().sorting(),
                line("name").max(160).title().translatable(),
                line("summary").required().max(300).summary().translatable(),
                markdown("text").required().translatable());
    }
}
