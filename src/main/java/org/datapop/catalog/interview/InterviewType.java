package org.datapop.catalog.interview;

import static org.datapop.content.spi.Field.choice;
import static org.datapop.content.spi.Field.date;
import static org.datapop.content.spi.Field.group;
import static org.datapop.content.spi.Field.language;
import static org.datapop.content.spi.Field.line;
import static org.datapop.content.spi.Field.markdown;
import static org.datapop.content.spi.Field.references;
import static org.datapop.content.spi.Field.text;
import static org.datapop.content.spi.Field.url;

import org.datapop.content.spi.Address;
import org.datapop.content.spi.ContentType;
import org.datapop.content.spi.Draft;
import org.datapop.content.spi.FormSpec;
import org.datapop.content.spi.PlainText;
import org.springframework.stereotype.Component;

/** Describes interviews to the kernel: each has its own page below {@code /interviews}. */
@Component
final class InterviewType implements ContentType<Interview> {

    private static final int A_FEW = 20;

    private final PlainText plainText;

    InterviewType(PlainText plainText) {
        this.plainText = plainText;
    }

    @Override
    public String key() {
        return "interview";
    }

    @Override
    public Address address(Draft draft) {
        return Address.page("interviews", draft.slug());
    }

    @Override
    public FormSpec form() {
        return FormSpec.of(
                        line("title").max(160).title().translatable(),
                        line("summary").max(300).summary().translatable(),
                        choice("kind", "text", "video").required().facet(),
                        references("interviewees", "person").required().max(A_FEW).facet(),
                        references("interviewers", "person").max(A_FEW),
                        line("interviewerNames").max(200),
                        line("outlet").max(120).facet(),
                        url("outletAddress"),
                        date("date").filed().facet(),
                        language("language"),
                        choice("completeness", "full", "excerpt", "summary", "announced")
                                .required()
                                .facet(),
                        markdown("note").max(5_000).translatable(),
                        Turn.field("turns"),
                        group(
                                        "quotes",
                                        text("quote").required().max(600).translatable(),
                                        line("speaker").max(120))
                                .max(A_FEW),
                        references("people", "person"),
                        references("organizations", "organization"),
                        url("video"),
                        url("captions"))
                .rule(Transcript::broken)
                .rule(new QuotedWords(plainText));
    }
}
