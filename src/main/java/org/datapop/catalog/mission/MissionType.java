package org.datapop.catalog.mission;

import static org.datapop.content.spi.Field.line;

import org.datapop.content.spi.Address;
import org.datapop.content.spi.Block;
import org.datapop.content.spi.ContentType;
import org.datapop.content.spi.Draft;
import org.datapop.content.spi.FormSpec;
import org.springframework.stereotype.Component;

/** Describes the mission to the kernel: one page at {@code /mission}. */
@Component
final class MissionType implements ContentType<Mission> {

    @Override
    public String key() {
        return "mission";
    }

    @Override
    public Address address(Draft draft) {
        return Address.fixed("/mission");
    }

    @Override
    public FormSpec form() {
        return FormSpec.of(
                line("title").max(120).title().translatable(),
                line("summary").required().max(300).summary().translatable(),
                Block.field("blocks").required());
    }

    @Override
    public boolean single() {
        return true;
    }
}
