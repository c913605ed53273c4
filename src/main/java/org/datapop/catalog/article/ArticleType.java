package org.datapop.catalog.article;

import static org.datapop.content.spi.Field.date;
import static org.datapop.content.spi.Field.line;
import static org.datapop.content.spi.Field.picture;
import static org.datapop.content.spi.Field.references;

import org.datapop.content.spi.Address;
import org.datapop.content.spi.Block;
import org.datapop.content.spi.ContentType;
import org.datapop.content.spi.Draft;
import org.datapop.content.spi.FormSpec;
import org.springframework.stereotype.Component;

/** Describes articles to the kernel: each has its own page below {@code /news}. */
@Component
final class ArticleType implements ContentType<Article> {

    @Override
    public String key() {
        return "article";
    }

    @Override
    public Address address(Draft draft) {
        return Address.page("news", draft.slug());
    }

    @Override
    public FormSpec form() {
        return FormSpec.of(
                line("title").max(160).title().translatable(),
                line("summary").max(300).summary().translatable(),
                date("date").required().filed().facet(),
                references("authors", "person").max(20).facet(),
                picture("picture").facet().translatable(),
                Block.field("blocks").required());
    }
}
