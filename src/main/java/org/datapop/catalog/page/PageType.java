package org.datapop.catalog.page;

import static org.datapop.content.spi.Field.line;

import org.datapop.content.spi.Address;
import org.datapop.content.spi.Block;
import org.datapop.content.spi.ContentType;
import org.datapop.content.spi.Draft;
import org.datapop.content.spi.FormSpec;
import org.springframework.stereotype.Component;

/** Describes free pages to the kernel: each at its own first segment. */
@Component
final class PageType implements ContentType<Page> {

    @Override
    public String key() {
        return "page";
    }

    @Override
    public Address address(Draft draft) {
        return Address.page(draft.slug());
    }

    @Override
    public FormSpec form() {
        return FormSpec.of(
                line("title").max(160).title().translatable(),
                line("summary").max(300).summary().translatable(),
                Block.field("blocks").required());
    }
}
