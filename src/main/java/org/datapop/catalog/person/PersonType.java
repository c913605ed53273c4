package org.datapop.catalog.person;

import static org.datapop.content.spi.Field.group;
import static org.datapop.content.spi.Field.line;
import static org.datapop.content.spi.Field.markdown;
import static org.datapop.content.spi.Field.picture;
import static org.datapop.content.spi.Field.url;

import java.util.List;
import org.datapop.content.spi.Address;
import org.datapop.content.spi.Appointment;
import org.datapop.content.spi.ContentType;
import org.datapop.content.spi.Draft;
import org.datapop.content.spi.FormSpec;
import org.datapop.content.spi.Upgrade;
import org.springframework.stereotype.Component;

/** Describes people to the kernel: each has a profile below {@code /people}. */
@Component
final class PersonType implements ContentType<Person> {

    @Override
    public String key() {
        return "person";
    }

    @Override
    public Address address(Draft draft) {
        return Address.page("people", draft.slug());
    }

    @Override
    public FormSpec form() {
        return FormSpec.of(
                line("name").max(200).title(),
                line("sortName").max(200).sorting(),
                line("summary").max(300).summary().translatable(),
                line("founding").max(160).facet().translatable(),
                picture("picture").facet().translatable(),
                markdown("biography").translatable(),
                Appointment.field("appointments"),
                group(
                        "links",
                        line("label").required().max(80).translatable(),
                        url("address").required()));
    }

    @Override
    public List<Upgrade> upgrades() {
        return List.of(new RoleBecomesAppointment());
    }
}
