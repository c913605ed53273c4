package org.datapop.catalog.person;

import org.datapop.content.spi.Upgrade;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Version 1 knew one role, without dates or source; version 2 knows appointments. The role becomes
 * the first of them, with a key that is the same at every reading.
 */
final class RoleBecomesAppointment implements Upgrade {

    @Override
    public void apply(ObjectNode body) {
        var role = body.remove("role");
        var organization = body.remove("organization");
        var appointments = body.putArray("appointments");
        if (isEmpty(role) && isEmpty(organization)) {
            return;
        }
        var appointment = appointments.addObject();
        appointment.put("key", "v1");
        if (role != null) {
            appointment.set("role", role);
        }
        if (organization != null) {
            appointment.set("organization", organization);
        }
    }

    private static boolean isEmpty(@Nullable JsonNode value) {
        return value == null || value.isNull() || value.asString("").isBlank();
    }
}
