package org.datapop.catalog.organization;

import static org.datapop.content.spi.Field.date;
import static org.datapop.content.spi.Field.group;
import static org.datapop.content.spi.Field.line;
import static org.datapop.content.spi.Field.markdown;
import static org.datapop.content.spi.Field.picture;
import static org.datapop.content.spi.Field.url;

import org.datapop.content.spi.Address;
import org.datapop.content.spi.Appointment;
import org.datapop.content.spi.ContentType;
import org.datapop.content.spi.Draft;
import org.datapop.content.spi.FormSpec;
import org.springframework.stereotype.Component;

/** Describes organizations to the kernel: each has its own page below {@code /organizations}. */
@Component
final class OrganizationType implements ContentType<Organization> {

    @Override
    public String key() {
        return "organization";
    }

    @Override
    public Address address(Draft draft) {
        return Address.page("organizations", draft.slug());
    }

    @Override
    public FormSpec form() {
        return FormSpec.of(
                line("name").max(160).title().translatable(),
                line("shortName").max(40).translatable(),
                line("sortName").max(160).sorting().translatable(),
                line("kind").max(160).translatable(),
                line("summary").required().max(300).summary().translatable(),
                picture("picture").facet().translatable(),
                markdown("text").translatable(),
                line("founding").max(160).facet().translatable(),
                date("created"),
                line("country").max(80).translatable(),
                group("fields", line("text").max(200).translatable()),
                group("topics", line("text").max(200).translatable()),
                group("supporters", line("text").max(200).translatable()),
                group("partners", line("text").max(200).translatable()),
                Appointment.field("appointments"),
                url("website"));
    }
}
