package org.datapop.catalog.trial;

import static org.datapop.content.spi.Field.choice;
import static org.datapop.content.spi.Field.date;
import static org.datapop.content.spi.Field.flag;
import static org.datapop.content.spi.Field.group;
import static org.datapop.content.spi.Field.line;
import static org.datapop.content.spi.Field.markdown;
import static org.datapop.content.spi.Field.number;
import static org.datapop.content.spi.Field.picture;
import static org.datapop.content.spi.Field.reference;
import static org.datapop.content.spi.Field.references;
import static org.datapop.content.spi.Field.text;
import static org.datapop.content.spi.Field.url;

import org.datapop.content.spi.Address;
import org.datapop.content.spi.Block;
import org.datapop.content.spi.ContentType;
import org.datapop.content.spi.Draft;
import org.datapop.content.spi.FormSpec;
import org.springframework.stereotype.Component;

@Component
final class TrialType implements ContentType<Trial> {

    @Override
    public String key() {
        return "trial";
    }

    @Override
    public Address address(Draft draft) {
        return Address.page("trials", draft.slug());
    }

    @Override
    public FormSpec form() {
        return FormSpec.of(
                line("name").title(),
                text("lines").summary(),
                markdown("text").translatable(),
                number("number"),
                date("date").filed(),
                choice("choice", "red", "green").facet(),
                flag("flag"),
                url("url"),
                reference("one"),
                references("many", "person", "organization"),
                group("rows", line("label").required(), markdown("note")),
                Block.field("blocks"),
                picture("picture").facet());
    }
}
